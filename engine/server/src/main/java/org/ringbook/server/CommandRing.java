package org.ringbook.server;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The ring between ingress, its only producer, and the core, its only consumer. All slots lie in one block of memory. */
final class CommandRing {
    private static final int CACHE_LINE = 64;

    private final RingBuffer<CommandSlot> ring;
    private final EventPoller<CommandSlot> poller;
    private int slots;

    CommandRing(final int capacity) {
        final UnsafeBuffer memory = new UnsafeBuffer(
                BufferUtil.allocateDirectAligned(Math.multiplyExact(capacity, CommandSlot.CAPACITY), CACHE_LINE));
        ring = RingBuffer.createSingleProducer(
                () -> new CommandSlot(memory, slots++ * CommandSlot.CAPACITY), capacity, NoWait.INSTANCE);
        poller = ring.newPoller();
        ring.addGatingSequences(poller.getSequence());
    }

    /** Ingress thread. */
    boolean hasRoom() {
        return ring.hasAvailableCapacity(1);
    }

    /** Ingress thread, after {@link #hasRoom}. */
    void put(final DirectBuffer frame, final int offset, final int length, final long gatewayInNs) {
        final long sequence = ring.next();
        try {
            ring.get(sequence).copy(frame, offset, length, gatewayInNs);
        } finally {
            ring.publish(sequence);
        }
    }

    /** Any thread: how many slots were ever published, less one. */
    long produced() {
        return ring.getCursor();
    }

    /** Any thread: how many slots the core has given back, less one. */
    long consumed() {
        return poller.getSequence().get();
    }

    /** Core thread. */
    boolean poll(final EventPoller.Handler<CommandSlot> handler) throws Exception {
        return poller.poll(handler) == EventPoller.PollState.PROCESSING;
    }
}
