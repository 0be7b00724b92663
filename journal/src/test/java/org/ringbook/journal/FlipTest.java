package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One byte of a journal is changed, anywhere. Either that is reported, naming where, or it is harmless: every record
 * reads as it was written, and what is appended after a reopen is sound.
 */
class FlipTest {
    private static final long SEED = 20_261_122;
    private static final int COUNT = 6_000;

    @TempDir
    static Path original;

    private static Flips flips;

    @TempDir
    Path scratch;

    private int reported;
    private int harmless;

    @BeforeAll
    static void makeAJournalOfThreeLivesWhoseLastWasKilled() throws IOException {
        final Path live = Files.createTempDirectory(original, "live");
        for (int life = 0; life < 2; life++) {
            try (Journal journal = Journal.open(context(live))) {
                Records.append(journal, COUNT / 3, 1 + 20 * life);
            }
        }
        try (Journal journal = Journal.open(context(live))) {
            Records.append(journal, COUNT / 3, 9);
            Flips.copy(live, original.resolve("killed"));
        }
        flips = new Flips(original.resolve("killed"));
    }

    private static JournalContext context(final Path directory) {
        return Records.context(directory).rollBytes(1 << 18);
    }

    @Test
    void shouldReportOrSurvive60FlippedBytes() throws IOException {
        flipBytes(SEED, 60);
    }

    @Test
    @Tag("heavy")
    void shouldReportOrSurvive500FlippedBytes() throws IOException {
        flipBytes(SEED + 1, 500);
    }

    private void flipBytes(final long seed, final int count) throws IOException {
        for (final Flips.Flip flip : flips.choose(seed, count)) {
            try {
                flipByte(flip);
            } catch (final AssertionError | RuntimeException e) {
                throw new AssertionError(flip.toString(), e);
            }
        }
        assertEquals(count, reported + harmless);
        assertTrue(reported > count / 2, "reported=" + reported + " harmless=" + harmless);
    }

    private void flipByte(final Flips.Flip flip) throws IOException {
        final Path journal = scratch.resolve("journal");
        flips.copyWith(flip, journal);
        final boolean isReportedByReader = reportsOnReading(journal);
        final boolean isReported = reportsOnReopening(journal) || isReportedByReader;
        assertTrue(isReported || !flip.isRecord(), "a changed record was not reported");
        if (isReported) {
            reported++;
        } else {
            harmless++;
        }
    }

    /** Reads up to the end or to a report. */
    private static boolean reportsOnReading(final Path journal) {
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next()) {
                Records.verify(reader);
            }
            assertTrue(reader.sequence() == COUNT || !reader.markNotice().isEmpty());
            return !reader.markNotice().isEmpty();
        } catch (final JournalDamageException e) {
            assertNames(e, journal);
            return true;
        }
    }

    private static boolean reportsOnReopening(final Path journal) {
        final boolean isFinding;
        try (Journal reopened = Journal.open(context(journal))) {
            assertEquals(COUNT, reopened.lastSequence());
            isFinding = !reopened.openReport().findings().isEmpty();
            Records.append(reopened, 50, 7);
        } catch (final JournalDamageException e) {
            assertNames(e, journal);
            return true;
        }
        try (JournalReader reader = JournalReader.open(journal)) {
            reader.seek(COUNT);
            for (int i = 0; i <= 50; i++) {
                assertTrue(reader.next());
                assertEquals(COUNT + i, reader.sequence());
                Records.verify(reader);
            }
            assertFalse(reader.next());
            assertEquals("", reader.markNotice());
        }
        return reportsOnReading(journal, COUNT + 50) || isFinding;
    }

    private static boolean reportsOnReading(final Path journal, final long last) {
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next()) {
                Records.verify(reader);
            }
            assertEquals(last, reader.sequence());
            return false;
        } catch (final JournalDamageException e) {
            assertNames(e, journal);
            return true;
        }
    }

    private static void assertNames(final JournalDamageException damage, final Path journal) {
        assertTrue(damage.file().startsWith(journal.toString()), damage.getMessage());
        assertTrue(damage.getMessage().contains("byteOffset="), damage.getMessage());
        assertTrue(damage.getMessage().contains("sequence="), damage.getMessage());
    }
}
