package org.ringbook.reference;

import java.math.BigInteger;
import org.ringbook.sbe.messages.RejectReason;

/**
 * The terms of a market with what they come to.
 *
 * @param lotUnits one lot in base units
 * @param quoteUnitsPerTickLot one tick times one lot in quote units
 */
record MarketTerms(Command.Terms said, BigInteger lotUnits, BigInteger quoteUnitsPerTickLot) {
    static final int SCALE_MAX = 18;
    private static final BigInteger AMOUNT_MAX = BigInteger.TWO.pow(62);
    private static final BigInteger LOT_UNITS_MIN = BigInteger.valueOf(100);
    private static final int NOTIONAL_MIN = 10_000;

    static MarketTerms of(final Command.Terms said, final Asset base, final Asset quote) {
        final BigInteger lot = BigInteger.valueOf(said.lotMantissa());
        final BigInteger tick = BigInteger.valueOf(said.tickMantissa());
        return new MarketTerms(
                said,
                shifted(lot, base.scale() - said.lotScale()),
                shifted(tick.multiply(lot), quote.scale() - said.tickScale() - said.lotScale()));
    }

    /** The value times ten to the exponent, or zero if that is not whole. */
    private static BigInteger shifted(final BigInteger value, final int exponent) {
        if (exponent >= 0) {
            return value.multiply(BigInteger.TEN.pow(exponent));
        }
        final BigInteger[] quotient = value.divideAndRemainder(BigInteger.TEN.pow(-exponent));
        return quotient[1].signum() == 0 ? quotient[0] : BigInteger.ZERO;
    }

    RejectReason check() {
        final boolean isForm = said.tickMantissa() >= 1
                && said.lotMantissa() >= 1
                && said.tickScale() <= SCALE_MAX
                && said.lotScale() <= SCALE_MAX
                && isBetween(LOT_UNITS_MIN, lotUnits, AMOUNT_MAX)
                && isBetween(BigInteger.ONE, quoteUnitsPerTickLot, AMOUNT_MAX);
        if (!isForm) {
            return RejectReason.INVALID_TICK_OR_LOT;
        }
        return hasValidLimits() ? RejectReason.NONE : RejectReason.INVALID_LIMITS;
    }

    private static boolean isBetween(final BigInteger min, final BigInteger value, final BigInteger max) {
        return value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
    }

    private boolean hasValidLimits() {
        return said.minQtyLots() >= 1
                && said.maxQtyLots() >= said.minQtyLots()
                && lotUnits.multiply(BigInteger.valueOf(said.maxQtyLots())).compareTo(AMOUNT_MAX) <= 0
                && said.minNotionalUnits() >= NOTIONAL_MIN
                && said.maxNotionalUnits() >= said.minNotionalUnits()
                && BigInteger.valueOf(said.maxNotionalUnits()).compareTo(AMOUNT_MAX) <= 0;
    }
}
