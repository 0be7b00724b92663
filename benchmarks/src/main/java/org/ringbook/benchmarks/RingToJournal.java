package org.ringbook.benchmarks;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.YieldingWaitStrategy;
import org.agrona.BufferUtil;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.ringbook.core.Admission;
import org.ringbook.core.EventSink;
import org.ringbook.core.ExchangeCore;
import org.ringbook.journal.Durability;
import org.ringbook.journal.Journal;
import org.ringbook.journal.JournalAheadAgent;
import org.ringbook.journal.JournalContext;
import org.ringbook.journal.RecordBatch;
import org.ringbook.sbe.Frames;

/**
 * The engine's middle: a ring of commands, and the core's thread that executes them straight into records and appends these
 * in batches of what has arrived; in DISK a third one syncs them meanwhile. As in {@code engine/server}, whose classes are not public, without its counters, clock
 * and queries. One thread publishes.
 */
final class RingToJournal implements Agent, EventPoller.Handler<RingToJournal.Slot>, AutoCloseable {
    private static final int CAPACITY = 1 << 14;
    private static final int SLOT_LENGTH = 576;
    private static final int CACHE_LINE = 64;
    private static final int RECORD_HEADER_LENGTH = 24;

    private final UnsafeBuffer memory =
            new UnsafeBuffer(BufferUtil.allocateDirectAligned(CAPACITY * SLOT_LENGTH, CACHE_LINE));
    private final RingBuffer<Slot> ring;
    private final EventPoller<Slot> poller;
    private final IdleStrategy producerIdle = new YieldingIdleStrategy();
    private final IdleStrategy stageIdle = new YieldingIdleStrategy();
    private final ExchangeCore core = new ExchangeCore();
    private final EventSink events = new EventSink();
    private final ScratchDirectory directory = new ScratchDirectory();
    private final Journal journal;
    private final RecordBatch batch;
    private final AgentRunner runner;
    private final AgentRunner ahead;
    private final AgentRunner sync;
    private final boolean isStaging;
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[Frames.MAX_RECORD_LENGTH]);
    private volatile Throwable failure;
    private volatile long encodedSequence;
    private int slots;
    private long recordBytes;

    /** A command on its way. */
    static final class Slot {
        private final UnsafeBuffer frame;
        private int length;

        private Slot(final UnsafeBuffer memory, final int offset) {
            frame = new UnsafeBuffer(memory, offset, SLOT_LENGTH);
        }
    }

    /** With a journal of that durability; null = records are encoded and thrown away. */
    RingToJournal(final Durability durability) {
        ring = RingBuffer.createSingleProducer(
                () -> new Slot(memory, slots++ * SLOT_LENGTH), CAPACITY, new YieldingWaitStrategy());
        poller = ring.newPoller();
        ring.addGatingSequences(poller.getSequence());
        journal = durability == null
                ? null
                : Journal.open(new JournalContext()
                        .directory(directory.path().resolve("journal"))
                        .durability(durability));
        batch = journal == null ? null : journal.batch();
        isStaging = durability == Durability.DISK;
        core.reserve(CoreRunner.EXPECTED_ORDERS);
        runner = new AgentRunner(new YieldingIdleStrategy(), error -> failure = error, null, this);
        AgentRunner.startOnThread(runner);
        ahead = journal == null
                ? null
                : start(new SleepingMillisIdleStrategy(JournalAheadAgent.PERIOD_MS), new JournalAheadAgent(journal));
        sync = isStaging ? start(new YieldingIdleStrategy(), new Sync()) : null;
    }

    private AgentRunner start(final IdleStrategy idle, final Agent agent) {
        final AgentRunner started = new AgentRunner(idle, error -> failure = error, null, agent);
        AgentRunner.startOnThread(started);
        return started;
    }

    /** Publishing thread: copies a command into the ring, when there is room. */
    void publish(final DirectBuffer buffer, final int offset, final int length) {
        while (!ring.hasAvailableCapacity(1)) {
            checkFailure();
            producerIdle.idle();
        }
        producerIdle.reset();
        final long sequence = ring.next();
        final Slot slot = ring.get(sequence);
        slot.frame.putBytes(0, buffer, offset, length);
        slot.length = length;
        ring.publish(sequence);
    }

    /** Publishing thread: waits until a record may be read. After that the core stands still until the next command. */
    void awaitRecord(final long sequence) {
        while ((journal == null ? encodedSequence : journal.durableSequence()) < sequence) {
            checkFailure();
            producerIdle.idle();
        }
        producerIdle.reset();
    }

    long stateHash() {
        return core.stateHash();
    }

    /** Bytes of the records so far; 0 without a journal. */
    long journalBytes() {
        return recordBytes;
    }

    @Override
    public int doWork() throws Exception {
        return poller.poll(this) == EventPoller.PollState.PROCESSING ? 1 : 0;
    }

    @Override
    public String roleName() {
        return "ringbook-core";
    }

    @Override
    public boolean onEvent(final Slot slot, final long ringSequence, final boolean endOfBatch) {
        if (core.admit(slot.frame, 0, slot.length) != Admission.ADMIT) {
            throw new IllegalStateException("not admitted after " + core.lastSequence());
        }
        if (journal == null) {
            encode(slot.frame, slot.length);
            if (endOfBatch) {
                encodedSequence = core.lastSequence();
            }
        } else {
            write(slot.frame, slot.length);
            if (endOfBatch || batch.isFull()) {
                commit();
            }
        }
        return true;
    }

    @Override
    public void close() {
        CloseHelper.closeAll(runner, sync, ahead, journal, directory);
    }

    /** As {@link #write}, into a buffer that the next one overwrites. */
    private void encode(final DirectBuffer frame, final int length) {
        final long sequence = core.lastSequence() + 1;
        final int command = Frames.offset(0);
        record.putBytes(command, frame, 0, length);
        events.wrap(record, command + length, record.capacity());
        core.apply(sequence, CoreRunner.timestampNs(sequence), record, command, length, events);
    }

    private void write(final DirectBuffer frame, final int length) {
        final long sequence = core.lastSequence() + 1;
        final long timestampNs = CoreRunner.timestampNs(sequence);
        final int at = batch.begin(sequence, timestampNs);
        final MutableDirectBuffer buffer = batch.buffer();
        final int command = Frames.offset(at);
        Frames.putLength(buffer, at, length);
        buffer.putBytes(command, frame, 0, length);
        events.wrap(buffer, command + length, batch.framesLimit());
        core.apply(sequence, timestampNs, buffer, command, length, events);
        final int framesLength = Frames.PREFIX_LENGTH + length + events.length();
        batch.end(framesLength);
        recordBytes += RECORD_HEADER_LENGTH + framesLength;
    }

    private void commit() {
        if (!isStaging) {
            journal.append();
            return;
        }
        while (!journal.stage()) {
            checkFailure();
            stageIdle.idle();
        }
    }

    private void checkFailure() {
        if (failure != null) {
            throw new IllegalStateException("the core's thread failed", failure);
        }
    }

    /** Brings to the disk what the core has staged. */
    private final class Sync implements Agent {
        @Override
        public int doWork() {
            return journal.sync() ? 1 : 0;
        }

        @Override
        public String roleName() {
            return "ringbook-sync";
        }
    }
}
