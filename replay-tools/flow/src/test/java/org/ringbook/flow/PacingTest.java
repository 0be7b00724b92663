package org.ringbook.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PacingTest {
    @Test
    void shouldNeverWaitAtFullSpeed() {
        assertEquals(0, Pacing.parse("max").waitNs(1_000_000, 0));
    }

    @Test
    void shouldKeepTheTimesOfTheRecord() {
        final Pacing pacing = Pacing.parse("real");
        assertEquals(0, pacing.waitNs(5_000, 70));
        assertEquals(900, pacing.waitNs(6_000, 170));
        assertEquals(-100, pacing.waitNs(6_000, 1_170));
    }

    @Test
    void shouldGoFasterBySpeed() {
        final Pacing pacing = Pacing.parse("2.5x");
        assertEquals(0, pacing.waitNs(0, 0));
        assertEquals(400, pacing.waitNs(1_000, 0));
    }

    @Test
    void shouldNotCatchUpAfterALongStop() {
        final Pacing pacing = Pacing.real();
        pacing.waitNs(0, 0);
        pacing.waitNs(1_000, 60_000_000_000L);
        assertEquals(1_000, pacing.waitNs(2_000, 60_000_000_000L));
    }

    @Test
    void shouldRefuseAnythingElse() {
        for (final String text : new String[] {"", "x", "fast", "0x", "-1x", "10", "1e999999999x"}) {
            assertThrows(IllegalArgumentException.class, () -> Pacing.parse(text), text);
        }
    }
}
