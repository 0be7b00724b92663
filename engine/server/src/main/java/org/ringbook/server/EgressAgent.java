package org.ringbook.server;

import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.status.AtomicCounter;
import org.ringbook.journal.JournalReader;

/**
 * Follows the journal up to its mark and publishes every record on the event stream, in order, leaving nothing out. A stream
 * without room is tried again; one without subscribers has missed nothing that a replay does not give.
 */
final class EgressAgent implements Agent {
    private static final int MESSAGE_LIMIT = 64;

    private final JournalReader reader;
    private final ExclusivePublication publication;
    private final HopTimes hops;
    private final HopHistograms histograms;
    private final NanoClock clock;
    private final FailStop failStop;
    private final RecordPublisher publisher = new RecordPublisher(false);
    private final AtomicCounter messages;
    private final AtomicCounter lag;
    private final AtomicCounter backPressure;
    private long readSequence;
    private volatile long publishedSequence;

    /**
     * @param reader that stands behind the last record committed so far
     */
    EgressAgent(
            final JournalReader reader,
            final ExclusivePublication publication,
            final HopTimes hops,
            final HopHistograms histograms,
            final NanoClock clock,
            final EngineCounters counters,
            final FailStop failStop) {
        this.reader = reader;
        this.publication = publication;
        this.hops = hops;
        this.histograms = histograms;
        this.clock = clock;
        this.failStop = failStop;
        readSequence = hops.committedSequence();
        publishedSequence = readSequence;
        messages = counters.of(CounterId.MESSAGES);
        lag = counters.of(CounterId.EGRESS_LAG);
        backPressure = counters.of(CounterId.EGRESS_BACK_PRESSURE);
    }

    @Override
    public int doWork() {
        try {
            return work();
        } catch (final RuntimeException | Error thrown) {
            failStop.stop("egress failed at record " + readSequence, thrown);
            throw new AgentTerminationException("egress failed");
        }
    }

    @Override
    public String roleName() {
        return "ringbook-egress";
    }

    /** Any thread: last record that was published whole. */
    long publishedSequence() {
        return publishedSequence;
    }

    private int work() {
        final long limit = hops.committedSequence();
        int sent = 0;
        while (sent < MESSAGE_LIMIT && readNext(limit)) {
            if (failStop.isStopped()) {
                throw new AgentTerminationException("the engine has stopped");
            }
            if (!publish()) {
                break;
            }
            sent++;
        }
        lag.setRelease(limit - publishedSequence);
        return sent;
    }

    /** Whether there is a record with something left to send. */
    private boolean readNext(final long limit) {
        if (readSequence > publishedSequence) {
            return true;
        }
        if (readSequence == limit || !reader.next()) {
            return false;
        }
        readSequence = reader.sequence();
        publisher.begin(reader, 0);
        hops.read(readSequence);
        return true;
    }

    private boolean publish() {
        final long nowNs = clock.nanoTime();
        final long result = publisher.publish(publication, hops, nowNs);
        if (result > 0) {
            messages.incrementRelease();
        } else if (result == Publication.NOT_CONNECTED) {
            publisher.skipRest();
        } else if (result == Publication.BACK_PRESSURED || result == Publication.ADMIN_ACTION) {
            backPressure.incrementRelease();
            return false;
        } else {
            throw new IllegalStateException("the event stream has ended: " + Publication.errorString(result));
        }
        if (publisher.isDone()) {
            histograms.record(hops, nowNs);
            publishedSequence = readSequence;
        }
        return true;
    }
}
