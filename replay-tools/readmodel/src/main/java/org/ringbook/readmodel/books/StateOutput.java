package org.ringbook.readmodel.books;

import java.nio.charset.StandardCharsets;
import org.agrona.ExpandableArrayBuffer;

/** Values one behind the other, in memory: what {@link StateInput} reads. One thread. */
public final class StateOutput {
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1 << 16);
    private int length;

    /** Nothing yet. */
    public StateOutput() {}

    /**
     * A number.
     *
     * @param value any
     * @return this
     */
    public StateOutput put(final long value) {
        buffer.putLong(length, value);
        length += Long.BYTES;
        return this;
    }

    /**
     * A truth.
     *
     * @param value any
     * @return this
     */
    public StateOutput put(final boolean value) {
        buffer.putByte(length++, (byte) (value ? 1 : 0));
        return this;
    }

    /**
     * A text.
     *
     * @param text any
     * @return this
     */
    public StateOutput put(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        put(bytes.length);
        buffer.putBytes(length, bytes);
        length += bytes.length;
        return this;
    }

    /** {@return a copy of all that was put} */
    public byte[] toBytes() {
        final byte[] bytes = new byte[length];
        buffer.getBytes(0, bytes);
        return bytes;
    }
}
