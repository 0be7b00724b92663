package org.ringbook.flow.simulator;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.ringbook.flow.Side;

/** One participant in one market: what it holds beyond its start, what it has open, and what trading has brought it. */
final class Trader {
    private static final int QUOTE_LEVELS = 6;

    final String name;
    final boolean maker;

    private final Open bids = new Open();
    private final Open offers = new Open();
    private final long exposureMaxLots;
    private long inventory;
    private long cash;

    /** What is open on one side. */
    private static final class Open {
        private final SimOrder[] quotes = new SimOrder[QUOTE_LEVELS];
        private final NavigableMap<Long, Integer> prices = new TreeMap<>();
        private long qtyLots;
    }

    Trader(final String name, final boolean maker, final long exposureMaxLots) {
        this.name = name;
        this.maker = maker;
        this.exposureMaxLots = exposureMaxLots;
    }

    long inventory() {
        return inventory;
    }

    long openQty(final Side side) {
        return open(side).qtyLots;
    }

    /** How much more of a side may be ordered without passing the greatest exposure, were everything open to fill. */
    long room(final Side side) {
        final long held = side == Side.BUY ? inventory : -inventory;
        return exposureMaxLots - held - open(side).qtyLots;
    }

    /** What trading has brought, in ticks times lots, at a price. */
    long result(final long fairTicks) {
        return Math.addExact(cash, Math.multiplyExact(inventory, fairTicks));
    }

    /** Inventory as parts of a thousand of the greatest exposure. */
    int inventoryPerMille() {
        return (int) (inventory * 1000 / exposureMaxLots);
    }

    /** The order at a level of the quotes, or null. */
    SimOrder quote(final Side side, final int level) {
        return open(side).quotes[level];
    }

    int quoteLevels() {
        return QUOTE_LEVELS;
    }

    void quotes(final SimOrder order, final int level) {
        open(order.side).quotes[level] = order;
    }

    void quotesNoMore(final SimOrder order) {
        final SimOrder[] quotes = open(order.side).quotes;
        for (int level = 0; level < quotes.length; level++) {
            quotes[level] = order.equals(quotes[level]) ? null : quotes[level];
        }
    }

    void reserve(final Side side, final long qtyLots) {
        open(side).qtyLots += qtyLots;
    }

    void fill(final Side side, final long priceTicks, final long qtyLots) {
        open(side).qtyLots -= qtyLots;
        final long signed = side == Side.BUY ? qtyLots : -qtyLots;
        inventory += signed;
        cash = Math.subtractExact(cash, Math.multiplyExact(priceTicks, signed));
    }

    void rests(final Side side, final long priceTicks) {
        open(side).prices.merge(priceTicks, 1, Integer::sum);
    }

    void restsNoMore(final Side side, final long priceTicks) {
        open(side)
                .prices
                .computeIfPresent(priceTicks, (price, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }

    /** Whether an order of this trader could meet another one of its own. */
    boolean meetsItself(final Side side, final long limitTicks) {
        final NavigableMap<Long, Integer> opposite = open(side.opposite()).prices;
        return !opposite.isEmpty()
                && side.reaches(limitTicks, side == Side.BUY ? opposite.firstKey() : opposite.lastKey());
    }

    private Open open(final Side side) {
        return side == Side.BUY ? bids : offers;
    }
}
