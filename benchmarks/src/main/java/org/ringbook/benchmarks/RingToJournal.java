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
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.ringbook.core.Admission;
import org.ringbook.core.EventSink;
import org.ringbook.core.ExchangeCore;
import org.ringbook.journal.Durability;
import org.ringbook.journal.Journal;
import org.ringbook.journal.JournalContext;
import org.ringbook.journal.RecordBatch;
import org.ringbook.sbe.Frames;

/**
 * The engine's middle: a ring of commands, and the core's thread that executes them straight into records and appends these
 * in batches of what has arrived. As in {@code engine/server}, whose classes are not public, without its counters, clock
 * and queries. One thread publishes.
 */
final class RingToJournal implements Agent, EventPoller.Handler<RingToJournal.Slot>, AutoCloseable {
    private static final int CAPACITY = 1 << 14;
    private static final int SLOT_LENGTH = 576;
    private static final int CACHE_LINE = 64;

    private final UnsafeBuffer memory =
            new UnsafeBuffer(BufferUtil.allocateDirectAligned(CAPACITY * SLOT_LENGTH, CACHE_LINE));
    private final RingBuffer<Slot> ring;
    private final EventPoller<Slot> poller;
    private final IdleStrategy producerIdle = new YieldingIdleStrategy();
    private final ExchangeCore core = new ExchangeCore();
    private final EventSink events = new EventSink();
    private final ScratchDirectory directory = new ScratchDirectory();
    private final Journal journal;
    private final RecordBatch batch;
    private final AgentRunner runner;
    private volatile Throwable failure;
    private int slots;

    /** A command on its way. */
    static final class Slot {
        private final UnsafeBuffer frame;
        private int length;

        private Slot(final UnsafeBuffer memory, final int offset) {
            frame = new UnsafeBuffer(memory, offset, SLOT_LENGTH);
        }
    }

    RingToJournal(final Durability durability) {
        ring = RingBuffer.createSingleProducer(
                () -> new Slot(memory, slots++ * SLOT_LENGTH), CAPACITY, new YieldingWaitStrategy());
        poller = ring.newPoller();
        ring.addGatingSequences(poller.getSequence());
        journal = Journal.open(new JournalContext()
                .directory(directory.path().resolve("journal"))
                .durability(durability));
        batch = journal.batch();
        runner = new AgentRunner(new YieldingIdleStrategy(), error -> failure = error, null, this);
        AgentRunner.startOnThread(runner);
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
        while (journal.durableSequence() < sequence) {
            checkFailure();
            producerIdle.idle();
        }
        producerIdle.reset();
    }

    long stateHash() {
        return core.stateHash();
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
        write(slot.frame, slot.length);
        if (endOfBatch || batch.isFull()) {
            journal.append();
        }
        return true;
    }

    @Override
    public void close() {
        CloseHelper.closeAll(runner, journal, directory);
    }

    private void write(final DirectBuffer frame, final int length) {
        if (core.admit(frame, 0, length) != Admission.ADMIT) {
            throw new IllegalStateException("not admitted after " + core.lastSequence());
        }
        final long sequence = core.lastSequence() + 1;
        final long timestampNs = CoreRunner.timestampNs(sequence);
        final int at = batch.begin(sequence, timestampNs);
        final MutableDirectBuffer buffer = batch.buffer();
        final int command = Frames.offset(at);
        Frames.putLength(buffer, at, length);
        buffer.putBytes(command, frame, 0, length);
        events.wrap(buffer, command + length, batch.framesLimit());
        core.apply(sequence, timestampNs, buffer, command, length, events);
        batch.end(Frames.PREFIX_LENGTH + length + events.length());
    }

    private void checkFailure() {
        if (failure != null) {
            throw new IllegalStateException("the core's thread failed", failure);
        }
    }
}
