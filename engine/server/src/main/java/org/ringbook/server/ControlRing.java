package org.ringbook.server;

import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RecordDescriptor;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * What the core has to say on the control stream, on its way to ingress. A slot of the command ring leads to at most one
 * answer, and ingress takes no command while {@link #isBusy}; so the core always finds room.
 *
 * <pre>
 *   | afterSequence i64 | nonce i64 | number i64 | gatewayId i32 | epoch i32 | flag i32 |
 * </pre>
 */
final class ControlRing {
    static final int HELLO_ANSWER = 1;
    static final int SEQUENCE_GAP = 2;

    static final int AFTER_SEQUENCE = 0;
    static final int NONCE = 8;
    static final int NUMBER = 16;
    static final int GATEWAY_ID = 24;
    static final int EPOCH = 28;
    static final int FLAG = 32;
    private static final int LENGTH = 36;
    private static final int ROOM = BitUtil.align(LENGTH + RecordDescriptor.HEADER_LENGTH, RecordDescriptor.ALIGNMENT);

    private final OneToOneRingBuffer ring;
    private final int busySize;

    ControlRing(final int commandRingCapacity) {
        final int capacity = BitUtil.findNextPositivePowerOfTwo(Math.multiplyExact(2 * ROOM, commandRingCapacity + 1));
        ring = new OneToOneRingBuffer(new UnsafeBuffer(
                BufferUtil.allocateDirectAligned(capacity + RingBufferDescriptor.TRAILER_LENGTH, Long.BYTES * 8)));
        busySize = capacity / 2 - ROOM;
    }

    /** Core thread: the hello with this nonce is answered, once the record afterSequence is durable. */
    void helloAnswer(
            final long afterSequence,
            final int gatewayId,
            final int epoch,
            final long nonce,
            final long lastGatewaySequence,
            final boolean accepted) {
        put(HELLO_ANSWER, afterSequence, gatewayId, epoch, nonce, lastGatewaySequence, accepted);
    }

    /** Core thread: a command was not taken, once the record afterSequence is durable. */
    void sequenceGap(
            final long afterSequence, final int gatewayId, final int epoch, final long expected, final boolean up) {
        put(SEQUENCE_GAP, afterSequence, gatewayId, epoch, 0, expected, up);
    }

    /** Ingress thread. */
    boolean isBusy() {
        return ring.size() > busySize;
    }

    /** Ingress thread. */
    int drain(final ControlledMessageHandler handler, final int limit) {
        return ring.controlledRead(handler, limit);
    }

    private void put(
            final int type,
            final long afterSequence,
            final int gatewayId,
            final int epoch,
            final long nonce,
            final long number,
            final boolean flag) {
        final int index = ring.tryClaim(type, LENGTH);
        if (index < 0) {
            throw new IllegalStateException("no room for an answer: size=" + ring.size());
        }
        ring.buffer().putLong(index + AFTER_SEQUENCE, afterSequence);
        ring.buffer().putLong(index + NONCE, nonce);
        ring.buffer().putLong(index + NUMBER, number);
        ring.buffer().putInt(index + GATEWAY_ID, gatewayId);
        ring.buffer().putInt(index + EPOCH, epoch);
        ring.buffer().putInt(index + FLAG, flag ? 1 : 0);
        ring.commit(index);
    }
}
