package org.ringbook.readmodel.market;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Length of a candle. Candles lie on a grid of UTC: days begin at midnight, weeks on Monday; 3 days are counted from 1970-01-01.
 *
 * @param seconds length
 */
public record CandleInterval(int seconds) {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int WEEK = 604_800;
    /** 1970-01-01 was a Thursday. */
    private static final long FIRST_MONDAY_NS = 4L * 86_400 * SECOND_NS;

    private static final List<CandleInterval> ALL = IntStream.of(
                    60, 300, 900, 1_800, 3_600, 10_800, 14_400, 28_800, 86_400, 259_200, WEEK)
            .mapToObj(CandleInterval::new)
            .toList();

    /** {@return those that are kept: 1, 5, 15, 30 minutes, 1, 3, 4, 8 hours, 1 and 3 days, 1 week} */
    public static List<CandleInterval> all() {
        return ALL;
    }

    /** {@return its length in nanoseconds} */
    public long lengthNs() {
        return seconds * SECOND_NS;
    }

    /**
     * Where the candle of a time begins.
     *
     * @param timestampNs nanoseconds since the epoch
     * @return nanoseconds since the epoch, at most that
     */
    public long startNs(final long timestampNs) {
        final long originNs = seconds == WEEK ? FIRST_MONDAY_NS : 0;
        return timestampNs - Math.floorMod(timestampNs - originNs, seconds * SECOND_NS);
    }
}
