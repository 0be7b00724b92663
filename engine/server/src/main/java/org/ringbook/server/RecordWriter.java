package org.ringbook.server;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.status.AtomicCounter;
import org.ringbook.core.EventSink;
import org.ringbook.core.ExchangeCore;
import org.ringbook.journal.Journal;
import org.ringbook.journal.RecordBatch;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.CancelRejectedDecoder;
import org.ringbook.sbe.messages.CommandRejectedDecoder;
import org.ringbook.sbe.messages.OrderRejectedDecoder;

/**
 * Makes records: gives a command its sequence and time, has the core execute it straight into the batch, and appends the
 * batch when it is full or when it is told to. Core thread only; nothing is allocated.
 */
final class RecordWriter {
    private final ExchangeCore core;
    private final Journal journal;
    private final RecordBatch batch;
    private final SequencerClock clock;
    private final HopTimes hops;
    private final EventSink events = new EventSink();
    private final HostCommands hostCommands = new HostCommands();
    private final AtomicCounter records;
    private final AtomicCounter rejects;
    private final AtomicCounter appends;
    private final AtomicCounter appendTimeNs;
    private final AtomicCounter appendTimeMaxNs;
    private final AtomicCounter lastSequence;
    private long committedSequence;
    private long commits;

    RecordWriter(
            final ExchangeCore core,
            final Journal journal,
            final SequencerClock clock,
            final HopTimes hops,
            final EngineCounters counters) {
        this.core = core;
        this.journal = journal;
        this.batch = journal.batch();
        this.clock = clock;
        this.hops = hops;
        records = counters.of(CounterId.RECORDS);
        rejects = counters.of(CounterId.REJECTS);
        appends = counters.of(CounterId.APPENDS);
        appendTimeNs = counters.of(CounterId.APPEND_TIME);
        appendTimeMaxNs = counters.of(CounterId.APPEND_TIME_MAX);
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
        if (batch.isFull() && !journal.stage()) {
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

    /** Appends what was made since the last time; when this returns it is durable, and may leave. */
    void commit() {
        final long last = core.lastSequence();
        final long count = last - committedSequence;
        if (count == 0) {
            return;
        }
        clock.update();
        final long beganNs = clock.nanoTime();
        journal.append();
        clock.update();
        final long tookNs = clock.nanoTime() - beganNs;
        hops.committed(committedSequence + 1, last, clock.nanoTime());
        records.getAndAddRelease(count);
        appends.incrementRelease();
        appendTimeNs.getAndAddRelease(tookNs);
        if (tookNs > appendTimeMaxNs.getPlain()) {
            appendTimeMaxNs.setRelease(tookNs);
        }
        lastSequence.setRelease(last);
        committedSequence = last;
        commits++;
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
