package org.ringbook.benchmarks;

import java.util.List;
import java.util.Locale;

/** What is said of measured values. */
final class Samples {
    private Samples() {}

    static double median(final List<Double> values) {
        final List<Double> sorted = values.stream().sorted().toList();
        final int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    static double min(final List<Double> values) {
        return values.stream().min(Double::compare).orElseThrow();
    }

    static double max(final List<Double> values) {
        return values.stream().max(Double::compare).orElseThrow();
    }

    /** Median, and the range in brackets, to a tenth. */
    static String spread(final List<Double> values) {
        return String.format(Locale.ROOT, "%,.1f (%,.1f to %,.1f)", median(values), min(values), max(values));
    }
}
