package org.ringbook.server;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.agrona.concurrent.status.AtomicCounter;
import org.ringbook.core.EventSink;
import org.ringbook.core.ExchangeCore;
import org.ringbook.journal.Durability;
import org.ringbook.journal.Journal;
import org.ringbook.journal.RecordBatch;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.CancelRejectedDecoder;
import org.ringbook.sbe.messages.CommandRejectedDecoder;
import org.ringbook.sbe.messages.OrderRejectedDecoder;

/**
 * Makes records: gives a command its sequence and time, has the core execute it straight into the batch, and appends the
 * batch when it is full or when it is told to. In {@link Durability#DISK} it only stages the batch, another thread syncs it, and
 * {@link #settle} finds out. Core thread only; nothing is allocated.
 */
final class RecordWriter {
    /** Records that may wait for the disk before no more are taken; a document more, and what these cause. */
    static final int RECORDS_BEHIND_MAX = 1 << 15;

    private final ExchangeCore core;
    private final Journal journal;
    private final RecordBatch batch;
    private final SequencerClock clock;
    private final HopTimes hops;
    private final boolean isStaging;
    private final IdleStrategy idle = new YieldingIdleStrategy();
    private final EventSink events = new EventSink();
    private final HostCommands hostCommands = new HostCommands();
    private final AtomicCounter records;
    private final AtomicCounter rejects;
    private final AppendTimes appendTimes;
    private final AtomicCounter lastSequence;
    private long committedSequence;
    private long commits;

    RecordWriter(
            final ExchangeCore core,
            final Journal journal,
            final Durability durability,
            final SequencerClock clock,
            final HopTimes hops,
            final EngineCounters counters) {
        this.core = core;
        this.journal = journal;
        this.batch = journal.batch();
        isStaging = durability == Durability.DISK;
        this.clock = clock;
        this.hops = hops;
        records = counters.of(CounterId.RECORDS);
        rejects = counters.of(CounterId.REJECTS);
        appendTimes = new AppendTimes(counters);
        lastSequence = counters.of(CounterId.LAST_SEQUENCE);
        committedSequence = core.lastSequence();
        lastSequence.setRelease(committedSequence);
    }

    /** Makes the record of a command, at the clock's present time. */
    void write(final DirectBuffer frame, final int offset, final int length, final long gatewayInNs) {
        final long sequence = core.lastSequence() + 1;
        final long timestampNs = clock.timeNs();
        final int at = batch.begin(sequence, timestampNs);
        final MutableDirectBuffer buffer = batch.buffer();
        final int command = Frames.offset(at);
        Frames.putLength(buffer, at, length);
        buffer.putBytes(command, frame, offset, length);
        events.wrap(buffer, command + length, batch.framesLimit());
        core.apply(sequence, timestampNs, buffer, command, length, events);
        batch.end(Frames.PREFIX_LENGTH + length + events.length());
        hops.sequenced(sequence, gatewayInNs, clock.nanoTime());
        if (events.count() == 1 && isReject(Frames.templateId(buffer, Frames.offset(command + length)))) {
            rejects.incrementRelease();
        }
        if (batch.isFull()) {
            commit();
        }
    }

    /** Sequences what must come before any other command: slices of an unfinished set operation, and timers that are due. */
    void writeDue() {
        while (true) {
            final long deadlineNs = core.nextDeadlineNs();
            if (core.continuationDue()) {
                write(hostCommands.frame(), 0, hostCommands.next(), 0);
            } else if (deadlineNs <= clock.timeNs()) {
                write(hostCommands.frame(), 0, hostCommands.timer(), 0);
                checkProgress(deadlineNs);
            } else {
                return;
            }
        }
    }

    /** More may be due at one time than fits a record; but a timer that did nothing at all would be made again for ever. */
    private void checkProgress(final long deadlineNs) {
        if (events.count() == 0 && core.nextDeadlineNs() <= deadlineNs) {
            throw new IllegalStateException("a timer did nothing: deadlineNs=" + deadlineNs);
        }
    }

    /** Whether {@link #writeDue} has something to do at the clock's present time. */
    boolean isDue() {
        return core.continuationDue() || core.nextDeadlineNs() <= clock.timeNs();
    }

    /** Appends what was made since the last time; when this returns it is durable and may leave, or is staged. */
    void commit() {
        if (batch.recordCount() == 0) {
            return;
        }
        commits++;
        if (isStaging) {
            while (!journal.stage()) {
                idle.idle(); // far more is on its way to the disk than isBehind allows; a failed sync ends this
            }
            return;
        }
        clock.update();
        final long beganNs = clock.nanoTime();
        journal.append();
        settle();
        appendTimes.took(clock.nanoTime() - beganNs);
    }

    /**
     * Lets go what has become durable.
     *
     * @return how many records
     */
    int settle() {
        final long last = journal.durableSequence();
        final long count = last - committedSequence;
        if (count == 0) {
            return 0;
        }
        clock.update();
        hops.committed(committedSequence + 1, last, clock.nanoTime());
        records.getAndAddRelease(count);
        lastSequence.setRelease(last);
        committedSequence = last;
        return (int) count;
    }

    /** Whether so many records are not durable yet that no more should be made before some are. */
    boolean isBehind() {
        return core.lastSequence() - committedSequence >= RECORDS_BEHIND_MAX;
    }

    /** How many batches were appended. */
    long commits() {
        return commits;
    }

    private static boolean isReject(final int templateId) {
        return templateId == OrderRejectedDecoder.TEMPLATE_ID
                || templateId == CancelRejectedDecoder.TEMPLATE_ID
                || templateId == CommandRejectedDecoder.TEMPLATE_ID;
    }
}
