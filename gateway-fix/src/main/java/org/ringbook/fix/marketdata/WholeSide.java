package org.ringbook.fix.marketdata;

import org.agrona.collections.LongHashSet;
import org.ringbook.readmodel.marketdata.BookSide;
import org.ringbook.readmodel.marketdata.PriceLevel;

/** All levels of a side. Costs what changes, however many there are. One thread. */
final class WholeSide implements LevelImage {
    private final boolean sell;
    private final LongHashSet known = new LongHashSet();
    private boolean begun;

    WholeSide(final boolean sell) {
        this.sell = sell;
    }

    @Override
    public void update(final BookSide side, final LongHashSet changed, final Differences differences) {
        if (!begun) {
            begun = true;
            for (int i = 0; i < side.size(); i++) {
                update(side.level(i).priceTicks(), side.level(i), differences);
            }
            return;
        }
        final LongHashSet.LongIterator prices = changed.iterator();
        while (prices.hasNext()) {
            final long priceTicks = prices.nextValue();
            update(priceTicks, side.find(priceTicks), differences);
        }
    }

    private void update(final long priceTicks, final PriceLevel level, final Differences differences) {
        if (level != null) {
            final char action = known.add(priceTicks) ? NEW : CHANGE;
            differences.level(action, sell, priceTicks, level.qtyLots(), level.orderCount());
        } else if (known.remove(priceTicks)) {
            differences.level(DELETE, sell, priceTicks, 0, 0);
        }
    }

    @Override
    public int depth(final BookSide side) {
        return side.size();
    }
}
