package org.ringbook.scenarios;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.SnapshotSink;
import org.ringbook.sbe.SnapshotSource;

/** The rows of a snapshot in memory: written once, then read from the first. */
public final class SavedRows implements SnapshotSink, SnapshotSource {
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private int end;
    private int at = -1;

    @Override
    public void frame(final DirectBuffer source, final int offset, final int length) {
        buffer.checkLimit(end + Frames.PREFIX_LENGTH + length);
        Frames.putLength(buffer, end, length);
        buffer.putBytes(Frames.offset(end), source, offset, length);
        end = Frames.next(buffer, end);
    }

    @Override
    public boolean next() {
        at = at < 0 ? 0 : Frames.next(buffer, at);
        return at < end;
    }

    @Override
    public DirectBuffer buffer() {
        return buffer;
    }

    @Override
    public int offset() {
        return Frames.offset(at);
    }

    @Override
    public int length() {
        return Frames.length(buffer, at);
    }

    /** Bytes of all rows, each with the length in front of it. */
    public byte[] bytes() {
        final byte[] bytes = new byte[end];
        buffer.getBytes(0, bytes);
        return bytes;
    }
}
