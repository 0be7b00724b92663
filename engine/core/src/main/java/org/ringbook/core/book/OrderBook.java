package org.ringbook.core.book;

/**
 * The open orders of one market: those at prices, the bids and the offers; in an auction market orders, which come before
 * every price of their side; and those that wait for a stop price. Core thread only.
 */
public final class OrderBook {
    /** Bids and offers, by {@link OrderFlags#SELL}: a load, as no branch on the side can be foretold. */
    private final BookSide[] sides;

    private final OrderStore orders;
    private final OrderQueue marketBids;
    private final OrderQueue marketOffers;
    /** By stop price: buys like offers, from the lowest; sells like bids, from the highest. Null before the first. */
    private BookSide waitingBuys;

    private BookSide waitingSells;
    private int size;
    private boolean changed;

    /**
     * An empty book.
     *
     * @param orders that holds its orders, shared with other books
     */
    public OrderBook(final OrderStore orders) {
        this.orders = orders;
        sides = new BookSide[] {new BookSide(orders, false), new BookSide(orders, true)};
        marketBids = new OrderQueue(orders);
        marketOffers = new OrderQueue(orders);
    }

    /**
     * The orders at prices of one side.
     *
     * @param sell true for the offers, false for the bids
     * @return the side
     */
    public BookSide side(final boolean sell) {
        return sides[sell ? OrderFlags.SELL : 0];
    }

    /**
     * The first order of a side in matching order, market orders included.
     *
     * @param sell true for the offers, false for the bids
     * @return a slot, or 0
     */
    public int first(final boolean sell) {
        final int market = marketQueue(sell).first();
        return market != 0 ? market : side(sell).firstOrder();
    }

    /**
     * The order after another in matching order, market orders included.
     *
     * @param sell side of both
     * @param slot of an order that does not wait
     * @return a slot, or 0
     */
    public int after(final boolean sell, final int slot) {
        if (!isMarket(slot)) {
            return side(sell).orderAfter(slot);
        }
        final int next = orders.next(slot);
        return next != 0 ? next : side(sell).firstOrder();
    }

    /**
     * The first market order of a side.
     *
     * @param sell side
     * @return a slot, or 0
     */
    public int firstMarketOrder(final boolean sell) {
        return marketQueue(sell).first();
    }

    /**
     * Whether an order is a market order, which is before every price.
     *
     * @param slot of an order that does not wait
     * @return true if so
     */
    public boolean isMarket(final int slot) {
        return OrderFlags.isElsewhere(orders.flags(slot));
    }

    /**
     * Whether orders wait for a stop price.
     *
     * @return true if so
     */
    public boolean hasWaiting() {
        return waitingBuys != null && !(waitingBuys.isEmpty() && waitingSells.isEmpty());
    }

    /**
     * The first to be triggered of the orders that wait.
     *
     * @param sell true for the sells, false for the buys
     * @return a slot, or 0
     */
    public int firstWaiting(final boolean sell) {
        final BookSide waiting = sell ? waitingSells : waitingBuys;
        return waiting == null ? 0 : waiting.firstOrder();
    }

    /**
     * The order that is triggered after another of its side.
     *
     * @param sell side of both
     * @param slot of an order that waits
     * @return a slot, or 0
     */
    public int waitingAfter(final boolean sell, final int slot) {
        return (sell ? waitingSells : waitingBuys).orderAfter(slot);
    }

    /**
     * Puts an order at the back of its place.
     *
     * @param slot with its terms set
     */
    public void add(final int slot) {
        final int flags = orders.flags(slot);
        if (OrderFlags.isElsewhere(flags)) {
            addElsewhere(slot, flags);
        } else {
            sides[flags & OrderFlags.SELL].add(slot);
        }
        size++;
        changed = true;
    }

    /**
     * Takes an order out of its place.
     *
     * @param slot of an order that is here
     */
    public void remove(final int slot) {
        final int flags = orders.flags(slot);
        if (OrderFlags.isElsewhere(flags)) {
            removeElsewhere(slot, flags);
        } else {
            sides[flags & OrderFlags.SELL].remove(slot);
        }
        size--;
        changed = true;
    }

    /**
     * Number of open orders.
     *
     * @return at least 0
     */
    public int size() {
        return size;
    }

    /** Says that quantities have changed; {@link #add} and {@link #remove} say it themselves. */
    public void change() {
        changed = true;
    }

    /**
     * Whether anything has changed since this was asked last.
     *
     * @return true if so
     */
    public boolean takeChanged() {
        final boolean was = changed;
        changed = false;
        return was;
    }

    private void addElsewhere(final int slot, final int flags) {
        final boolean sell = OrderFlags.isSell(flags);
        if (!OrderFlags.isWaiting(flags)) {
            marketQueue(sell).add(slot);
            return;
        }
        if (waitingBuys == null) {
            waitingBuys = new BookSide(orders, true);
            waitingSells = new BookSide(orders, false);
        }
        (sell ? waitingSells : waitingBuys).add(slot);
    }

    private void removeElsewhere(final int slot, final int flags) {
        final boolean sell = OrderFlags.isSell(flags);
        if (OrderFlags.isWaiting(flags)) {
            (sell ? waitingSells : waitingBuys).remove(slot);
        } else {
            marketQueue(sell).remove(slot);
        }
    }

    private OrderQueue marketQueue(final boolean sell) {
        return sell ? marketOffers : marketBids;
    }
}
