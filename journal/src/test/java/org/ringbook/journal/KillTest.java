package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are killed. */
@Timeout(120)
class KillTest {
    @TempDir
    Path directory;

    private long killAfter(final String what) throws Exception {
        try (ChildJvm writer = ChildJvm.start(CrashingWriter.class, directory.toString(), what)) {
            final long last = writer.awaitLong("DONE");
            writer.kill();
            return last;
        }
    }

    private long killWhileRunning(final int lines) throws Exception {
        try (ChildJvm writer = ChildJvm.start(CrashingWriter.class, directory.toString(), "run")) {
            long last = writer.awaitLong("DURABLE");
            try (JournalReader follower = JournalReader.open(directory)) {
                for (int i = 1; i < lines; i++) {
                    last = writer.awaitLong("DURABLE");
                    while (follower.next()) {
                        Records.verify(follower);
                    }
                    assertTrue(follower.sequence() >= last);
                }
            }
            writer.kill();
            return last;
        }
    }

    @Test
    void shouldLoseNothingInTwoCrashesInARowInTheMiddleOfADocument() throws Exception {
        assertEquals(1_000, killAfter("torn"));
        assertEquals(1_000, Records.verifyAll(directory));
        assertEquals(2_000, killAfter("torn"));
        assertEquals(2_000, Records.verifyAll(directory));

        final OpenReport report = Records.reopenAndGoOn(Records.context(directory), 2_000);
        assertTrue(report.bytesCut() > 500, report.toString());
        assertEquals(1, report.findings().size(), report.toString());
        assertEquals(
                List.of(),
                Records.reopenAndGoOn(Records.context(directory), 2_050).findings());
    }

    @Test
    void shouldNameTheLiveWriterAndKeepWhatItCommittedBehindTheMark() throws Exception {
        try (ChildJvm writer = ChildJvm.start(CrashingWriter.class, directory.toString(), "unmarked")) {
            writer.awaitLong("DONE");
            final JournalException refusal =
                    assertThrows(JournalException.class, () -> Journal.open(Records.context(directory)));
            assertTrue(refusal.getMessage().contains("pid=" + writer.pid()), refusal.getMessage());
            writer.kill();
        }
        assertEquals(1_000, Records.verifyAll(directory));
        final OpenReport report = Records.reopenAndGoOn(Records.context(directory), 1_020);
        assertEquals(20, report.recordsAdopted());
        assertEquals(0, report.recordsCut());
        assertEquals(0, report.bytesCut());
    }

    @Test
    void shouldKeepEveryDurableRecordOfAWriterKilledAtFullRate() throws Exception {
        for (int kill = 1; kill <= 2; kill++) {
            final long durable = killWhileRunning(100 * kill);
            assertTrue(Records.verifyAll(directory) >= durable);
        }
        final long last;
        try (Journal journal = Journal.open(Records.context(directory))) {
            last = journal.lastSequence();
        }
        Records.reopenAndGoOn(Records.context(directory), last);
    }

    @Test
    @Tag("heavy")
    @Timeout(600)
    void shouldKeepEveryDurableRecordThrough25Kills() throws Exception {
        for (int kill = 1; kill <= 25; kill++) {
            final long durable = killWhileRunning(7 * kill);
            try (JournalReader reader = JournalReader.open(directory)) {
                assertTrue(reader.durableSequence() >= durable, "kill=" + kill);
            }
        }
        final long count = Records.verifyAll(directory);
        assertTrue(count > 25_000, "count=" + count);
    }

    @Test
    void shouldLetOneWriterInWithinAProcess() {
        try (Journal journal = Journal.open(Records.context(directory))) {
            final long pid = ProcessHandle.current().pid();
            for (int i = 0; i < 2; i++) {
                final JournalException refusal =
                        assertThrows(JournalException.class, () -> Journal.open(Records.context(directory)));
                assertTrue(refusal.getMessage().contains("pid=" + pid), refusal.getMessage());
            }
            assertEquals(10, Records.append(journal, 10, 10));
        }
        Records.reopenAndGoOn(Records.context(directory), 10);
    }
}
