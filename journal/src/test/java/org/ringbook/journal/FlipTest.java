package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.journal.DocumentCursor.Found;

/**
 * One byte of a journal is changed, anywhere. Either that is reported, naming where, or it is harmless: every record
 * reads as it was written, and what is appended after a reopen is sound.
 */
class FlipTest {
    private static final long SEED = 20_261_122;
    private static final int COUNT = 6_000;

    @TempDir
    static Path original;

    private static final List<Range> RECORDS = new ArrayList<>();
    private static final List<Range> STRUCTURE = new ArrayList<>();
    private static final List<Range> BEHIND = new ArrayList<>();
    private static final List<Range> METADATA = new ArrayList<>();

    @TempDir
    Path scratch;

    private int reported;
    private int harmless;

    /** Bytes of a file, named relative to the journal. */
    private record Range(Path file, long from, long to) {}

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
            copy(live, original.resolve("killed"));
        }
        findRanges(original.resolve("killed"));
    }

    private static JournalContext context(final Path directory) {
        return Records.context(directory).rollBytes(1 << 18);
    }

    private static void findRanges(final Path journal) throws IOException {
        final List<JournalFile> files = JournalFile.list(journal);
        for (final JournalFile file : files) {
            final Path name = journal.relativize(file.path());
            try (DocumentCursor cursor = new DocumentCursor(file)) {
                int last = 0;
                while (cursor.next() == Found.DOCUMENT) {
                    final int records = cursor.recordsOffset();
                    STRUCTURE.add(new Range(name, last, records));
                    RECORDS.add(new Range(name, records, cursor.recordsEnd()));
                    last = cursor.recordsEnd();
                }
                BEHIND.add(new Range(name, last, Math.min(Files.size(file.path()), last + 4096)));
            }
        }
        METADATA.add(new Range(Path.of(Mark.FILE_NAME), 0, 2L * Mark.SLOT_LENGTH));
        METADATA.add(new Range(Path.of(Mark.FILE_NAME), 0, Mark.SLOT_LENGTH));
        METADATA.add(new Range(journal.relativize(files.get(0).path().resolveSibling("metadata.cq4t")), 0, 1024));
        METADATA.add(new Range(
                journal.relativize(files.get(files.size() - 1).path().resolveSibling("metadata.cq4t")), 0, 1024));
    }

    /** Copies the bytes that are not zero: a live file is long and mostly empty. */
    private static void copy(final Path from, final Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (final Path path : paths.toList()) {
                final Path target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else if (Files.size(path) > 2 << 20) {
                    copySparse(path, target);
                } else {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void copySparse(final Path from, final Path to) throws IOException {
        final byte[] head = new byte[2 << 20];
        try (RandomAccessFile source = new RandomAccessFile(from.toFile(), "r");
                RandomAccessFile target = new RandomAccessFile(to.toFile(), "rw")) {
            source.readFully(head);
            target.write(head);
            target.setLength(source.length());
        }
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
        final Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            final int percent = random.nextInt(100);
            final List<Range> kind =
                    percent < 60 ? RECORDS : percent < 80 ? STRUCTURE : percent < 90 ? BEHIND : METADATA;
            final Range range = kind.get(random.nextInt(kind.size()));
            final long offset = range.from + random.nextLong(range.to - range.from);
            final int mask = 1 + random.nextInt(255);
            final String flip = "seed=" + seed + " flip=" + i + " file=" + range.file + " byteOffset=" + offset
                    + " mask=" + Integer.toHexString(mask);
            flipByte(range.file, offset, mask, kind == RECORDS, flip);
        }
        assertEquals(count, reported + harmless);
        assertTrue(reported > count / 2, "reported=" + reported + " harmless=" + harmless);
    }

    private void flipByte(final Path file, final long offset, final int mask, final boolean isRecord, final String flip)
            throws IOException {
        final Path journal = scratch.resolve("journal");
        delete(journal);
        copy(original.resolve("killed"), journal);
        Records.flip(journal.resolve(file), offset, mask);
        try {
            final boolean isReportedByReader = reportsOnReading(journal, flip);
            final boolean isReported = reportsOnReopening(journal, flip) || isReportedByReader;
            assertTrue(isReported || !isRecord, "a changed record was not reported");
            if (isReported) {
                reported++;
            } else {
                harmless++;
            }
        } catch (final AssertionError | RuntimeException e) {
            throw new AssertionError(flip, e);
        }
    }

    /** Reads up to the end or to a report. */
    private static boolean reportsOnReading(final Path journal, final String flip) {
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next()) {
                Records.verify(reader);
            }
            assertTrue(reader.sequence() == COUNT || !reader.markNotice().isEmpty(), flip);
            return !reader.markNotice().isEmpty();
        } catch (final JournalDamageException e) {
            assertNames(e, journal);
            return true;
        }
    }

    private static boolean reportsOnReopening(final Path journal, final String flip) {
        final boolean isFinding;
        try (Journal reopened = Journal.open(context(journal))) {
            assertEquals(COUNT, reopened.lastSequence(), flip);
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

    private static void delete(final Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (final Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
