package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SequencerClockTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long STEP = SECOND / 20;
    private static final long START = 1_700_000_000L * SECOND;

    private long wallNs = START;
    private long nanoTime = 77;

    @Test
    void shouldRunWithTheMonotonicClock() {
        final SequencerClock clock = clock(0);
        pass(5 * SECOND, clock);
        assertEquals(START + 5 * SECOND, clock.timeNs());
        assertEquals(nanoTime, clock.nanoTime());
        assertEquals(0, clock.stepNs());
    }

    @Test
    void shouldSlewTowardsTheWallClock() {
        final SequencerClock clock = clock(0);
        final long error = SECOND / 1000;
        wallNs += error;
        pass(SECOND, clock);
        final long behind = wallNs - clock.timeNs();
        assertTrue(behind > 0 && behind < error, () -> "behind by " + behind);
        pass(5 * SECOND, clock);
        assertTrue(Math.abs(wallNs - clock.timeNs()) < error / 100);
        wallNs -= error;
        long last = clock.timeNs();
        for (int i = 0; i < 100; i++) {
            pass(SECOND / 20, clock);
            assertTrue(clock.timeNs() > last);
            last = clock.timeNs();
        }
        assertTrue(Math.abs(wallNs - clock.timeNs()) < error / 100);
    }

    @Test
    void shouldNotOvershootWhenItRests() {
        final SequencerClock clock = clock(0);
        wallNs += SECOND / 1000;
        pass(SECOND / 5, clock);
        leap(3600 * SECOND, clock);
        assertTrue(clock.timeNs() <= wallNs);
        assertTrue(wallNs - clock.timeNs() < SECOND / 1000);
    }

    @Test
    void shouldNotFollowStepUntilItIsAccepted() {
        final SequencerClock clock = clock(0);
        wallNs += 3600 * SECOND;
        pass(SECOND, clock);
        assertEquals(START + SECOND, clock.timeNs());
        assertEquals(3600 * SECOND, clock.stepNs());
        clock.acceptWallClock();
        pass(SECOND, clock);
        pass(SECOND, clock);
        assertEquals(wallNs, clock.timeNs());
        assertEquals(0, clock.stepNs());
    }

    @Test
    void shouldStandStillRatherThanGoBackWhenStepIsAccepted() {
        final SequencerClock clock = clock(0);
        pass(SECOND, clock);
        final long before = clock.timeNs();
        wallNs -= 10 * SECOND;
        pass(SECOND, clock);
        clock.acceptWallClock();
        pass(SECOND, clock);
        final long stopped = clock.timeNs();
        pass(SECOND, clock);
        assertTrue(stopped >= before);
        assertEquals(stopped, clock.timeNs());
        pass(20 * SECOND, clock);
        assertEquals(wallNs, clock.timeNs());
    }

    @Test
    void shouldNotBeginBeforeTheJournalsLastRecord() {
        final long floor = START + 100 * SECOND;
        final SequencerClock clock = clock(floor);
        assertEquals(-100 * SECOND, clock.stepNs());
        clock.update();
        assertEquals(floor, clock.timeNs());
        pass(SECOND, clock);
        assertEquals(floor + SECOND, clock.timeNs());
    }

    private SequencerClock clock(final long floorNs) {
        return new SequencerClock(() -> wallNs, () -> nanoTime, floorNs);
    }

    private void pass(final long ns, final SequencerClock clock) {
        for (long left = ns; left > 0; left -= STEP) {
            leap(Math.min(left, STEP), clock);
        }
    }

    private void leap(final long ns, final SequencerClock clock) {
        wallNs += ns;
        nanoTime += ns;
        clock.update();
    }
}
