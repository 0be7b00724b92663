package org.ringbook.server;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A place of the ring: one command's frame, copied. Written by ingress before it publishes the slot, read by the core
 * before it gives the slot back.
 */
final class CommandSlot {
    /**
     * The longest command that the core may take is 302 bytes, an IssueApiKey; the longest that it must refuse by its content
     * rather than its length has three texts of 255, 907 bytes. Fifteen cache lines hold it.
     */
    static final int CAPACITY = 960;

    private final UnsafeBuffer frame;
    private int length;
    private long gatewayInNs;

    CommandSlot(final UnsafeBuffer memory, final int offset) {
        frame = new UnsafeBuffer(memory, offset, CAPACITY);
    }

    void copy(final DirectBuffer source, final int offset, final int frameLength, final long takenInNs) {
        frame.putBytes(0, source, offset, frameLength);
        length = frameLength;
        gatewayInNs = takenInNs;
    }

    DirectBuffer frame() {
        return frame;
    }

    int length() {
        return length;
    }

    long gatewayInNs() {
        return gatewayInNs;
    }
}
