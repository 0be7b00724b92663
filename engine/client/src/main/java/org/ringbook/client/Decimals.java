package org.ringbook.client;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Decimal text ↔ a whole count of steps: prices in ticks, quantities in lots, amounts in units. Exact or refused, never rounded. This is the one
 * place where decimal text becomes a number. Immutable; usual numbers are converted without allocation.
 *
 * <p>Text is digits with at most one point and a digit on at least one side of it: {@code 1}, {@code 0.10}, {@code .5}, {@code 5.}; no sign, no
 * space, and an exponent ({@code 1e-3}) only where it is allowed.
 */
public final class Decimals {
    /** Longest text that is looked at. */
    public static final int MAX_LENGTH = 64;

    private static final int MAX_SCALE = 18;
    private static final int MAX_EXPONENT_DIGITS = 2;
    private static final long[] POWERS = powers();

    private final String what;
    private final String stepName;
    private final long mantissa;
    private final int scale;
    private final boolean exponents;

    private Decimals(
            final String what, final String stepName, final long mantissa, final int scale, final boolean exponents) {
        if (mantissa < 1 || scale < 0 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("not a step: mantissa=" + mantissa + " scale=" + scale);
        }
        this.what = what;
        this.stepName = stepName;
        long shortMantissa = mantissa;
        int shortScale = scale;
        while (shortScale > 0 && shortMantissa % 10 == 0) {
            shortMantissa /= 10;
            shortScale--;
        }
        this.mantissa = shortMantissa;
        this.scale = shortScale;
        this.exponents = exponents;
    }

    private static long[] powers() {
        final long[] powers = new long[MAX_SCALE + 1];
        powers[0] = 1;
        for (int i = 1; i <= MAX_SCALE; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /**
     * For a step such as a tick or lot size: mantissa / 10^scale.
     *
     * @param what     what is counted, for messages: "price".
     * @param stepName what a step is called there: "tick size".
     * @param mantissa from 1.
     * @param scale    0 to 18.
     * @return the converter.
     */
    public static Decimals ofStep(final String what, final String stepName, final long mantissa, final int scale) {
        return new Decimals(what, stepName, mantissa, scale, false);
    }

    /**
     * For an asset's units: 10^-scale.
     *
     * @param what  what is counted, for messages: "amount of XBT".
     * @param scale 0 to 18.
     * @return the converter.
     */
    public static Decimals ofScale(final String what, final int scale) {
        return new Decimals(what, "smallest unit", 1, scale, false);
    }

    /**
     * The same, which also reads exponents.
     *
     * @return a converter.
     */
    public Decimals withExponents() {
        return new Decimals(what, stepName, mantissa, scale, true);
    }

    /**
     * Reads a decimal.
     *
     * @param text not negative.
     * @return how many steps it is, exactly.
     * @throws DecimalException if it is not a number, not a multiple of the step, or too large.
     */
    public long parse(final CharSequence text) {
        final int length = text.length();
        if (length == 0 || length > MAX_LENGTH) {
            throw notANumber(text);
        }
        long unscaled = 0;
        int fraction = 0;
        int pendingZeros = 0;
        int digits = 0;
        boolean point = false;
        for (int i = 0; i < length; i++) {
            final char c = text.charAt(i);
            if (c == '.' && !point) {
                point = true;
            } else if (c < '0' || c > '9') {
                return parseSlowly(text);
            } else {
                digits++;
                if (point && c == '0') {
                    pendingZeros++;
                } else {
                    final int shift = pendingZeros + 1;
                    if (shift > MAX_SCALE || unscaled > (Long.MAX_VALUE - 9) / POWERS[shift]) {
                        return parseSlowly(text);
                    }
                    unscaled = unscaled * POWERS[shift] + (c - '0');
                    fraction += point ? shift : 0;
                    pendingZeros = 0;
                }
            }
        }
        if (digits == 0) {
            throw notANumber(text);
        }
        return count(text, unscaled, fraction);
    }

    private long count(final CharSequence text, final long unscaled, final int fraction) {
        if (fraction > scale || unscaled > Long.MAX_VALUE / POWERS[scale - fraction]) {
            return parseSlowly(text);
        }
        final long scaled = unscaled * POWERS[scale - fraction];
        final long count = scaled / mantissa;
        return count * mantissa == scaled ? count : parseSlowly(text);
    }

    private long parseSlowly(final CharSequence text) {
        final BigDecimal value = value(text);
        final BigDecimal[] division = value.divideAndRemainder(step());
        final BigInteger whole = division[0].toBigInteger();
        if (whole.bitLength() >= Long.SIZE) {
            throw new DecimalException(
                    what + " " + text + " is too large: at most " + text(Long.MAX_VALUE) + " can be said",
                    text(Long.MAX_VALUE),
                    null);
        }
        final long count = whole.longValue();
        if (division[1].signum() != 0) {
            throw notAMultiple(text, count);
        }
        return count;
    }

    private BigDecimal value(final CharSequence text) {
        final String string = text.toString();
        if (!isNumber(string)) {
            throw notANumber(text);
        }
        return new BigDecimal(string);
    }

    private boolean isNumber(final String text) {
        int end = 0;
        int digits = 0;
        boolean point = false;
        while (end < text.length() && (isDigit(text.charAt(end)) || (text.charAt(end) == '.' && !point))) {
            if (text.charAt(end) == '.') {
                point = true;
            } else {
                digits++;
            }
            end++;
        }
        return digits > 0 && (end == text.length() || (exponents && isExponent(text, end)));
    }

    private static boolean isExponent(final String text, final int start) {
        if (text.charAt(start) != 'e' && text.charAt(start) != 'E') {
            return false;
        }
        int position = start + 1;
        if (position < text.length() && (text.charAt(position) == '-' || text.charAt(position) == '+')) {
            position++;
        }
        final int digits = text.length() - position;
        return digits >= 1
                && digits <= MAX_EXPONENT_DIGITS
                && text.substring(position).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isDigit(final char c) {
        return c >= '0' && c <= '9';
    }

    private DecimalException notANumber(final CharSequence text) {
        final CharSequence shown = text.length() > MAX_LENGTH ? text.subSequence(0, MAX_LENGTH) + "..." : text;
        return new DecimalException(what + " '" + shown + "' is not a plain decimal number without sign", null, null);
    }

    private DecimalException notAMultiple(final CharSequence text, final long countBelow) {
        final String below = text(countBelow);
        final String above = countBelow == Long.MAX_VALUE ? null : text(countBelow + 1);
        final String nearest = above == null ? below : below + " and " + above;
        return new DecimalException(
                what + " " + text + " is not a multiple of the " + stepName + " " + step().toPlainString()
                        + "; the nearest valid: " + nearest,
                below,
                above);
    }

    private BigDecimal step() {
        return BigDecimal.valueOf(mantissa, scale);
    }

    /**
     * Writes a count of steps, with all decimals that a step has.
     *
     * @param count of steps; may be negative.
     * @param out   to append to.
     * @return {@code out}.
     */
    public StringBuilder append(final long count, final StringBuilder out) {
        if (count == Long.MIN_VALUE || Math.abs(count) > Long.MAX_VALUE / mantissa) {
            return out.append(step().multiply(BigDecimal.valueOf(count)).toPlainString());
        }
        final long unscaled = Math.abs(count) * mantissa;
        if (count < 0) {
            out.append('-');
        }
        out.append(unscaled / POWERS[scale]);
        if (scale > 0) {
            out.append('.');
            final long fraction = unscaled % POWERS[scale];
            for (int i = scale - 1; i >= 0; i--) {
                out.append((char) ('0' + fraction / POWERS[i] % 10));
            }
        }
        return out;
    }

    /**
     * Writes a count of steps, with all decimals that a step has.
     *
     * @param count of steps; may be negative.
     * @return such as 0.50.
     */
    public String text(final long count) {
        return append(count, new StringBuilder()).toString();
    }

    /**
     * Writes a count of steps without zeros at the end of its decimals.
     *
     * @param count of steps; may be negative.
     * @return such as 0.5.
     */
    public String shortText(final long count) {
        final StringBuilder out = append(count, new StringBuilder());
        if (scale > 0) {
            int end = out.length();
            while (out.charAt(end - 1) == '0') {
                end--;
            }
            out.setLength(out.charAt(end - 1) == '.' ? end - 1 : end);
        }
        return out.toString();
    }

    /**
     * Decimals that {@link #text} writes.
     *
     * @return 0 to 18.
     */
    public int decimals() {
        return scale;
    }
}
