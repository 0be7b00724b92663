package org.ringbook.workloads;

/**
 * A small generator of pseudo-random numbers that gives the same ones everywhere. Source: Steele, Lea and Flood, "Fast
 * splittable pseudorandom number generators", OOPSLA 2014. One thread.
 */
public final class SplitMix64 {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    /**
     * A sequence of numbers.
     *
     * @param seed any number; the same one gives the same sequence
     */
    public SplitMix64(final long seed) {
        state = seed;
    }

    /** {@return all 64 bits} */
    public long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /**
     * The finalizer alone: spreads a number over 64 bits.
     *
     * @param value any
     * @return another for each
     */
    public static long mix(final long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /**
     * A number, every one as often but for 2^-32.
     *
     * @param bound above 0
     * @return from 0 to below the bound
     */
    public int below(final int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** From 0 to below 1. */
    double unit() {
        return (next() >>> 11) * UNIT;
    }

    boolean chance(final double probability) {
        return unit() < probability;
    }

    /** How often something fails before it succeeds, geometrically distributed. */
    int geometric(final double mean) {
        return (int) (StrictMath.log(1 - unit()) / StrictMath.log(mean / (mean + 1)));
    }
}
