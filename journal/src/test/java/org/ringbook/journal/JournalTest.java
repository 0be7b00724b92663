package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.openhft.chronicle.core.time.SetTimeProvider;
import net.openhft.chronicle.core.time.SystemTimeProvider;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.ChronicleQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    Path directory;

    @Test
    void shouldReadWhatWasAppendedAcrossReopens() {
        long sequence = 0;
        for (int life = 0; life < 3; life++) {
            try (Journal journal = Journal.open(Records.context(directory))) {
                assertEquals(sequence, journal.lastSequence());
                sequence = Records.append(journal, 200, 10);
                assertEquals(sequence, journal.durableSequence());
            }
        }
        assertEquals(600, Records.verifyAll(directory));
    }

    @Test
    void shouldFollowALiveJournalAndStopAtTheMark() {
        try (Journal journal = Journal.open(Records.context(directory));
                JournalReader reader = journal.newReader()) {
            assertFalse(reader.next());
            for (int i = 1; i <= 100; i++) {
                Records.append(journal, 1, 1);
                assertTrue(reader.next());
                assertEquals(i, reader.sequence());
                assertFalse(reader.next());
            }
        }
    }

    @Test
    void shouldSeekToEveryRecord() {
        try (Journal journal = Journal.open(Records.context(directory).rollBytes(1 << 18))) {
            Records.append(journal, 5_000, 7);
        }
        try (JournalReader reader = JournalReader.open(directory)) {
            assertEquals(5_000, reader.durableSequence());
            for (long sequence = 1; sequence <= 5_000; sequence += 37) {
                reader.seek(sequence);
                assertTrue(reader.next());
                assertEquals(sequence, reader.sequence());
                Records.verify(reader);
            }
            reader.seek(5_001);
            assertFalse(reader.next());
        }
    }

    @Test
    void shouldRefuseToSeekOutsideTheJournal() {
        Records.make(directory, 100, 10);
        try (JournalReader reader = JournalReader.open(directory)) {
            assertThrows(JournalException.class, () -> reader.seek(0));
            assertThrows(JournalException.class, () -> reader.seek(102));
            reader.seek(101);
            assertFalse(reader.next());
            reader.seek(1);
            assertTrue(reader.next());
            assertEquals(1, reader.sequence());
        }
    }

    @Test
    void shouldFollowOverRollsStopsAndStarts() {
        Records.make(directory, 10, 10);
        try (JournalReader reader = JournalReader.open(directory)) {
            for (int life = 0; life < 3; life++) {
                try (Journal journal = Journal.open(Records.context(directory).rollBytes(1 << 17))) {
                    Records.append(journal, 3_000, 10);
                    read(reader, journal.lastSequence());
                }
            }
            Records.make(directory, 0, 1);
            Records.make(directory, 10, 1);
            read(reader, 9_020);
        }
    }

    private static void read(final JournalReader reader, final long last) {
        while (reader.next()) {
            Records.verify(reader);
        }
        assertEquals(last, reader.sequence());
    }

    @Test
    void shouldCountItsFilesWhateverTheClockSays() {
        final TimeProvider clock = SystemTimeProvider.CLOCK;
        try {
            for (final long year : new long[] {50, 1, 120}) {
                SystemTimeProvider.CLOCK = new SetTimeProvider(year * 365 * 86_400_000_000_000L % Long.MAX_VALUE);
                Records.make(directory, 5_000, 10);
            }
        } finally {
            SystemTimeProvider.CLOCK = clock;
        }
        assertEquals(15_000, Records.verifyAll(directory));
        final List<JournalFile> files = JournalFile.list(directory);
        for (int i = 0; i < files.size(); i++) {
            assertEquals(i + 1, files.get(i).cycle());
        }
    }

    @Test
    void shouldAppendAndReadOnAnInterruptedThread() {
        try (Journal journal = Journal.open(
                        Records.context(directory).durability(Durability.DISK).rollBytes(1 << 17));
                JournalReader reader = journal.newReader()) {
            for (int i = 0; i < 10; i++) {
                Thread.currentThread().interrupt();
                Records.append(journal, 640, 64);
                read(reader, journal.lastSequence());
            }
            reader.seek(3_000);
            assertTrue(Thread.interrupted());
            assertTrue(JournalFile.list(directory).size() > 3);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void shouldPublishNothingOfARecordWhoseEncodingFailed() {
        try (Journal journal = Journal.open(Records.context(directory))) {
            Records.append(journal, 10, 10);
            Records.add(journal.batch());
            journal.batch().begin(12, Long.MAX_VALUE);
            journal.batch().abandon();
            Records.append(journal, 9, 10);
            assertEquals(20, Records.verifyAll(directory));
        }
    }

    @Test
    void shouldRefuseEveryAppendAfterOneHasFailed() throws ReflectiveOperationException {
        try (Journal journal = Journal.open(Records.context(directory))) {
            Records.append(journal, 10, 10);
            closeChronicleUnder(journal);
            Records.add(journal.batch());
            final JournalAppendException failure = assertThrows(JournalAppendException.class, journal::append);
            assertTrue(failure.getMessage().contains("sequence=11 to 11"), failure.getMessage());
            assertThrows(JournalAppendException.class, journal::append);
            assertEquals(10, journal.lastSequence());
            assertEquals(10, journal.durableSequence());
        }
        Records.reopenAndGoOn(Records.context(directory), 10);
    }

    private static void closeChronicleUnder(final Journal journal) throws ReflectiveOperationException {
        final Field log = Journal.class.getDeclaredField("log");
        log.setAccessible(true);
        final Field queue = ChronicleLog.class.getDeclaredField("queue");
        queue.setAccessible(true);
        ((ChronicleQueue) queue.get(log.get(journal))).close();
    }

    @Test
    void shouldRefuseToAppendAfterClose() {
        final Journal journal = Journal.open(Records.context(directory));
        journal.close();
        journal.close();
        Records.add(journal.batch());
        assertThrows(JournalAppendException.class, journal::append);
    }

    @Test
    void shouldSayThatThereIsNoJournal() {
        assertTrue(assertThrows(JournalException.class, () -> JournalReader.open(directory))
                .getMessage()
                .contains("no journal here"));
        assertThrows(JournalException.class, () -> JournalReader.open(directory.resolve("nowhere")));
    }

    @Test
    void shouldStartNoThread() {
        try (Journal journal = Journal.open(Records.context(directory))) {
            Records.append(journal, 10, 10);
            final List<String> names = Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .filter(name -> name.contains("~"))
                    .toList();
            assertEquals(List.of(), names);
        }
    }

    @Test
    void shouldChangeNothingWhenReading() throws IOException {
        Records.make(directory, 1_000, 10);
        final List<String> before = listing();
        Records.verifyAll(directory);
        try (JournalReader reader = JournalReader.open(directory)) {
            reader.seek(500);
        }
        assertEquals(before, listing());
    }

    private List<String> listing() throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            final List<String> lines = new ArrayList<>();
            for (final Path path : paths.sorted().toList()) {
                lines.add(path + " " + Files.size(path) + " " + Files.getLastModifiedTime(path));
            }
            return lines;
        }
    }
}
