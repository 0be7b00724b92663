package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.journal.Records.Place;

/** One sync for many documents: nothing is promised before it, and a death before it is one without a mark. */
class StageTest {
    private static final String NEXT_BOOT = "00000000-0000-0001-0000-000000000002";

    @TempDir
    Path directory;

    @TempDir
    Path copy;

    private JournalContext context() {
        return Records.context(directory).durability(Durability.DISK);
    }

    /** 64 records a document. */
    private static void stage(final Journal journal, final int documents) {
        for (int i = 0; i < documents; i++) {
            fill(journal);
            assertTrue(journal.stage());
        }
    }

    private static void fill(final Journal journal) {
        while (!journal.batch().isFull()) {
            Records.add(journal.batch());
        }
    }

    @Test
    void shouldPromiseAllThatWasStagedAtOnceAndNothingBefore() {
        try (Journal journal = Journal.open(context());
                JournalReader reader = journal.newReader()) {
            stage(journal, 200); // over rolls
            assertFalse(reader.next());
            assertEquals(0, journal.durableSequence());
            assertEquals(200 * 64, journal.lastSequence());
            Records.add(journal.batch());
            journal.append();
            assertEquals(200 * 64 + 1, journal.durableSequence());
            assertFalse(journal.sync());
            stage(journal, 1);
            assertTrue(journal.sync());
            assertEquals(201 * 64 + 1, journal.durableSequence());
            while (reader.next()) {
                Records.verify(reader);
            }
            assertEquals(201 * 64 + 1, reader.sequence());
            assertTrue(JournalFile.list(directory).size() > 1);
        }
        Records.reopenAndGoOn(context(), 201 * 64 + 1);
    }

    @Test
    void shouldTakeNoMoreThanABoundedNumberOfBytesForOneSync() {
        try (Journal journal = Journal.open(context())) {
            long before;
            do {
                fill(journal);
                before = journal.appendedBytes();
            } while (journal.stage());
            assertTrue(before >= Journal.STAGED_BYTES_MAX, "bytes " + before);
            assertTrue(before < Journal.STAGED_BYTES_MAX + (1 << 20), "bytes " + before);
            fill(journal);
            assertFalse(journal.stage());
            assertTrue(journal.sync());
            assertTrue(journal.stage());
            journal.append();
        }
    }

    @Test
    void shouldPromiseInOrderWhatAnotherThreadSyncsWhileTheCoreGoesOn() throws Exception {
        final int documents = 3_000;
        try (Journal journal = Journal.open(context());
                JournalReader reader = journal.newReader()) {
            final ExecutorService beside = Executors.newSingleThreadExecutor();
            final Future<Integer> syncs = beside.submit(() -> {
                int count = 0;
                while (journal.durableSequence() < documents * 64L) {
                    count += journal.sync() ? 1 : 0;
                }
                return count;
            });
            for (int i = 0; i < documents; i++) {
                fill(journal);
                while (!journal.stage()) {
                    Thread.onSpinWait();
                }
                while (reader.next()) {
                    Records.verify(reader);
                }
                assertTrue(reader.sequence() <= journal.durableSequence());
            }
            assertTrue(syncs.get() >= 1);
            beside.shutdown();
            assertEquals(documents * 64L, journal.durableSequence());
        }
        Records.reopenAndGoOn(context(), documents * 64);
    }

    @Test
    void shouldNeverPromiseAgainAfterASyncHasFailed() throws IOException, ReflectiveOperationException {
        try (Journal journal = Journal.open(context())) {
            Records.append(journal, 100, 10);
            stage(journal, 1);
            final FileChannel sound = replaceChannel(journal, closedChannel());
            final JournalAppendException failure = assertThrows(JournalAppendException.class, journal::sync);
            assertTrue(failure.getMessage().contains("sequence=101 to 164"), failure.getMessage());
            replaceChannel(
                    journal, sound); // as a disk that takes the next sync and has lost what the last one was to save
            assertThrows(JournalAppendException.class, journal::sync);
            assertThrows(JournalAppendException.class, journal::append);
            assertThrows(JournalAppendException.class, journal::stage);
            assertEquals(100, journal.durableSequence());
        }
    }

    private FileChannel closedChannel() throws IOException {
        final FileChannel channel = FileChannel.open(Mark.path(directory));
        channel.close();
        return channel;
    }

    private static FileChannel replaceChannel(final Journal journal, final FileChannel channel)
            throws ReflectiveOperationException {
        final Field log = Journal.class.getDeclaredField("log");
        log.setAccessible(true);
        final Field of = ChronicleLog.class.getDeclaredField("channel");
        of.setAccessible(true);
        final FileChannel before = (FileChannel) of.get(log.get(journal));
        of.set(log.get(journal), channel);
        return before;
    }

    @Test
    void shouldStageNothingWithoutASyncToWaitFor() {
        try (Journal journal = Journal.open(context().durability(Durability.PROCESS))) {
            fill(journal);
            assertFalse(journal.stage());
            assertTrue(journal.batch().isFull());
            journal.append();
            assertEquals(64, journal.durableSequence());
        }
    }

    @Test
    void shouldKeepWhatWasStagedWhenTheProcessDies() throws IOException {
        try (Journal journal = Journal.open(context())) {
            Records.append(journal, 100, 10);
            stage(journal, 5);
            copyAsADeathLeavesIt();
        }
        final OpenReport report =
                Records.reopenAndGoOn(Records.context(copy).durability(Durability.DISK), 100 + 5 * 64);
        assertEquals(5 * 64, report.recordsAdopted());
    }

    @Test
    void shouldCutAtTheFirstHoleWhenPowerIsLostBeforeTheSync() throws IOException {
        final Place lost;
        try (Journal journal = Journal.open(context().rollBytes(64 << 20))) {
            Records.append(journal, 100, 10);
            stage(journal, 50);
            copyAsADeathLeavesIt();
            lost = Records.placeOf(copy, 100);
        }
        // A page in the middle of what was staged never came to the disk; those behind it did.
        final long page = (lost.documentPosition() / 4096 + 40) * 4096L;
        Records.writeBytes(lost.file().path(), page, new byte[4096]);
        try (Journal journal =
                Journal.open(Records.context(copy).durability(Durability.DISK).bootId(() -> NEXT_BOOT))) {
            assertTrue(journal.lastSequence() >= 100, "sequence " + journal.lastSequence());
            assertTrue(journal.lastSequence() < 100 + 50 * 64, "sequence " + journal.lastSequence());
            assertTrue(journal.openReport().bytesCut() > 0);
            Records.append(journal, 50, 10);
        }
        assertTrue(Records.verifyAll(copy) >= 150);
    }

    private void copyAsADeathLeavesIt() throws IOException {
        final List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(file -> !file.endsWith(Journal.LOCK_FILE_NAME)).toList();
        }
        for (final Path file : files) {
            final Path target = copy.resolve(directory.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(target);
            } else {
                Files.copy(file, target);
            }
        }
    }
}
