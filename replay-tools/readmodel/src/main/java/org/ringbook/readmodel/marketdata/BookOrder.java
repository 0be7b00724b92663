package org.ringbook.readmodel.marketdata;

/** An order as the book displays it. Live: it changes with its book, and is used again for another order once it is gone. One thread. */
public final class BookOrder {
    /** Bits of a priority that hold the frame's index within its record. */
    public static final int INDEX_BITS = 14;

    long orderId;
    long priority;
    long qtyLots;
    PriceLevel level;
    BookOrder previous;
    BookOrder next;

    BookOrder() {}

    /**
     * What decides the place within a price: the frame that put the order at the back of it last.
     *
     * @param sequence of the record
     * @param index of the frame in it, at most 8,192
     * @return a number that grows with both
     */
    public static long priority(final long sequence, final int index) {
        return (sequence << INDEX_BITS) | index;
    }

    /** {@return sequence of the record that created it} */
    public long orderId() {
        return orderId;
    }

    /** {@return what {@link #priority(long, int)} gave} */
    public long priority() {
        return priority;
    }

    /** {@return what it displays, in lots; at least 1} */
    public long qtyLots() {
        return qtyLots;
    }

    /** {@return its limit; 0 of a market order in an auction} */
    public long priceTicks() {
        return level.priceTicks();
    }

    /** {@return whether it is an offer} */
    public boolean isSell() {
        return level.isSell();
    }

    /** {@return the order behind it at its price; null if it is the last} */
    public BookOrder next() {
        return next;
    }

    long checksum() {
        return BookChecksum.ofOrder(orderId, priority, level.isSell(), level.priceTicks(), qtyLots);
    }
}
