package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.journal.SpaceGuard.State;

class SpaceGuardTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path directory;

    private Path ballast;
    private long others;

    @BeforeEach
    void setUp() {
        ballast = directory.resolve(SpaceGuard.BALLAST_FILE_NAME);
    }

    /** A disk of 1,000 MiB, of which others hold some, and the ballast its size. */
    private long freeBytes() {
        try {
            return 1_000 * MIB - others - (Files.exists(ballast) ? Files.size(ballast) : 0);
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }

    private JournalContext context() {
        return Records.context(directory)
                .softFloorBytes(200 * MIB)
                .hardFloorBytes(64 * MIB)
                .ballastBytes(32 * MIB)
                .freeBytes(this::freeBytes);
    }

    private State at(final SpaceGuard guard, final long freeMiB) {
        others = (1_000 - 32 - freeMiB) * MIB;
        return guard.check();
    }

    @Test
    void shouldGoThroughItsStatesAndGiveBackAndTakeTheBallast() throws IOException {
        final SpaceGuard guard = new SpaceGuard(context());
        assertEquals(State.NORMAL, guard.state());
        assertEquals(32 * MIB, Files.size(ballast));

        assertEquals(State.NORMAL, at(guard, 200));
        assertEquals(State.LOW, at(guard, 199));
        assertEquals(State.LOW, at(guard, 64));
        assertTrue(Files.exists(ballast));
        assertEquals(State.HARD, at(guard, 63));
        assertFalse(Files.exists(ballast));
        assertEquals(State.HARD, at(guard, 63), "the ballast's own room is no room won");

        assertEquals(State.HARD, at(guard, 79));
        assertEquals(State.LOW, at(guard, 80));
        assertTrue(Files.exists(ballast));
        assertEquals(State.LOW, at(guard, 215));
        assertEquals(State.NORMAL, at(guard, 216));
    }

    @Test
    void shouldGoFromNormalToHardAndBackAtOnce() {
        final SpaceGuard guard = new SpaceGuard(context());
        assertEquals(State.HARD, at(guard, 0));
        assertFalse(Files.exists(ballast));
        assertEquals(State.NORMAL, at(guard, 900));
        assertTrue(Files.exists(ballast));
    }

    @Test
    void shouldTakeOverTheBallastOfAnEarlierLifeAndReplaceAnUnfinishedOne() throws IOException {
        new SpaceGuard(context());
        assertEquals(State.NORMAL, new SpaceGuard(context()).state());
        Files.write(ballast, new byte[10]);
        new SpaceGuard(context());
        assertEquals(32 * MIB, Files.size(ballast));
    }

    @Test
    void shouldWorkWithoutBallast() {
        final SpaceGuard guard = new SpaceGuard(context().ballastBytes(0));
        assertFalse(Files.exists(ballast));
        others = 940 * MIB;
        assertEquals(State.HARD, guard.check());
        others = 0;
        assertEquals(State.NORMAL, guard.check());
    }
}
