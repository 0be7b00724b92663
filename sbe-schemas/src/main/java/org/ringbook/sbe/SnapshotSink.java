package org.ringbook.sbe;

import org.agrona.DirectBuffer;

/** Takes the rows of a snapshot in their order, a frame each. */
@FunctionalInterface
public interface SnapshotSink {
    /**
     * Takes a row.
     *
     * @param buffer that holds the frame; it is used again after the call
     * @param offset of its message header
     * @param length in bytes, at most {@link Frames#MAX_LENGTH}
     */
    void frame(DirectBuffer buffer, int offset, int length);
}
