package org.ringbook.flow.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
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
        private final NavigableMap<Long, Deque<SimOrder>> prices = new TreeMap<>();
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

    void rests(final SimOrder order) {
        open(order.side)
                .prices
                .computeIfAbsent(order.priceTicks, price -> new ArrayDeque<>())
                .add(order);
    }

    void restsNoMore(final SimOrder order) {
        final NavigableMap<Long, Deque<SimOrder>> prices = open(order.side).prices;
        final Deque<SimOrder> orders = prices.get(order.priceTicks);
        orders.remove(order);
        if (orders.isEmpty()) {
            prices.remove(order.priceTicks);
        }
    }

    /** An order of this trader that another one of its own would meet first; null when there is none within the limit. */
    SimOrder inTheWayOf(final Side side, final long limitTicks) {
        final NavigableMap<Long, Deque<SimOrder>> opposite = open(side.opposite()).prices;
        if (opposite.isEmpty()) {
            return null;
        }
        final long best = side == Side.BUY ? opposite.firstKey() : opposite.lastKey();
        return side.reaches(limitTicks, best) ? opposite.get(best).peekFirst() : null;
    }

    /** Whether an order of this trader could meet another one of its own. */
    boolean meetsItself(final Side side, final long limitTicks) {
        return inTheWayOf(side, limitTicks) != null;
    }

    private Open open(final Side side) {
        return side == Side.BUY ? bids : offers;
    }
}
