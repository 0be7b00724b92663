package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.journal.SpaceGuard.State;

/** A file system of 192 MiB that is full. */
class DiskFullTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path directory;

    private SmallDisk mounted;
    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        mounted = SmallDisk.mount(directory, "192m");
        disk = mounted.path();
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted != null) {
            mounted.unmount();
        }
    }

    private Path journal() {
        return disk.resolve("journal");
    }

    private JournalContext context() {
        return Records.context(journal())
                .rollBytes(24 * MIB)
                .softFloorBytes(100 * MIB)
                .hardFloorBytes(48 * MIB)
                .ballastBytes(16 * MIB);
    }

    private Path fill(final long leaveBytes) throws IOException {
        final Path filler = disk.resolve("filler");
        final byte[] chunk = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (disk.toFile().getUsableSpace() > leaveBytes) {
                out.write(chunk);
            }
        }
        return filler;
    }

    private static JournalAppendException appendUntilItFails(final Journal journal) {
        return assertThrows(JournalAppendException.class, () -> {
            for (int i = 0; i < 1_000_000; i++) {
                Records.append(journal, 64, 64);
            }
        });
    }

    @Test
    void shouldRefuseBeforeItWritesAndLoseNothing() throws IOException {
        final long last;
        try (Journal journal = Journal.open(context())) {
            final JournalAppendException failure = appendUntilItFails(journal);
            assertTrue(failure.getMessage().contains("no space left"), failure.getMessage());
            last = journal.lastSequence();
            assertTrue(last > 100_000);
            assertEquals(last, journal.durableSequence());
            assertThrows(JournalAppendException.class, journal::append);
            assertEquals(last, Records.verifyAll(journal()));
        }
        assertEquals(last, Records.verifyAll(journal()));
    }

    @Test
    void shouldOpenAgainOnlyWhenThereIsRoomForABlock() throws IOException {
        try (Journal journal = Journal.open(context())) {
            Records.append(journal, 10_000, 64);
        }
        final Path filler = fill(1 << 20);
        final JournalException refusal = assertThrows(JournalException.class, () -> Journal.open(context()));
        assertTrue(refusal.toString().contains("no space left") || refusal.getCause() != null, refusal.toString());
        assertEquals(10_000, Records.verifyAll(journal()));
        Files.delete(filler);
        Records.reopenAndGoOn(context(), 10_000);
    }

    @Test
    void shouldBeWarnedInTimeAndWriteTheLastRecordsFromTheBallast() throws IOException {
        try (Journal journal = Journal.open(context())) {
            final SpaceGuard guard = new SpaceGuard(context());
            assertEquals(State.NORMAL, guard.state());
            State state = State.NORMAL;
            long checkedBytes = 0;
            while (state != State.HARD) {
                Records.append(journal, 64, 64);
                if (journal.appendedBytes() - checkedBytes >= 4 * MIB) {
                    checkedBytes = journal.appendedBytes();
                    final State next = guard.check();
                    assertTrue(next.compareTo(state) >= 0, state + " to " + next);
                    state = next;
                }
            }
            assertFalse(Files.exists(journal().resolve(SpaceGuard.BALLAST_FILE_NAME)));
            final Path filler = fill(20 * MIB);
            assertEquals(State.HARD, guard.check());
            final long last = Records.append(journal, 20_000, 64);
            Files.delete(filler);
            guard.check();
            assertEquals(last, Records.verifyAll(journal()));
        }
    }

    @Test
    void shouldTakeTheBallastAgainWhenSpaceIsBack() throws IOException {
        try (Journal journal = Journal.open(context())) {
            final SpaceGuard guard = new SpaceGuard(context());
            final Path filler = fill(20 * MIB);
            assertEquals(State.HARD, guard.check());
            Records.append(journal, 1_000, 64);
            Files.delete(filler);
            assertEquals(State.NORMAL, guard.check());
            assertEquals(16 * MIB, Files.size(journal().resolve(SpaceGuard.BALLAST_FILE_NAME)));
            assertEquals(1_000, Records.verifyAll(journal()));
        }
    }
}
