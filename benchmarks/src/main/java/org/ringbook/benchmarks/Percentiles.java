package org.ringbook.benchmarks;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Columns of a table of latencies, in microseconds. */
final class Percentiles {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99, 100};

    private Percentiles() {}

    static String heading() {
        final StringBuilder line = new StringBuilder();
        for (final double percentile : PERCENTILES) {
            line.append(String.format(Locale.ROOT, " %11s", percentile == 100 ? "max" : "p" + percentile));
        }
        return line.toString();
    }

    /** Of nanoseconds. */
    static String of(final Histogram latency) {
        final StringBuilder line = new StringBuilder();
        for (final double percentile : PERCENTILES) {
            line.append(String.format(Locale.ROOT, " %,11.1f", latency.getValueAtPercentile(percentile) / 1e3));
        }
        return line.toString();
    }
}
