package org.ringbook.reference;

import java.math.BigInteger;
import org.ringbook.sbe.messages.Side;

/** The prices from the one to the other. */
record Band(long lowTicks, long highTicks) {
    static final Band ENDLESS = new Band(Long.MIN_VALUE, Long.MAX_VALUE);
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final BigInteger PRICE_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    /** Endless without a reference or a width. */
    static Band around(final long referenceTicks, final int ppm) {
        if (referenceTicks == 0 || ppm == 0) {
            return ENDLESS;
        }
        final BigInteger reference = BigInteger.valueOf(referenceTicks);
        final BigInteger distance = reference.multiply(BigInteger.valueOf(ppm)).divide(MILLION);
        return new Band(
                reference.subtract(distance).max(BigInteger.ONE).longValueExact(),
                reference.add(distance).min(PRICE_MAX).longValueExact());
    }

    boolean isEndless() {
        return equals(ENDLESS);
    }

    boolean contains(final long priceTicks) {
        return priceTicks >= lowTicks && priceTicks <= highTicks;
    }

    /** Is the price on the far side of the band, seen from this side of the book? */
    boolean isBeyond(final Side side, final long priceTicks) {
        return side == Side.BUY ? priceTicks > highTicks : priceTicks < lowTicks;
    }
}
