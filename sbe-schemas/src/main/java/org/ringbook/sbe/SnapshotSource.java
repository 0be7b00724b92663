package org.ringbook.sbe;

import org.agrona.DirectBuffer;

/** Gives the rows of a snapshot in their order, a frame each. One thread. */
public interface SnapshotSource {
    /**
     * Goes to the next row.
     *
     * @return false if there is none
     */
    boolean next();

    /**
     * Where the present row is.
     *
     * @return the buffer, valid until the next call of {@link #next}
     */
    DirectBuffer buffer();

    /**
     * Where in the buffer its frame begins.
     *
     * @return offset of its message header
     */
    int offset();

    /**
     * How long its frame is.
     *
     * @return bytes, the message header included
     */
    int length();
}
