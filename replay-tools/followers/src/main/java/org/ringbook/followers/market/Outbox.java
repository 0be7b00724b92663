package org.ringbook.followers.market;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/** Messages encoded and not yet sent, in order. As large as what one record causes, or one market's snapshot is. One thread. */
final class Outbox {
    private static final int PREFIX = Integer.BYTES;

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private int head;
    private int tail;

    /** Where the next message may be written, before it is {@link #add added}. */
    MutableDirectBuffer buffer() {
        return buffer;
    }

    int nextOffset() {
        return tail + PREFIX;
    }

    /** Adds what was written at {@link #nextOffset}. */
    void add(final int length) {
        buffer.putInt(tail, length);
        tail += PREFIX + length;
    }

    boolean isEmpty() {
        return head == tail;
    }

    DirectBuffer first() {
        return buffer;
    }

    int firstOffset() {
        return head + PREFIX;
    }

    int firstLength() {
        return buffer.getInt(head);
    }

    void removeFirst() {
        head += PREFIX + firstLength();
        if (head == tail) {
            clear();
        }
    }

    void clear() {
        head = 0;
        tail = 0;
    }
}
