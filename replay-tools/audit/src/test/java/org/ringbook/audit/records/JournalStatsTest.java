package org.ringbook.audit.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ringbook.scenarios.CommandFrames.BUY;
import static org.ringbook.scenarios.CommandFrames.SELL;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.audit.ScriptedJournal;
import org.ringbook.audit.VerifyProgress;

class JournalStatsTest {
    @TempDir
    private Path directory;

    @Test
    void shouldCountWhatIsThere() {
        try (ScriptedJournal journal = new ScriptedJournal(directory, 5).setUp()) {
            journal.limit(ScriptedJournal.BOB, SELL, 500_000, 60_000, "");
            journal.limit(ScriptedJournal.ALICE, BUY, 200_000, 61_000, "");
            journal.limit(ScriptedJournal.ALICE, BUY, 200_000_000, 61_000, "");
            journal.run(journal.frames.cancelOrder(ScriptedJournal.CAROL, 5, "", ""));
            journal.limit(ScriptedJournal.CAROL, BUY, 300_000, 60_000, "");
        }
        final JournalStats.Report report = new JournalStats(
                        new JournalSource(directory), () -> false, VerifyProgress.NONE)
                .run(Place.of(0), Place.of(Long.MAX_VALUE));
        assertEquals(20, report.records());
        assertEquals(4L, report.commands().get("NewOrder"));
        assertEquals(6L, report.commands().get("Deposit"));
        assertEquals(2L, report.eventTypes().get("Trade"));
        assertEquals(Map.of("INSUFFICIENT_FUNDS", 1L, "UNKNOWN_ORDER", 1L), report.rejects());
        assertEquals(Map.of(5, 4L), report.documents());
        assertEquals(
                new JournalStats.MarketRow("XBTZAR", 2, "0.5", "30000", "XBT", "ZAR"),
                report.markets().get(0));
        assertEquals(20, report.timeline().stream().mapToLong(Long::longValue).sum());
        assertEquals(1, report.inBusiestSecond());
        final JournalStats.Report part = new JournalStats(
                        new JournalSource(directory), () -> false, VerifyProgress.NONE)
                .run(Place.of(16), Place.of(17));
        assertEquals(2, part.records());
        assertEquals(Map.of("NewOrder", 2L), part.commands());
    }
}
