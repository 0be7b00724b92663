package org.ringbook.sbe;

import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A message of an untethered Aeron subscription, copied to where nobody else writes. The media driver puts aside a subscriber that stands still for
 * long (a process that is stopped, or gets no processor), and then clears what that one has not read, also in the middle of the message that it is
 * reading. So such a message is copied first and looked at only if it was still there after that. One thread; allocates only for a longer message than
 * ever before.
 *
 * <p>What is cleared is cleared from its beginning on, and a later message in the same place is of another term: whoever finds the frame's header as it
 * was has copied what belongs to it.
 */
public final class MessageCopy {
    /** Of Aeron's data header, which lies in front of every message. */
    static final int FRAME_HEADER_LENGTH = 32;

    static final int TERM_ID_OFFSET = 20;
    private static final int FIRST_LENGTH = 2_048;

    private final UnsafeBuffer copy = new UnsafeBuffer(new byte[FIRST_LENGTH]);

    /** Nothing copied yet. */
    public MessageCopy() {}

    /**
     * Copies a message that is one fragment.
     *
     * @param term   buffer that a fragment handler was given.
     * @param offset of the message.
     * @param length of it.
     * @return whether {@link #buffer()} has it; if not, the driver has taken it away meanwhile.
     */
    public boolean take(final DirectBuffer term, final int offset, final int length) {
        final int frame = offset - FRAME_HEADER_LENGTH;
        final int termId = term.getInt(frame + TERM_ID_OFFSET, ByteOrder.LITTLE_ENDIAN);
        if (copy.capacity() < length) {
            copy.wrap(new byte[length]);
        }
        term.getBytes(offset, copy, 0, length);
        VarHandle.loadLoadFence();
        return term.getInt(frame, ByteOrder.LITTLE_ENDIAN) == length + FRAME_HEADER_LENGTH
                && term.getInt(frame + TERM_ID_OFFSET, ByteOrder.LITTLE_ENDIAN) == termId;
    }

    /** {@return the message, from index 0 on, until the next is taken} */
    public DirectBuffer buffer() {
        return copy;
    }
}
