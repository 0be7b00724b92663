package org.ringbook.server;

import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Queries and replay requests on their way from ingress to the replay thread.
 *
 * <pre>
 *   | cursor of the command ring i64 | body of the message, its header left out |     type: its template id
 * </pre>
 */
final class RequestRing {
    static final int BODY = Long.BYTES;
    private static final int CAPACITY = 1 << 16;

    private final OneToOneRingBuffer ring = new OneToOneRingBuffer(new UnsafeBuffer(
            BufferUtil.allocateDirectAligned(CAPACITY + RingBufferDescriptor.TRAILER_LENGTH, Long.BYTES * 8)));

    /** Ingress thread. Returns false if there is no room. */
    boolean put(
            final int templateId, final long cursor, final DirectBuffer buffer, final int offset, final int length) {
        final int index = ring.tryClaim(templateId, BODY + length);
        if (index < 0) {
            return false;
        }
        ring.buffer().putLong(index, cursor);
        ring.buffer().putBytes(index + BODY, buffer, offset, length);
        ring.commit(index);
        return true;
    }

    /** Replay thread. */
    int drain(final MessageHandler handler, final int limit) {
        return ring.read(handler, limit);
    }
}
