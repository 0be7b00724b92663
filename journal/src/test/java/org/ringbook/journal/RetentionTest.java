package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringbook.journal.RetentionReport.Action;
import org.ringbook.journal.RetentionReport.FileReport;
import org.ringbook.journal.snapshot.SnapshotFiles;
import org.ringbook.journal.snapshot.SnapshotWriter;
import org.ringbook.sbe.snapshot.BooleanType;
import org.ringbook.sbe.snapshot.MessageHeaderEncoder;
import org.ringbook.sbe.snapshot.SavedEngineEncoder;

/** What may leave a journal, and that it is whole at every moment of its leaving. */
class RetentionTest {
    private static final int COUNT = 30_000;

    @TempDir
    Path data;

    private Path directory;
    private Path archive;

    @BeforeEach
    void makeAJournalOfSeveralFiles() {
        directory = data.resolve("journal");
        archive = data.resolve("archive");
        Records.make(directory, COUNT, 10);
        assertTrue(files().size() > 4, () -> "files: " + files());
    }

    private List<JournalFile> files() {
        return JournalFile.list(directory);
    }

    private void snapshot(final long sequence) {
        final long crc;
        try (JournalReader reader = JournalReader.open(directory)) {
            reader.seek(sequence);
            assertTrue(reader.next());
            crc = reader.crc();
        }
        final UnsafeBuffer row = new UnsafeBuffer(new byte[512]);
        final SavedEngineEncoder encoder = new SavedEngineEncoder();
        encoder.wrapAndApplyHeader(row, 0, new MessageHeaderEncoder())
                .sequence(sequence)
                .timestampNs(Records.FIRST_TIMESTAMP_NS + sequence)
                .halted(BooleanType.FALSE)
                .lowSpace(BooleanType.FALSE);
        try (SnapshotWriter writer = new SnapshotFiles(data.resolve(SnapshotFiles.DIRECTORY)).begin(crc)) {
            writer.frame(row, 0, MessageHeaderEncoder.ENCODED_LENGTH + SavedEngineEncoder.BLOCK_LENGTH);
            writer.commit();
        }
    }

    private RetentionContext context() {
        return new RetentionContext().dataDirectory(data).keepRecords(0);
    }

    private RetentionReport archiveAll() {
        return new Retention(context().archive(archive)).run();
    }

    private static List<Action> actions(final RetentionReport report) {
        return report.files().stream().map(FileReport::action).distinct().toList();
    }

    private static String reasons(final RetentionReport report) {
        return String.join("\n", report.files().stream().map(FileReport::reason).toList());
    }

    private long readFrom(final Path archiveOrNull, final long first) {
        try (JournalReader reader = JournalReader.open(directory, archiveOrNull)) {
            assertEquals(first, reader.firstSequence());
            reader.seek(first);
            long last = first - 1;
            while (reader.next()) {
                assertEquals(++last, reader.sequence());
                Records.verify(reader);
            }
            assertEquals(reader.durableSequence(), last);
            return last;
        }
    }

    @Test
    void shouldKeepEverythingWithoutASnapshot() {
        final RetentionReport report = archiveAll();
        assertEquals(List.of(Action.KEPT), actions(report));
        assertTrue(reasons(report).contains("no sound snapshot"), () -> reasons(report));
        assertEquals(files().size(), report.files().size());
        assertFalse(Files.exists(archive));
    }

    @Test
    void shouldArchiveWhatEverySnapshotCoversAndReadThroughBoth() throws IOException {
        snapshot(COUNT / 2);
        snapshot(COUNT);
        final List<JournalFile> before = files();
        final RetentionReport report = archiveAll();
        assertEquals(List.of(Action.ARCHIVED, Action.KEPT), actions(report));
        final long retired = report.retiredThroughSequence();
        assertTrue(retired > COUNT / 4 && retired < COUNT / 2, "retired through " + retired);
        assertTrue(reasons(report).contains("the oldest is at " + COUNT / 2), () -> reasons(report));
        assertTrue(files().size() < before.size());
        assertTrue(report.bytesFreed() > 0);

        assertEquals(COUNT, readFrom(archive, 1));
        assertEquals(COUNT, readFrom(null, retired + 1));
        try (JournalReader reader = JournalReader.open(directory, archive)) {
            for (long sequence = 1; sequence <= COUNT; sequence += 997) {
                reader.seek(sequence);
                assertTrue(reader.next());
                Records.verify(reader);
            }
        }
        assertEquals(0, temporaryFiles());
    }

    /** Of this process's unpacking. */
    private static long temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(
                            "ringbook-" + ProcessHandle.current().pid() + "-"))
                    .count();
        }
    }

    @Test
    void shouldRefuseToReadWhatIsRetiredWithoutCallingItDamage() {
        snapshot(COUNT);
        final long retired = archiveAll().retiredThroughSequence();
        try (JournalReader reader = JournalReader.open(directory)) {
            final JournalException refusal = assertThrows(JournalException.class, reader::next);
            assertFalse(refusal instanceof JournalDamageException);
            assertTrue(refusal.getMessage().contains("retired through sequence=" + retired), refusal.getMessage());
            assertThrows(JournalException.class, () -> reader.seek(retired));
            reader.seek(retired + 1);
            assertTrue(reader.next());
            assertEquals(retired, reader.retiredThroughSequence());
        }
    }

    @Test
    void shouldGoOnWritingAJournalWhoseOldFilesAreRetired() {
        snapshot(COUNT);
        final long retired = new Retention(context()).run().retiredThroughSequence();
        final List<String> lines = new ArrayList<>();
        try (Journal journal = Journal.open(Records.context(directory).log(lines::add))) {
            assertEquals(COUNT, journal.lastSequence());
            Records.append(journal, 50, 7);
        }
        assertTrue(lines.stream().anyMatch(line -> line.contains("retired")), lines::toString);
        assertEquals(COUNT + 50, readFrom(null, retired + 1));
        // another boot verifies everything
        try (Journal journal =
                Journal.open(Records.context(directory).bootId(() -> "00000000-0000-0000-0000-000000000001"))) {
            assertEquals(COUNT + 50, journal.lastSequence());
        }
    }

    @Test
    void shouldRetireFilesOfTheRunThatIsBeingWritten() {
        try (Journal journal = Journal.open(Records.context(directory));
                JournalReader live = journal.newReader()) {
            live.seek(COUNT + 1);
            Records.append(journal, COUNT, 10);
            snapshot(2 * COUNT);
            final RetentionReport report = archiveAll();
            assertTrue(report.retiredThroughSequence() > COUNT + COUNT / 2, report::toString);
            Records.append(journal, COUNT, 10);
            for (long sequence = COUNT + 1; sequence <= 3 * COUNT; sequence++) {
                if (sequence <= report.retiredThroughSequence()) {
                    sequence = report.retiredThroughSequence() + 1;
                    live.seek(sequence);
                }
                assertTrue(live.next());
                Records.verify(live);
            }
        }
        assertEquals(3 * COUNT, readFrom(archive, 1));
        try (Journal journal = Journal.open(Records.context(directory))) {
            assertEquals(3 * COUNT, journal.lastSequence());
        }
    }

    @Test
    void shouldKeepWhatAFollowerHasNotDoneWith() {
        snapshot(COUNT);
        final FollowerPosition reports = new FollowerPositions(data).register("reports", 0);
        assertTrue(reasons(archiveAll()).contains("follower reports is at 0"));
        reports.advance(COUNT / 2, 0);
        final RetentionReport report = archiveAll();
        assertTrue(report.retiredThroughSequence() <= COUNT / 2);
        assertTrue(report.retiredThroughSequence() > 0);
        assertTrue(reasons(report).contains("follower reports is at " + COUNT / 2), () -> reasons(report));
    }

    @Test
    void shouldKeepEverythingForAFollowerOfWhomNothingIsKnown() throws IOException {
        snapshot(COUNT);
        new FollowerPositions(data).register("reports", 0).advance(COUNT, 0);
        Files.write(data.resolve("followers/reports.position"), new byte[10]);
        final RetentionReport report = archiveAll();
        assertEquals(List.of(Action.KEPT), actions(report));
        assertTrue(reasons(report).contains("nothing is known of follower reports"), () -> reasons(report));
    }

    @Test
    void shouldKeepTheLastRecordsAndTheYoung() {
        snapshot(COUNT);
        final RetentionReport all = new Retention(context().keepRecords(COUNT)).run();
        assertEquals(List.of(Action.KEPT), actions(all));
        final long young = Records.FIRST_TIMESTAMP_NS + COUNT / 2;
        final RetentionReport report = new Retention(context().keepNs(1_000).clock(() -> young + 1_000)).run();
        assertTrue(report.retiredThroughSequence() > 0 && report.retiredThroughSequence() <= COUNT / 2);
        assertTrue(reasons(report).contains("not old enough"), () -> reasons(report));
    }

    @Test
    void shouldOnlySayWhatItWouldDo() {
        snapshot(COUNT);
        final List<JournalFile> before = files();
        assertEquals(
                List.of(Action.WOULD_ARCHIVE, Action.KEPT),
                actions(new Retention(context().archive(archive).dryRun(true)).run()));
        assertEquals(
                List.of(Action.WOULD_REMOVE, Action.KEPT),
                actions(new Retention(context().dryRun(true)).run()));
        assertEquals(before, files());
        assertFalse(Files.exists(RetiredFiles.path(directory)));
        assertFalse(Files.exists(archive));
    }

    @Test
    void shouldNotLetAFileLeaveThatIsDamaged() {
        snapshot(COUNT);
        final Records.Place place = Records.placeOf(directory, 100);
        Records.flip(place.file().path(), place.recordOffset() + 30, 1);
        final JournalDamageException damage = assertThrows(JournalDamageException.class, this::archiveAll);
        assertEquals(place.file().path().toString(), damage.file());
        assertTrue(Files.exists(place.file().path()));
        assertFalse(Files.exists(RetiredFiles.path(directory)));
    }

    @Test
    void shouldSkipASnapshotOfAnotherJournal() throws IOException {
        snapshot(COUNT);
        final Path other = data.resolve("other");
        Files.createDirectories(other);
        Files.move(data.resolve(SnapshotFiles.DIRECTORY), other.resolve(SnapshotFiles.DIRECTORY));
        Records.make(other.resolve("journal"), 0, 1);
        try (Journal journal = Journal.open(Records.context(other.resolve("journal")))) {
            for (int i = 0; i < COUNT; i++) {
                Records.add(journal.batch(), 100);
                if (journal.batch().recordCount() == 64 || i == COUNT - 1) {
                    journal.append();
                }
            }
        }
        final RetentionReport report =
                new Retention(new RetentionContext().dataDirectory(other).keepRecords(0)).run();
        assertEquals(List.of(Action.KEPT), actions(report));
        assertTrue(report.notices().get(0).contains("of another journal"), report::toString);
    }

    @Test
    void shouldTellAMissingFileFromARetiredOne() throws IOException {
        snapshot(COUNT);
        snapshot(COUNT / 2);
        final long retired = archiveAll().retiredThroughSequence();
        final Path oldest = files().get(0).path();
        final Path away = data.resolve("away");
        Files.move(oldest, away);
        try (JournalReader reader = JournalReader.open(directory)) {
            final JournalDamageException damage = assertThrows(JournalDamageException.class, reader::firstSequence);
            assertEquals(retired + 1, damage.sequence());
        }
        assertEquals(
                retired + 1,
                assertThrows(JournalDamageException.class, () -> Journal.open(Records.context(directory)))
                        .sequence());
        Files.move(away, oldest);

        Files.delete(RetiredFiles.path(directory));
        assertEquals(
                1,
                assertThrows(JournalDamageException.class, () -> Journal.open(Records.context(directory)))
                        .sequence());
    }

    @Test
    void shouldRefuseAManifestOfWhichAByteWasChanged() throws IOException {
        snapshot(COUNT);
        archiveAll();
        final byte[] sound = Files.readAllBytes(RetiredFiles.path(directory));
        for (int i = 0; i < sound.length; i++) {
            final byte[] changed = sound.clone();
            changed[i] ^= 4;
            Files.write(RetiredFiles.path(directory), changed);
            assertThrows(JournalDamageException.class, () -> RetiredFiles.read(directory), "byte " + i);
        }
    }

    @Test
    void shouldFindEveryChangedByteOfAnArchivedFile() throws IOException {
        snapshot(COUNT);
        archiveAll();
        final Path file = JournalFile.listArchived(archive).get(0).path();
        final byte[] sound = Files.readAllBytes(file);
        final int step = sound.length / 60;
        for (int i = 0; i < sound.length; i += i < 150 ? 1 : step) {
            final byte[] changed = sound.clone();
            changed[i] ^= 8;
            Files.write(file, changed);
            try (JournalReader reader = JournalReader.open(directory, archive)) {
                assertThrows(JournalDamageException.class, () -> readAll(reader), "byte " + i);
            }
        }
        Files.write(file, java.util.Arrays.copyOf(sound, sound.length / 2));
        try (JournalReader reader = JournalReader.open(directory, archive)) {
            assertThrows(JournalDamageException.class, () -> readAll(reader));
        }
        Files.delete(file);
        try (JournalReader reader = JournalReader.open(directory, archive)) {
            assertThrows(JournalDamageException.class, () -> readAll(reader));
        }
        assertEquals(0, temporaryFiles());
    }

    private static void readAll(final JournalReader reader) {
        while (reader.next()) {
            Records.verify(reader);
        }
    }

    @Test
    void shouldReadAnArchiveThatBeginsBehindWhatWasRemoved() {
        snapshot(COUNT);
        final FollowerPosition reports = new FollowerPositions(data).register("reports", 0);
        reports.advance(COUNT / 2, 0);
        final long removed = new Retention(context()).run().retiredThroughSequence();
        reports.advance(COUNT, 0);
        final long retired = archiveAll().retiredThroughSequence();
        assertTrue(removed > 0 && retired > removed);
        assertEquals(COUNT, readFrom(archive, removed + 1));
        assertEquals(COUNT, readFrom(null, retired + 1));
    }

    @Test
    void shouldBeBroughtBackByUnpacking() throws IOException {
        snapshot(COUNT);
        archiveAll();
        for (final JournalFile file : JournalFile.listArchived(archive)) {
            final String name = file.path().getFileName().toString();
            final Path run = directory.resolve(file.path().getParent().getFileName());
            Files.createDirectories(run);
            try (InputStream plain = new GZIPInputStream(Files.newInputStream(file.path()))) {
                Files.copy(plain, run.resolve(name.substring(0, name.length() - ".gz".length())));
            }
        }
        Files.delete(RetiredFiles.path(directory));
        assertEquals(COUNT, readFrom(null, 1));
        Records.reopenAndGoOn(Records.context(directory), COUNT);
    }

    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A death at a step leaves the file or its archive whole, and the next run brings it to its end. */
    @ParameterizedTest
    @ValueSource(strings = {"pack", "compare", "name", "manifest", "delete"})
    void shouldBeWholeWhereverItDies(final String deadlyStep) throws IOException {
        snapshot(COUNT);
        for (int deaths = 1; deaths <= 3; deaths++) {
            final int[] countdown = {deaths};
            final RetentionContext context = context().archive(archive).step(step -> {
                if (step.equals(deadlyStep) && --countdown[0] == 0) {
                    throw new Died();
                }
            });
            assertThrows(Died.class, () -> new Retention(context).run());
            assertEquals(COUNT, readFrom(archive, 1));
            final long retired = RetiredFiles.read(directory).throughSequence();
            assertEquals(COUNT, readFrom(null, retired + 1));
            try (Journal journal = Journal.open(Records.context(directory))) {
                assertEquals(COUNT, journal.lastSequence());
            }
        }
        final RetentionReport report = archiveAll();
        assertEquals(Action.KEPT, report.files().get(report.files().size() - 1).action());
        assertEquals(COUNT, readFrom(archive, 1));
        assertTrue(files().stream()
                .allMatch(file -> file.cycle() > RetiredFiles.read(directory).throughCycle()));
    }

    @Test
    void shouldRefuseASecondOneAtTheSameTime() throws IOException {
        final ProcessLock lock = new ProcessLock(directory.resolve("retain.lock"), "somebody is there");
        try (lock) {
            assertTrue(assertThrows(JournalException.class, this::archiveAll)
                    .getMessage()
                    .contains("another retention"));
        }
    }
}
