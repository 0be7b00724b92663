package org.ringbook.core.ledger;

/** The one mixing function of the core's hash tables and of its state hash. Stateless. */
public final class Hashing {
    private static final long MULTIPLIER = 0xd6e8feb86659fd93L;

    private Hashing() {}

    /**
     * Spreads a number over 64 bits, one to one.
     *
     * @param value to mix
     * @return the mixed number
     */
    public static long mix(final long value) {
        long z = value;
        z ^= z >>> 32;
        z *= MULTIPLIER;
        z ^= z >>> 32;
        z *= MULTIPLIER;
        return z ^ (z >>> 32);
    }
}
