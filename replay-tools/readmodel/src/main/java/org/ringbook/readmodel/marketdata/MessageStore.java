package org.ringbook.readmodel.marketdata;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/** Increments of a market that waits for its snapshot, in order and bounded: if there are too many, it begins anew with the next. */
final class MessageStore {
    private static final int LENGTH_MAX = 4 * 1024 * 1024;

    private ExpandableArrayBuffer buffer;
    private int length;

    /** Takes a message out, in the order in which they were put in. */
    @FunctionalInterface
    interface Reader {
        void message(DirectBuffer buffer, int offset, int length);
    }

    void add(final DirectBuffer source, final int offset, final int messageLength) {
        if (length + Integer.BYTES + messageLength > LENGTH_MAX) {
            length = 0;
        }
        if (buffer == null) {
            buffer = new ExpandableArrayBuffer();
        }
        buffer.putInt(length, messageLength);
        buffer.putBytes(length + Integer.BYTES, source, offset, messageLength);
        length += Integer.BYTES + messageLength;
    }

    boolean isEmpty() {
        return length == 0;
    }

    void forEach(final Reader reader) {
        int at = 0;
        while (at < length) {
            final int messageLength = buffer.getInt(at);
            reader.message(buffer, at + Integer.BYTES, messageLength);
            at += Integer.BYTES + messageLength;
        }
    }

    void clear() {
        length = 0;
        buffer = null;
    }
}
