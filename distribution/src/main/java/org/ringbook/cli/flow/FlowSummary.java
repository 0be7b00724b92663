package org.ringbook.cli.flow;

import org.ringbook.cli.Console;

/** What became of a flow. */
public final class FlowSummary {
    private final FlowCounts counts;
    private final HopLatency latency;
    private final long elapsedNs;

    FlowSummary(final FlowCounts counts, final HopLatency latency, final long elapsedNs) {
        this.counts = counts;
        this.latency = latency;
        this.elapsedNs = elapsedNs;
    }

    /**
     * Tells it.
     *
     * @param console takes it.
     */
    public void tell(final Console console) {
        console.print(counts.text(elapsedNs));
        counts.summary(elapsedNs).forEach(console::put);
        if (!latency.isEmpty()) {
            console.print(latency.text());
            console.put("latencyMicros", latency.summary());
        }
    }
}
