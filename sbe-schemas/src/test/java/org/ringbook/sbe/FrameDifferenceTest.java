package org.ringbook.sbe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

final class FrameDifferenceTest {
    private static final int FRAME = 21;
    private static final int PREFIX = Frames.PREFIX_LENGTH;

    private static UnsafeBuffer events(final int from, final int count) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[from + count * (PREFIX + FRAME)]);
        int at = from;
        for (int event = 1; event <= count; event++) {
            Frames.putLength(buffer, at, FRAME);
            for (int i = 0; i < FRAME; i++) {
                buffer.putByte(Frames.offset(at) + i, (byte) (event * 40 + i));
            }
            buffer.putShort(Frames.offset(at) + Short.BYTES, (short) (100 + event));
            at = Frames.next(buffer, at);
        }
        return buffer;
    }

    @Test
    void shouldFindEveryDifferentByte() {
        final int from = 5;
        final UnsafeBuffer recorded = events(from, 3);
        final int length = recorded.capacity() - from;
        assertEquals(FrameDifference.NONE, FrameDifference.find(recorded, from, length, events(0, 3), 0, length));
        for (int at = 0; at < length; at++) {
            final UnsafeBuffer made = events(0, 3);
            made.putByte(at, (byte) (made.getByte(at) + 1));
            assertEquals(at, FrameDifference.find(recorded, from, length, made, 0, length));
        }
    }

    @Test
    void shouldFindWhereOneSideEnds() {
        final UnsafeBuffer two = events(0, 2);
        final UnsafeBuffer three = events(0, 3);
        assertEquals(two.capacity(), FrameDifference.find(two, 0, two.capacity(), three, 0, three.capacity()));
        assertEquals(two.capacity(), FrameDifference.find(three, 0, three.capacity(), two, 0, two.capacity()));
        assertEquals(0, FrameDifference.find(three, 0, 0, two, 0, two.capacity()));
        assertEquals(FrameDifference.NONE, FrameDifference.find(three, 0, 0, two, 0, 0));
    }

    @Test
    void shouldNameTheEventItsTemplateAndTheByte() {
        final UnsafeBuffer three = events(0, 3);
        final int second = PREFIX + FRAME;
        assertEquals(
                "from byte " + (second + PREFIX + 9) + ": event 2 (template 102), byte 9 of it",
                FrameDifference.describe(three, 0, three.capacity(), second + PREFIX + 9));
        assertEquals(
                "from byte " + 2 * second + ": event 3 (template 103), its length",
                FrameDifference.describe(three, 0, three.capacity(), 2 * second));
    }
}
