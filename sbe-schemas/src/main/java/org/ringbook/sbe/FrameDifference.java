package org.ringbook.sbe;

import org.agrona.DirectBuffer;

/**
 * Compares the events of a record with those that executing its command again has made. Whoever re-executes, recovery,
 * verifier or shadow, compares by this.
 */
public final class FrameDifference {
    /** No difference. */
    public static final int NONE = -1;

    private FrameDifference() {}

    /**
     * Finds the first byte that differs. Allocates nothing.
     *
     * @param recorded       buffer that holds the record
     * @param recordedOffset where its events begin
     * @param recordedLength bytes of its events
     * @param made           buffer that holds what was made
     * @param madeOffset     where that begins
     * @param madeLength     bytes of it
     * @return its distance from the first byte of the events, which is the shorter length where one side only has more; {@link #NONE}
     *     if they are equal
     */
    public static int find(
            final DirectBuffer recorded,
            final int recordedOffset,
            final int recordedLength,
            final DirectBuffer made,
            final int madeOffset,
            final int madeLength) {
        final int common = Math.min(recordedLength, madeLength);
        int at = 0;
        while (at + Long.BYTES <= common && recorded.getLong(recordedOffset + at) == made.getLong(madeOffset + at)) {
            at += Long.BYTES;
        }
        while (at < common && recorded.getByte(recordedOffset + at) == made.getByte(madeOffset + at)) {
            at++;
        }
        return at == common && recordedLength == madeLength ? NONE : at;
    }

    /**
     * Says in words where events differ.
     *
     * @param events buffer that holds the longer of both sides
     * @param offset where its events begin
     * @param length bytes of its events
     * @param at     what {@link #find} returned
     * @return the event by its number from 1, its template and the byte in it
     */
    public static String describe(final DirectBuffer events, final int offset, final int length, final int at) {
        int event = 1;
        int frame = offset;
        while (Frames.next(events, frame) <= offset + at && Frames.next(events, frame) < offset + length) {
            frame = Frames.next(events, frame);
            event++;
        }
        final int inFrame = offset + at - Frames.offset(frame);
        return "from byte " + at + ": event " + event + " (template " + Frames.templateId(events, Frames.offset(frame))
                + "), " + (inFrame < 0 ? "its length" : "byte " + inFrame + " of it");
    }
}
