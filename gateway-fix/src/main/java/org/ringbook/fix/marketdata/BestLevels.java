package org.ringbook.fix.marketdata;

import org.agrona.collections.LongHashSet;
import org.ringbook.readmodel.marketdata.BookSide;
import org.ringbook.readmodel.marketdata.PriceLevel;

/** The best levels of a side, so many of them. What comes into sight or goes out of it is said too. One thread. */
final class BestLevels implements LevelImage {
    private final boolean sell;
    private final long[] prices;
    private final long[] quantities;
    private final int[] counts;
    private int size;

    BestLevels(final boolean sell, final int depth) {
        this.sell = sell;
        prices = new long[depth];
        quantities = new long[depth];
        counts = new int[depth];
    }

    @Override
    public void update(final BookSide side, final LongHashSet changed, final Differences differences) {
        final int depth = depth(side);
        int was = 0;
        int is = 0;
        while (was < size || is < depth) {
            final int order = was == size
                    ? 1
                    : is == depth ? -1 : compare(prices[was], side.level(is).priceTicks());
            if (order < 0) {
                differences.level(DELETE, sell, prices[was], 0, 0);
                was++;
            } else {
                final PriceLevel level = side.level(is);
                if (order > 0) {
                    differences.level(NEW, sell, level.priceTicks(), level.qtyLots(), level.orderCount());
                } else {
                    if (quantities[was] != level.qtyLots() || counts[was] != level.orderCount()) {
                        differences.level(CHANGE, sell, level.priceTicks(), level.qtyLots(), level.orderCount());
                    }
                    was++;
                }
                is++;
            }
        }
        keep(side, depth);
    }

    /** Below 0: the first is the better price. Orders without a price, in an auction, are at 0 and before all. */
    private int compare(final long first, final long second) {
        if (first == second) {
            return 0;
        }
        if (first == 0 || second == 0) {
            return first == 0 ? -1 : 1;
        }
        return sell == first < second ? -1 : 1;
    }

    private void keep(final BookSide side, final int depth) {
        for (int i = 0; i < depth; i++) {
            final PriceLevel level = side.level(i);
            prices[i] = level.priceTicks();
            quantities[i] = level.qtyLots();
            counts[i] = level.orderCount();
        }
        size = depth;
    }

    @Override
    public int depth(final BookSide side) {
        return Math.min(side.size(), prices.length);
    }
}
