package org.ringbook.core.market;

/** What was last said of an auction; all zeros before anything was, and outside auctions. Core thread only. */
public final class Indicative {
    private long priceTicks;
    private long pairedQty;
    private int imbalanceSide;
    private long imbalanceQty;

    Indicative() {}

    /** Nothing was said. */
    public void clear() {
        set(0, 0, 0, 0);
    }

    /**
     * Says something.
     *
     * @param price in ticks, 0 for none
     * @param paired in lots
     * @param side value of {@code Side}, 0 for none
     * @param imbalance in lots
     * @return whether it is something else than before
     */
    public boolean set(final long price, final long paired, final int side, final long imbalance) {
        final boolean other =
                price != priceTicks || paired != pairedQty || side != imbalanceSide || imbalance != imbalanceQty;
        priceTicks = price;
        pairedQty = paired;
        imbalanceSide = side;
        imbalanceQty = imbalance;
        return other;
    }

    /**
     * The auction's price.
     *
     * @return ticks, 0 for none
     */
    public long priceTicks() {
        return priceTicks;
    }

    /**
     * What would trade.
     *
     * @return lots
     */
    public long pairedQty() {
        return pairedQty;
    }

    /**
     * Side of the surplus.
     *
     * @return value of {@code Side}, 0 for none
     */
    public int imbalanceSide() {
        return imbalanceSide;
    }

    /**
     * The surplus.
     *
     * @return lots
     */
    public long imbalanceQty() {
        return imbalanceQty;
    }
}
