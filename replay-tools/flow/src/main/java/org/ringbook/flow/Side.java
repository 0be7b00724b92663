package org.ringbook.flow;

/** Side of an order. */
public enum Side {
    /** Bids: the best is the highest price. */
    BUY,
    /** Offers: the best is the lowest price. */
    SELL;

    /**
     * The side an order of this side trades against.
     *
     * @return the other side.
     */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /**
     * Whether a price is at least as good for the owner of a resting order of the other side as {@code limitTicks} allows.
     *
     * @param limitTicks the aggressor's limit, in ticks; the aggressor has this side.
     * @param restingTicks price of a resting order of the other side, in ticks.
     * @return true when the two can trade.
     */
    public boolean reaches(final long limitTicks, final long restingTicks) {
        return this == BUY ? limitTicks >= restingTicks : limitTicks <= restingTicks;
    }
}
