package org.ringbook.client;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.ringbook.sbe.Frames;

/**
 * Puts the frames of a record together again, as the journal has them: one behind the other, each with its length. For what takes whole records.
 * Reused; one thread.
 */
public final class RecordFrames {
    private static final int CAPACITY = 1 << 16;

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(CAPACITY);
    private int length;

    /** Without a frame yet. */
    public RecordFrames() {}

    /**
     * Takes the next frame; that with index 0 begins a record.
     *
     * @param frame in the order of the stream.
     * @return whether the record is whole.
     */
    public boolean add(final EventFrame frame) {
        if (frame.index() == 0) {
            length = 0;
        }
        Frames.putLength(buffer, length, frame.length());
        buffer.putBytes(Frames.offset(length), frame.buffer(), frame.offset(), frame.length());
        length = Frames.next(buffer, length);
        return frame.isLastOfRecord();
    }

    /**
     * Where they are.
     *
     * @return the first begins at 0; good until the next is added.
     */
    public DirectBuffer buffer() {
        return buffer;
    }

    /**
     * Length of all of them.
     *
     * @return bytes.
     */
    public int length() {
        return length;
    }
}
