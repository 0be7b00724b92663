package org.ringbook.followers.market;

import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads what a {@link StateOutput} put, in the same order. One thread. */
final class StateInput {
    private final UnsafeBuffer buffer;
    private int at;

    StateInput(final byte[] bytes) {
        buffer = new UnsafeBuffer(bytes);
    }

    long getLong() {
        final long value = buffer.getLong(at);
        at += Long.BYTES;
        return value;
    }

    int getInt() {
        return Math.toIntExact(getLong());
    }

    boolean getBoolean() {
        return buffer.getByte(at++) != 0;
    }

    String getText() {
        final byte[] bytes = new byte[getInt()];
        buffer.getBytes(at, bytes);
        at += bytes.length;
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
