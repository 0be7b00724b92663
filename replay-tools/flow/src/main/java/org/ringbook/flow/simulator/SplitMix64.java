package org.ringbook.flow.simulator;

/**
 * A small seeded generator that gives the same numbers everywhere. Source: Steele, Lea, Flood: Fast splittable pseudorandom number
 * generators, OOPSLA 2014.
 */
final class SplitMix64 {
    private long state;

    SplitMix64(final long seed) {
        state = seed;
    }

    long next() {
        state += 0x9e3779b97f4a7c15L;
        long mixed = state;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** Uniform from 0 to {@code bound - 1}; the bias of the multiplication is below 2^-32 for the small bounds used here. */
    int below(final int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** Uniform from {@code from} to {@code to}, both included. */
    long between(final long from, final long to) {
        return from + Math.floorMod(next(), to - from + 1);
    }

    /** True in {@code perMille} of 1000. */
    boolean chance(final int perMille) {
        return below(1000) < perMille;
    }

    /** Geometric with the given mean, from 0, at most forty times the mean. */
    long geometric(final int mean) {
        long count = 0;
        while (count < 40L * mean && below(mean + 1) != 0) {
            count++;
        }
        return count;
    }
}
