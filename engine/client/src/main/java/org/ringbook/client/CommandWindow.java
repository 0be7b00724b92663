package org.ringbook.client;

import java.nio.ByteBuffer;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The numbered commands that were sent and not yet seen in the event stream, each with its envelope, ready to be sent again. A ring of slots by
 * number. Client's thread only; allocates nothing once built.
 */
final class CommandWindow {
    private static final int SLOT_LENGTH = BitUtil.align(CommandDraft.CAPACITY, BitUtil.CACHE_LINE_LENGTH);

    private final UnsafeBuffer slots;
    private final int[] lengths;
    private final int mask;
    private long confirmed;
    private long last;

    /** @param capacity a power of two. */
    CommandWindow(final int capacity) {
        slots = new UnsafeBuffer(ByteBuffer.allocateDirect(Math.multiplyExact(capacity, SLOT_LENGTH)));
        lengths = new int[capacity];
        mask = capacity - 1;
    }

    boolean isFull() {
        return last - confirmed > mask;
    }

    /** Number of the last command that was put in; 0 = none yet. */
    long last() {
        return last;
    }

    /** All up to this one were seen in the event stream. */
    long confirmed() {
        return confirmed;
    }

    int size() {
        return (int) (last - confirmed);
    }

    /** Keeps the command with number {@code last() + 1}. There must be room. */
    void put(final DirectBuffer source, final int length) {
        final int slot = (int) (last + 1) & mask;
        slots.putBytes(slot * SLOT_LENGTH, source, 0, length);
        lengths[slot] = length;
        last++;
    }

    /** Releases all up to {@code sequence}, which is one that was given out. */
    void confirm(final long sequence) {
        confirmed = sequence;
    }

    DirectBuffer buffer() {
        return slots;
    }

    int offset(final long sequence) {
        return ((int) sequence & mask) * SLOT_LENGTH;
    }

    int length(final long sequence) {
        return lengths[(int) sequence & mask];
    }
}
