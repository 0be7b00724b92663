package org.ringbook.sbe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

final class FramesTest {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[70_000]);

    @Test
    void shouldWalkFromFrameToFrame() {
        Frames.putLength(buffer, 10, 3);
        Frames.putLength(buffer, 15, 0xFFFF);
        assertEquals(12, Frames.offset(10));
        assertEquals(15, Frames.next(buffer, 10));
        assertEquals(0xFFFF, Frames.length(buffer, 15));
        assertEquals(15 + 2 + 0xFFFF, Frames.next(buffer, 15));
    }

    @Test
    void shouldRefuseALengthThatDoesNotFit() {
        assertThrows(IllegalArgumentException.class, () -> Frames.putLength(buffer, 0, 0x1_0000));
        assertThrows(IllegalArgumentException.class, () -> Frames.putLength(buffer, 0, -1));
    }
}
