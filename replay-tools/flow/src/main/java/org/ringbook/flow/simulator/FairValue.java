package org.ringbook.flow.simulator;

/**
 * What the market's participants think the price is: a walk of small steps that returns to its start, with jumps on news. Kept
 * in 1/256 of the market's scale around the start, so that it stays positive.
 */
final class FairValue {
    private static final long ONE = 256;
    private static final long RANGE = 8_000 * ONE;
    private static final int NEWS_ONE_IN = 20_000;

    private final long startTicks;
    private final long scaleTicks;
    private final SplitMix64 random;
    private long offset;

    FairValue(final SimulatedMarket market, final SplitMix64 random) {
        startTicks = market.startTicks();
        scaleTicks = market.scaleTicks();
        this.random = random;
    }

    /** Moves on by one order. */
    void advance() {
        offset += random.between(-ONE / 8, ONE / 8) - offset / 16_384;
        if (random.below(NEWS_ONE_IN) == 0) {
            final long jump = random.between(20, 80) * ONE;
            offset += random.chance(500) ? jump : -jump;
        }
        offset = Math.max(-RANGE, Math.min(RANGE, offset));
    }

    /** The value in ticks; at least a fifth of the start. */
    long ticks() {
        return Math.max(startTicks / 5, startTicks + Math.floorDiv(offset * scaleTicks, ONE));
    }
}
