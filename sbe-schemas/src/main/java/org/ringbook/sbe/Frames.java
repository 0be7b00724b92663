package org.ringbook.sbe;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Walks the frames of a record: each is an SBE message (header, block, variable data) behind its length as an unsigned
 * little-endian 16-bit number. Frame 0 is the command, the others are its events in order.
 *
 * <pre>
 *   0       2                10
 *   +-------+----------------+--------------+----------+-------+----
 *   | length| message header | block        | var data | length| ...
 *   +-------+----------------+--------------+----------+-------+----
 *           |&lt;------------- length bytes -----------&gt;|
 * </pre>
 *
 * <pre>{@code
 * for (int at = from; at < to; at = Frames.next(buffer, at)) {
 *     decode(buffer, Frames.offset(at), Frames.length(buffer, at));
 * }
 * }</pre>
 */
public final class Frames {
    /** Bytes of the length in front of a frame. */
    public static final int PREFIX_LENGTH = Short.BYTES;

    /** Longest frame in bytes. */
    public static final int MAX_LENGTH = 0xFFFF;

    /** Most events of one record, the command not counted. */
    public static final int MAX_EVENTS = 8_192;

    /** Longest record in bytes, its header included. */
    public static final int MAX_RECORD_LENGTH = 2 * 1024 * 1024;

    private Frames() {}

    /**
     * Length in bytes of the frame whose prefix is at an index.
     *
     * @param buffer that holds the frames
     * @param at index of the prefix
     * @return 0 to {@link #MAX_LENGTH}
     */
    public static int length(final DirectBuffer buffer, final int at) {
        return buffer.getShort(at, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }

    /**
     * Index of the SBE message header of the frame whose prefix is at an index.
     *
     * @param at index of the prefix
     * @return the index behind the prefix
     */
    public static int offset(final int at) {
        return at + PREFIX_LENGTH;
    }

    /**
     * Index of the next frame's prefix.
     *
     * @param buffer that holds the frames
     * @param at index of this frame's prefix
     * @return the index behind this frame
     */
    public static int next(final DirectBuffer buffer, final int at) {
        return at + PREFIX_LENGTH + length(buffer, at);
    }

    /**
     * Writes the length in front of a frame.
     *
     * @param buffer to write to
     * @param at index of the prefix
     * @param length of the frame in bytes
     * @throws IllegalArgumentException if the length does not fit
     */
    public static void putLength(final MutableDirectBuffer buffer, final int at, final int length) {
        if (length < 0 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("frame length must be 0 to 65535: length=" + length);
        }
        buffer.putShort(at, (short) length, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Template id of the SBE message at an offset.
     *
     * @param buffer that holds the frame
     * @param offset of its message header
     * @return the template id
     */
    public static int templateId(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset + Short.BYTES, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }
}
