package org.ringbook.flow;

/** An order that rests in a {@link MirrorBook}. Read it before the book changes again. */
public final class MirrorOrder {
    private final long id;
    private final Side side;
    private final String participant;
    private long priceTicks;
    private long cumQty;
    private long leavesQty;

    MirrorOrder(
            final long id,
            final Side side,
            final String participant,
            final long priceTicks,
            final long cumQty,
            final long leavesQty) {
        this.id = id;
        this.side = side;
        this.participant = participant;
        this.priceTicks = priceTicks;
        this.cumQty = cumQty;
        this.leavesQty = leavesQty;
    }

    /**
     * The feed's id.
     *
     * @return the id.
     */
    public long id() {
        return id;
    }

    /**
     * Side of the order.
     *
     * @return the side.
     */
    public Side side() {
        return side;
    }

    /**
     * Whose it is.
     *
     * @return the participant; an order never trades with one of the same participant.
     */
    public String participant() {
        return participant;
    }

    /**
     * Limit of the order.
     *
     * @return the price in ticks.
     */
    public long priceTicks() {
        return priceTicks;
    }

    /**
     * What has traded of the order since it entered this book.
     *
     * @return lots.
     */
    public long cumQty() {
        return cumQty;
    }

    /**
     * What is still open.
     *
     * @return lots, positive while the order rests.
     */
    public long leavesQty() {
        return leavesQty;
    }

    void fill(final long qtyLots) {
        cumQty = Math.addExact(cumQty, qtyLots);
        leavesQty -= qtyLots;
    }

    void leavesQty(final long qtyLots) {
        leavesQty = qtyLots;
    }

    void priceTicks(final long ticks) {
        priceTicks = ticks;
    }
}
