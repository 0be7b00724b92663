package org.ringbook.flow;

import java.math.BigDecimal;

/** How fast steps are handed over: as fast as the target takes them, or by their own times, which may be sped up. */
public final class Pacing {
    private static final Pacing MAX = new Pacing(null);

    private final BigDecimal speed;
    private boolean started;
    private long firstStepNs;
    private long startNs;

    private Pacing(final BigDecimal speed) {
        this.speed = speed;
    }

    /**
     * Without waiting.
     *
     * @return the pacing.
     */
    public static Pacing max() {
        return MAX;
    }

    /**
     * In the time the record took.
     *
     * @return a new pacing for one run.
     */
    public static Pacing real() {
        return times(BigDecimal.ONE);
    }

    /**
     * Faster or slower than the record.
     *
     * @param speed 2 is twice as fast; positive.
     * @return a new pacing for one run.
     */
    public static Pacing times(final BigDecimal speed) {
        if (speed.signum() <= 0) {
            throw new IllegalArgumentException("speed must be positive: speed=" + speed);
        }
        return new Pacing(speed);
    }

    /**
     * Reads a pacing as it is written on a command line.
     *
     * @param text {@code max}, {@code real} or a number followed by {@code x}, such as {@code 10x} or {@code 0.5x}.
     * @return the pacing.
     */
    public static Pacing parse(final String text) {
        if ("max".equals(text)) {
            return max();
        }
        if ("real".equals(text)) {
            return real();
        }
        if (text.endsWith("x") && text.length() <= 16) {
            try {
                return times(new BigDecimal(text.substring(0, text.length() - 1)));
            } catch (final NumberFormatException e) {
                throw new IllegalArgumentException("pace must be max, real or a number and x: pace=" + text, e);
            }
        }
        throw new IllegalArgumentException("pace must be max, real or a number and x: pace=" + text);
    }

    /**
     * How long to wait before a step.
     *
     * @param stepTimeNs time of the step in ns.
     * @param nowNs a clock that never goes back, in ns; only differences count.
     * @return ns to wait; 0 or less when the step is due.
     */
    public long waitNs(final long stepTimeNs, final long nowNs) {
        if (speed == null) {
            return 0;
        }
        if (!started) {
            started = true;
            firstStepNs = stepTimeNs;
            startNs = nowNs;
        }
        final long dueNs = BigDecimal.valueOf(stepTimeNs - firstStepNs)
                .divide(speed, 0, java.math.RoundingMode.DOWN)
                .longValueExact();
        return dueNs - (nowNs - startNs);
    }
}
