package org.ringbook.core.book;

/** The resting orders of one market: bids and offers. Core thread only. */
public final class OrderBook {
    private final BookSide bids;
    private final BookSide offers;
    private final OrderStore orders;
    private int size;

    /**
     * An empty book.
     *
     * @param orders that holds its orders, shared with other books
     */
    public OrderBook(final OrderStore orders) {
        this.orders = orders;
        bids = new BookSide(orders, false);
        offers = new BookSide(orders, true);
    }

    /**
     * One side.
     *
     * @param sell true for the offers, false for the bids
     * @return the side
     */
    public BookSide side(final boolean sell) {
        return sell ? offers : bids;
    }

    /**
     * Rests an order at the back of its price.
     *
     * @param slot with its terms set
     */
    public void add(final int slot) {
        side(orders.isSell(slot)).add(slot);
        size++;
    }

    /**
     * Takes an order out of its queue.
     *
     * @param slot of an order that rests here
     */
    public void remove(final int slot) {
        side(orders.isSell(slot)).remove(slot);
        size--;
    }

    /**
     * Number of resting orders.
     *
     * @return at least 0
     */
    public int size() {
        return size;
    }
}
