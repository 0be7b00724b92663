package org.ringbook.audit.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ringbook.scenarios.CommandFrames.SELL;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.audit.ScriptedJournal;
import org.ringbook.audit.VerifyProgress;

class JournalDiffTest {
    @TempDir
    private Path directory;

    private JournalSource write(final String name, final int perDocument, final long aliceZar, final int orders) {
        final Path path = directory.resolve(name);
        try (ScriptedJournal journal = new ScriptedJournal(path, perDocument).setUp(aliceZar)) {
            for (int i = 0; i < orders; i++) {
                journal.limit(ScriptedJournal.BOB, SELL, 500_000, 60_000 + i, "bob-" + i);
            }
        }
        return new JournalSource(path);
    }

    private static JournalDiff.Report diff(final JournalSource left, final JournalSource right) {
        return new JournalDiff(() -> false, VerifyProgress.NONE).run(left, right);
    }

    @Test
    void shouldFindTheSameRecordsEqualHoweverTheyAreBatched() {
        final JournalDiff.Report report = diff(write("a", 1, 1_000, 20), write("b", 7, 1_000, 20));
        assertTrue(report.isEqual(), report::toString);
        assertEquals(35, report.equal());
    }

    @Test
    void shouldNameTheFirstDifferentRecordAndItsFields() {
        final JournalDiff.Report report = diff(write("a", 1, 1_000, 3), write("b", 1, 2_000, 3));
        assertFalse(report.isEqual());
        assertEquals(10, report.different());
        assertEquals(9, report.equal());
        assertEquals(
                List.of(
                        new JournalDiff.Difference("command (Deposit), amountUnits", "100000000000", "200000000000"),
                        new JournalDiff.Difference("event 1 (Deposited), amountUnits", "100000000000", "200000000000")),
                report.differences());
    }

    @Test
    void shouldSayThatOneEndsEarlier() {
        final JournalDiff.Report report = diff(write("a", 1, 1_000, 3), write("b", 1, 1_000, 5));
        assertFalse(report.isEqual());
        assertEquals(0, report.different());
        assertEquals(18, report.leftLast());
        assertEquals(20, report.rightLast());
        assertEquals(18, report.equal());
    }
}
