package org.ringbook.core.ledger;

/** Fees of each account tier, in parts per million of what a side receives. Core thread only. */
public final class FeeSchedule {
    /** Number of tiers. */
    public static final int TIERS = 16;

    /** Largest fee in parts per million. */
    public static final int MAX_PPM = 100_000;

    private static final long PARTS = 1_000_000;

    private final int[] makerPpm = new int[TIERS];
    private final int[] takerPpm = new int[TIERS];

    /**
     * Sets a tier's fees.
     *
     * @param tier 0 to 15
     * @param maker parts per million
     * @param taker parts per million
     */
    public void set(final int tier, final int maker, final int taker) {
        makerPpm[tier] = maker;
        takerPpm[tier] = taker;
    }

    /**
     * Fee of a resting order.
     *
     * @param tier 0 to 15
     * @return parts per million
     */
    public int makerPpm(final int tier) {
        return makerPpm[tier];
    }

    /**
     * Fee of an aggressor.
     *
     * @param tier 0 to 15
     * @return parts per million
     */
    public int takerPpm(final int tier) {
        return takerPpm[tier];
    }

    /**
     * The fee on an amount: {@code ceil(units * ppm / 1,000,000)}, exact for every amount.
     *
     * @param units received, at least 0
     * @param ppm 0 to {@link #MAX_PPM}
     * @return units to pay, at most {@code units}
     */
    public static long feeRoundedUp(final long units, final int ppm) {
        if (ppm == 0) {
            return 0;
        }
        final long whole = units / PARTS;
        final long rest = units - whole * PARTS;
        return whole * ppm + (rest * ppm + PARTS - 1) / PARTS;
    }
}
