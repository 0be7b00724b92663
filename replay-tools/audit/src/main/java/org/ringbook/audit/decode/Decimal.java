package org.ringbook.audit.decode;

import java.math.BigDecimal;

/**
 * How a count of steps is written: {@code mantissa / 10^scale} for one of them.
 *
 * @param mantissa from 1.
 * @param scale    decimals of the mantissa, 0 to 18.
 */
public record Decimal(long mantissa, int scale) {
    /**
     * Writes a count, exactly.
     *
     * @param count of steps; may be negative.
     * @return without zeros at the end of its decimals, and without an exponent.
     */
    public String text(final long count) {
        return text(BigDecimal.valueOf(count));
    }

    /**
     * Writes a count, exactly.
     *
     * @param count of steps.
     * @return without zeros at the end of its decimals, and without an exponent.
     */
    public String text(final BigDecimal count) {
        final BigDecimal value = count.multiply(BigDecimal.valueOf(mantissa, scale));
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
