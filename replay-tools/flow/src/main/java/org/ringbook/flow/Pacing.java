package org.ringbook.flow;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How fast steps are handed over: as fast as the target takes them, or by their own times, which may be sped up. */
public final class Pacing {
    private static final long LAG_MAX_NS = 1_000_000_000L;
    private static final BigDecimal SPEED_MIN = new BigDecimal("0.001");
    private static final BigDecimal SPEED_MAX = new BigDecimal("1000000");
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
     * @param speed 2 is twice as fast; 0.001 to a million.
     * @return a new pacing for one run.
     */
    public static Pacing times(final BigDecimal speed) {
        if (speed.compareTo(SPEED_MIN) < 0 || speed.compareTo(SPEED_MAX) > 0) {
            throw new IllegalArgumentException("speed must be 0.001 to a million: speed=" + speed);
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
     * How long to wait before a step. What is more than a second late stays late: time that was lost is not made up for by a burst.
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
                .divide(speed, 0, RoundingMode.DOWN)
                .longValueExact();
        final long waitNs = dueNs - (nowNs - startNs);
        if (waitNs < -LAG_MAX_NS) {
            startNs -= waitNs;
        }
        return waitNs;
    }
}
