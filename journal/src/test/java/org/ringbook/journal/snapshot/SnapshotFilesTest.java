package org.ringbook.journal.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.journal.Journal;
import org.ringbook.journal.JournalContext;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.SnapshotStateException;

class SnapshotFilesTest {
    private static final int RECORDS = 10;

    @TempDir
    Path directory;

    private SnapshotFiles files;
    private final List<SnapshotFile> skipped = new ArrayList<>();

    @BeforeEach
    void setUp() {
        files = new SnapshotFiles(directory.resolve(SnapshotFiles.DIRECTORY));
    }

    @Test
    void shouldReadWhatWasWritten() {
        final SnapshotFile written = SampleRows.write(files, 42, 100_000);
        assertEquals(List.of(written), files.list());
        assertTrue(written.size() > 3 * BlockLayout.BLOCK_LENGTH_MAX, written::toString);
        assertEquals(42_000, written.timestampNs());
        assertEquals(~42L, written.stateHash());
        assertEquals(SampleRows.RECORD_CRC, written.recordCrc());
        assertEquals(written, files.verify(written));
        try (SnapshotReader reader = files.open(written)) {
            assertEquals(42, SampleRows.load(reader));
            assertFalse(reader.next());
            assertFalse(reader.next());
        }
    }

    @Test
    void shouldHaveNothingWhereThereIsNoDirectory() {
        assertEquals(List.of(), files.list());
        files.keepNewest(1);
    }

    @Test
    void shouldLeaveNothingOfASnapshotThatWasNotCommitted() throws IOException {
        try (SnapshotWriter writer = files.begin(1)) {
            SampleRows.save(writer, 7, 100_000);
        }
        assertEquals(List.of(), names());
    }

    @Test
    void shouldKeepTheNewest() throws IOException {
        Files.createDirectories(directory.resolve(SnapshotFiles.DIRECTORY));
        Files.createFile(directory.resolve(SnapshotFiles.DIRECTORY).resolve("snapshot-left.tmp"));
        for (final long sequence : new long[] {5, 1_000, 30, 7}) {
            SampleRows.write(files, sequence, 10);
        }
        try (SnapshotWriter open = files.begin(1)) {
            SampleRows.save(open, 8, 10);
            files.keepNewest(2);
            assertEquals(
                    List.of(1_000L, 30L),
                    files.list().stream().map(SnapshotFile::sequence).toList());
            open.commit();
        }
        assertEquals(
                List.of(
                        "snapshot-0000000000000000008.rbs",
                        "snapshot-0000000000000000030.rbs",
                        "snapshot-0000000000000001000.rbs"),
                names());
    }

    @Test
    void shouldLoadTheNewestOfTheJournal() {
        try (JournalReader journal = journal()) {
            SampleRows.write(files, 3, 10, crc(journal, 3));
            SampleRows.write(files, 8, 10, crc(journal, 8));
            assertEquals(Optional.of(8L), load(journal, RECORDS));
            assertEquals(Optional.of(3L), load(journal, 7));
            assertEquals(Optional.empty(), load(journal, 2));
            assertEquals(List.of(), skipped);
        }
    }

    @Test
    void shouldSkipOneOfAnotherJournal() {
        try (JournalReader journal = journal()) {
            SampleRows.write(files, 3, 10, crc(journal, 3));
            SampleRows.write(files, 8, 10, crc(journal, 8) ^ 1);
            SampleRows.write(files, RECORDS + 1, 10, 1);
            assertEquals(Optional.of(3L), load(journal, RECORDS));
            assertSkipped("ahead of the journal: durableSequence=10", "of another journal");
        }
    }

    @Test
    void shouldSkipADamagedOne() throws IOException {
        try (JournalReader journal = journal()) {
            SampleRows.write(files, 3, 10, crc(journal, 3));
            final Path damaged =
                    SampleRows.write(files, 8, 100_000, crc(journal, 8)).path();
            flip(damaged, Files.size(damaged) - 5);
            final Path begin = SampleRows.write(files, 9, 10, crc(journal, 9)).path();
            flip(begin, 30);
            assertEquals(Optional.of(3L), load(journal, RECORDS));
            assertSkipped("CRC of a block: file=" + begin + " byteOffset=0", "CRC of a block: file=" + damaged);
        }
    }

    @Test
    void shouldSkipOneThatTheLoaderRefuses() {
        try (JournalReader journal = journal()) {
            SampleRows.write(files, 3, 10, crc(journal, 3));
            SampleRows.write(files, 8, 10, crc(journal, 8));
            final Optional<Long> loaded = files.loadNewest(
                    journal,
                    RECORDS,
                    source -> {
                        final long sequence = SampleRows.load(source);
                        if (sequence == 8) {
                            throw new SnapshotStateException("no such state");
                        }
                        return sequence;
                    },
                    skipped::add);
            assertEquals(Optional.of(3L), loaded);
            assertSkipped("no such state: file=");
        }
    }

    @Test
    void shouldSkipOneWithTheNameOfAnother() throws IOException {
        final Path three = SampleRows.write(files, 3, 10).path();
        final Path eight = SampleRows.write(files, 8, 10).path();
        Files.move(three, eight, StandardCopyOption.REPLACE_EXISTING);
        final SnapshotFile listed = files.list().get(0);
        assertEquals(8, listed.sequence());
        assertTrue(listed.fault().contains("its name is another's"), listed::toString);
    }

    @Test
    void shouldRefuseToCommitNothing() {
        try (SnapshotWriter writer = files.begin(1)) {
            assertThrows(IllegalStateException.class, writer::commit);
        }
    }

    private Optional<Long> load(final JournalReader journal, final long atMost) {
        return files.loadNewest(journal, atMost, SampleRows::load, skipped::add);
    }

    private void assertSkipped(final String... faults) {
        assertEquals(faults.length, skipped.size(), skipped::toString);
        for (int i = 0; i < faults.length; i++) {
            assertTrue(skipped.get(i).fault().contains(faults[i]), skipped::toString);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> paths = Files.list(directory.resolve(SnapshotFiles.DIRECTORY))) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static void flip(final Path file, final long offset) throws IOException {
        final byte[] bytes = Files.readAllBytes(file);
        bytes[(int) offset] ^= 1;
        Files.write(file, bytes);
    }

    private JournalReader journal() {
        final Path path = directory.resolve("journal");
        try (Journal journal =
                Journal.open(new JournalContext().directory(path).blockBytes(JournalContext.BLOCK_BYTES_MIN))) {
            for (int i = 1; i <= RECORDS; i++) {
                final int offset = journal.batch().begin(i, i);
                journal.batch().buffer().putShort(offset, (short) Long.BYTES, LITTLE_ENDIAN);
                journal.batch().buffer().putLong(offset + Short.BYTES, i, LITTLE_ENDIAN);
                journal.batch().end(Short.BYTES + Long.BYTES);
            }
            journal.append();
        }
        return JournalReader.open(path);
    }

    private static long crc(final JournalReader journal, final long sequence) {
        journal.seek(sequence);
        assertTrue(journal.next());
        return journal.crc();
    }
}
