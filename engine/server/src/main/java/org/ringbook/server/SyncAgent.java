package org.ringbook.server;

import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.NanoClock;
import org.ringbook.journal.Journal;

/**
 * Brings to the disk what the core has staged, again and again, while the core goes on; what comes in during one sync is the
 * next one's. Only in {@link org.ringbook.journal.Durability#DISK}. A failure stops the engine.
 */
final class SyncAgent implements Agent {
    private final Journal journal;
    private final NanoClock clock;
    private final AppendTimes times;
    private final FailStop failStop;

    SyncAgent(final Journal journal, final NanoClock clock, final EngineCounters counters, final FailStop failStop) {
        this.journal = journal;
        this.clock = clock;
        this.failStop = failStop;
        times = new AppendTimes(counters);
    }

    @Override
    public int doWork() {
        final long beganNs = clock.nanoTime();
        try {
            if (failStop.isStopped() || !journal.sync()) {
                return 0;
            }
        } catch (final Throwable thrown) { // also errors: nobody else would notice that nothing becomes durable
            failStop.stop("the journal can't be synced", thrown);
            throw new AgentTerminationException("the journal can't be synced");
        }
        times.took(clock.nanoTime() - beganNs);
        return 1;
    }

    @Override
    public String roleName() {
        return "ringbook-sync";
    }
}
