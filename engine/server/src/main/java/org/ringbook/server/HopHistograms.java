package org.ringbook.server;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * How long records take from hop to hop, in nanoseconds, since the engine started. Egress records; the metrics endpoint reads.
 */
final class HopHistograms {
    /** The stretches that are measured, in the order of the path. */
    enum Hop {
        /** From the gateway's stamp to the core taking the command from the ring: only of gateways that stamp. */
        GATEWAY_TO_SEQUENCED,
        /** Execution, and waiting for the rest of the batch to be appended. */
        SEQUENCED_TO_COMMITTED,
        /** From the mark to the event stream. */
        COMMITTED_TO_PUBLISHED,
        /** All of it. */
        GATEWAY_TO_PUBLISHED
    }

    private static final long LONGEST_NS = 60_000_000_000L;
    private static final int DIGITS = 2;

    private final Stretch gatewayToSequenced = new Stretch();
    private final Stretch sequencedToCommitted = new Stretch();
    private final Stretch committedToPublished = new Stretch();
    private final Stretch gatewayToPublished = new Stretch();

    /** Egress thread: a record was published whole. */
    void record(final HopTimes times, final long publishedNs) {
        if (times.sequencedNs() == 0) {
            return;
        }
        sequencedToCommitted.record(times.committedNs() - times.sequencedNs());
        committedToPublished.record(publishedNs - times.committedNs());
        final long waitedNs = times.sequencedNs() - times.gatewayInNs();
        if (times.gatewayInNs() > 0 && waitedNs >= 0 && waitedNs < LONGEST_NS) {
            gatewayToSequenced.record(waitedNs);
            gatewayToPublished.record(publishedNs - times.gatewayInNs());
        }
    }

    /** Any thread but egress: a copy of all that was recorded for a hop so far. */
    Histogram total(final Hop hop) {
        return switch (hop) {
            case GATEWAY_TO_SEQUENCED -> gatewayToSequenced.total();
            case SEQUENCED_TO_COMMITTED -> sequencedToCommitted.total();
            case COMMITTED_TO_PUBLISHED -> committedToPublished.total();
            case GATEWAY_TO_PUBLISHED -> gatewayToPublished.total();
        };
    }

    /** What is known of one hop: recorded by egress without waiting, gathered by whoever asks. */
    private static final class Stretch {
        private final SingleWriterRecorder recorder = new SingleWriterRecorder(LONGEST_NS, DIGITS);
        private final Histogram total = new Histogram(LONGEST_NS, DIGITS);
        private Histogram latest;

        void record(final long ns) {
            recorder.recordValue(Math.max(0, Math.min(ns, LONGEST_NS)));
        }

        synchronized Histogram total() {
            latest = recorder.getIntervalHistogram(latest);
            total.add(latest);
            return total.copy();
        }
    }
}
