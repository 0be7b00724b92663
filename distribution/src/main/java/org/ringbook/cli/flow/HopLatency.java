package org.ringbook.cli.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.ringbook.cli.Table;
import org.ringbook.client.EventFrame;

/**
 * How long own commands take from hop to hop: taken in by the gateway, sequenced by the core, committed to the journal, published, received
 * back by the gateway. All clocks are the machine's monotonic one. One thread.
 */
public final class HopLatency {
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};
    private static final double NS_PER_US = 1_000.0;

    private record Hop(String name, Histogram histogram) {
        Hop(final String name) {
            this(name, new Histogram(SIGNIFICANT_DIGITS));
        }
    }

    private final Hop toSequenced = new Hop("gateway to sequenced");
    private final Hop toCommitted = new Hop("sequenced to committed");
    private final Hop toPublished = new Hop("committed to published");
    private final Hop toReceived = new Hop("published to received");
    private final Hop whole = new Hop("gateway to received");
    private final List<Hop> hops = List.of(toSequenced, toCommitted, toPublished, toReceived, whole);

    HopLatency() {}

    /** Takes the hop times of a record that has come back; none if it was replayed. */
    void record(final EventFrame frame, final long receivedNs) {
        if (frame.isReplayed() || frame.gatewayInNs() == 0 || frame.publishedNs() == 0) {
            return;
        }
        record(toSequenced, frame.gatewayInNs(), frame.sequencedNs());
        record(toCommitted, frame.sequencedNs(), frame.committedNs());
        record(toPublished, frame.committedNs(), frame.publishedNs());
        record(toReceived, frame.publishedNs(), receivedNs);
        record(whole, frame.gatewayInNs(), receivedNs);
    }

    private static void record(final Hop hop, final long fromNs, final long toNs) {
        hop.histogram().recordValue(Math.max(0, toNs - fromNs));
    }

    boolean isEmpty() {
        return whole.histogram().getTotalCount() == 0;
    }

    /** For people, in microseconds. */
    String text() {
        final Table table = new Table("latency, microseconds", "p50", "p90", "p99", "p99.9", "max");
        for (final Hop hop : hops) {
            final Object[] cells = new Object[PERCENTILES.length + 1];
            cells[0] = hop.name();
            for (int i = 0; i < PERCENTILES.length; i++) {
                cells[i + 1] = String.format("%.1f", microseconds(hop, PERCENTILES[i]));
            }
            table.row(cells);
        }
        return table.toString();
    }

    /** For programs: hop, percentile, microseconds. */
    Map<String, Object> summary() {
        final Map<String, Object> summary = new LinkedHashMap<>();
        for (final Hop hop : hops) {
            final Map<String, Object> row = new LinkedHashMap<>();
            row.put("count", hop.histogram().getTotalCount());
            for (final double percentile : PERCENTILES) {
                final String key = percentile == 100
                        ? "max"
                        : "p" + String.valueOf(percentile).replaceAll("\\.0$", "");
                row.put(key, microseconds(hop, percentile));
            }
            summary.put(hop.name().replace(' ', '_'), row);
        }
        return summary;
    }

    private static double microseconds(final Hop hop, final double percentile) {
        return hop.histogram().getValueAtPercentile(percentile) / NS_PER_US;
    }
}
