package org.ringbook.readmodel.books;

import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads what a {@link StateOutput} put, in the same order. One thread. */
public final class StateInput {
    private final UnsafeBuffer buffer;
    private int at;

    /**
     * From the first value on.
     *
     * @param bytes what was put
     */
    public StateInput(final byte[] bytes) {
        buffer = new UnsafeBuffer(bytes);
    }

    /** {@return the next value, which was put as a number} */
    public long getLong() {
        final long value = buffer.getLong(at);
        at += Long.BYTES;
        return value;
    }

    /**
     * The next number.
     *
     * @return the value
     * @throws ArithmeticException if it is no int
     */
    public int getInt() {
        return Math.toIntExact(getLong());
    }

    /** {@return the next value, which was put as a boolean} */
    public boolean getBoolean() {
        return buffer.getByte(at++) != 0;
    }

    /** {@return the next value, which was put as text} */
    public String getText() {
        final byte[] bytes = new byte[getInt()];
        buffer.getBytes(at, bytes);
        at += bytes.length;
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
