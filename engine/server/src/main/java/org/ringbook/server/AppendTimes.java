package org.ringbook.server;

import org.agrona.concurrent.status.AtomicCounter;

/** Counts appends that are durable, and how long each took. The one thread that makes them durable. */
final class AppendTimes {
    private final AtomicCounter appends;
    private final AtomicCounter totalNs;
    private final AtomicCounter maxNs;

    AppendTimes(final EngineCounters counters) {
        appends = counters.of(CounterId.APPENDS);
        totalNs = counters.of(CounterId.APPEND_TIME);
        maxNs = counters.of(CounterId.APPEND_TIME_MAX);
    }

    void took(final long ns) {
        appends.incrementRelease();
        totalNs.getAndAddRelease(ns);
        if (ns > maxNs.getPlain()) {
            maxNs.setRelease(ns);
        }
    }
}
