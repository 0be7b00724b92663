package org.ringbook.core.market;

import java.math.BigInteger;
import org.ringbook.core.ledger.Assets;
import org.ringbook.core.ledger.Balances;

/**
 * Steps and bounds of a market.
 *
 * @param tickMantissa tick size is {@code tickMantissa / 10^tickScale} quote for one base
 * @param tickScale 0 to 18
 * @param lotMantissa lot size is {@code lotMantissa / 10^lotScale} base
 * @param lotScale 0 to 18
 * @param minQtyLots smallest order
 * @param maxQtyLots largest order
 * @param minNotionalUnits smallest notional, in quote units
 * @param maxNotionalUnits largest notional, in quote units
 * @param lotUnits one lot in base units
 * @param quoteUnitsPerTickLot one tick times one lot in quote units
 */
public record MarketTerms(
        long tickMantissa,
        int tickScale,
        long lotMantissa,
        int lotScale,
        long minQtyLots,
        long maxQtyLots,
        long minNotionalUnits,
        long maxNotionalUnits,
        long lotUnits,
        long quoteUnitsPerTickLot) {
    private static final long MIN_LOT_UNITS = 100;
    private static final long MIN_NOTIONAL_UNITS = 10_000;
    private static final BigInteger LARGEST = BigInteger.valueOf(Balances.MAX_TOTAL);

    /**
     * Whether tick and lot are sound, so that trading rounds nothing.
     *
     * @return false if lot or tick-lot are not whole, or out of bounds
     */
    public boolean hasSoundSteps() {
        return tickMantissa >= 1
                && lotMantissa >= 1
                && tickScale <= Assets.MAX_SCALE
                && lotScale <= Assets.MAX_SCALE
                && lotUnits >= MIN_LOT_UNITS
                && quoteUnitsPerTickLot >= 1;
    }

    /**
     * Whether the bounds are in order and range.
     *
     * @return true if so; the steps must be sound
     */
    public boolean hasSoundLimits() {
        return minQtyLots >= 1
                && maxQtyLots >= minQtyLots
                && maxQtyLots <= Balances.MAX_TOTAL / lotUnits
                && minNotionalUnits >= MIN_NOTIONAL_UNITS
                && maxNotionalUnits >= minNotionalUnits
                && maxNotionalUnits <= Balances.MAX_TOTAL;
    }

    /**
     * {@code factor * 10^exponent} if that is a whole number of at most 2^62.
     *
     * @param factor at least 1
     * @param exponent any
     * @return the number, or 0 if it is not whole or too large
     */
    public static long wholeOrZero(final BigInteger factor, final int exponent) {
        final BigInteger power = BigInteger.TEN.pow(Math.abs(exponent));
        if (exponent < 0) {
            final BigInteger[] parts = factor.divideAndRemainder(power);
            return parts[1].signum() == 0 ? boundedOrZero(parts[0]) : 0;
        }
        return boundedOrZero(factor.multiply(power));
    }

    private static long boundedOrZero(final BigInteger value) {
        return value.compareTo(LARGEST) > 0 ? 0 : value.longValue();
    }
}
