package org.ringbook.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ringbook.scenarios.CommandFrames.BUY;
import static org.ringbook.scenarios.CommandFrames.SELL;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.audit.AccountStatement.Amounts;
import org.ringbook.audit.explain.StatementLine;
import org.ringbook.audit.records.JournalSource;

class AccountStatementTest {
    @TempDir
    private Path directory;

    private final List<StatementLine> lines = new ArrayList<>();
    private long buy;

    @BeforeEach
    void writeAJournal() {
        try (ScriptedJournal journal = new ScriptedJournal(directory, 3).setUp()) {
            journal.limit(ScriptedJournal.BOB, SELL, 500_000, 60_000, "bob-1");
            buy = journal.limit(ScriptedJournal.ALICE, BUY, 200_000, 61_000, "mine");
            journal.run(journal.frames.requestWithdrawal(
                    ScriptedJournal.ALICE, ScriptedJournal.XBT, 10_000_000_000L, "w1"));
            journal.run(journal.frames.settleWithdrawal("w1"));
        }
    }

    private AccountStatement.Report tell(final int accountId, final String asset, final long first, final long last) {
        lines.clear();
        try (StateReplay replay = StateReplay.open(new JournalSource(directory), null, first, note -> {})) {
            replay.advanceTo(first - 1, () -> false, VerifyProgress.NONE);
            return new AccountStatement(replay, accountId, asset, lines::add, () -> false, VerifyProgress.NONE)
                    .run(opening -> {}, last);
        }
    }

    @Test
    void shouldTellEveryMovementFromTheFirstRecordOn() {
        final AccountStatement.Report report = tell(ScriptedJournal.ALICE, null, 1, Long.MAX_VALUE);
        assertEquals(Map.of(), report.opening());
        assertEquals(Map.of("XBT", new Amounts("9.1998", "0"), "ZAR", new Amounts("988000", "0")), report.closing());
        assertTrue(report.difference().isEmpty(), report::toString);
        assertEquals(7, report.movements());
        assertEquals("deposit, reference d0", lines.get(0).line().text());
        assertEquals(
                "held for order " + buy + ": limit buy 0.2 XBT at 61000 ZAR, client order id mine",
                lines.get(2).line().text());
        assertEquals("-12200", lines.get(2).availableChange());
        assertEquals("12200", lines.get(2).heldChange());
        assertEquals("987800", lines.get(2).available());
        final StatementLine bought = lines.get(3);
        assertEquals(
                "trade 1 of XBTZAR: order " + buy
                        + " buys 0.2 XBT at 60000 ZAR = 12000 ZAR as taker, fee 0.0002 XBT, 200 ZAR given back (better price)",
                bought.line().text());
        assertEquals("XBT", bought.asset());
        assertEquals("0.1998", bought.availableChange());
        assertEquals("200", lines.get(4).availableChange());
        assertEquals("-12200", lines.get(4).heldChange());
    }

    @Test
    void shouldTellARangeOfOneAssetWithItsOpening() {
        final AccountStatement.Report report = tell(ScriptedJournal.ALICE, "XBT", buy + 1, buy + 1);
        assertEquals(Map.of("XBT", new Amounts("10.1998", "0")), report.opening());
        assertEquals(Map.of("XBT", new Amounts("9.1998", "1")), report.closing());
        assertEquals(1, report.movements());
    }

    @Test
    void shouldTellTheFeeAccountItsFees() {
        tell(0, null, 1, Long.MAX_VALUE);
        assertEquals(
                "trade 1 of XBTZAR: fees of alice and bob", lines.get(0).line().text());
        assertEquals("0.0002", lines.get(0).available());
    }

    @Test
    void shouldAddUpForEveryAccountOfAGeneratedJournal() {
        final Path generated = directory.resolve("generated");
        final long records =
                GeneratedJournal.write(generated, 20_261_122, 5_000).records();
        for (int account = 0; account < 20; account++) {
            lines.clear();
            try (StateReplay replay = StateReplay.open(new JournalSource(generated), null, 0, note -> {})) {
                replay.advanceTo(records / 2, () -> false, VerifyProgress.NONE);
                final AccountStatement.Report report = new AccountStatement(
                                replay, account, null, lines::add, () -> false, VerifyProgress.NONE)
                        .run(opening -> {}, records);
                assertTrue(report.difference().isEmpty(), report::toString);
                assertEquals(lines.size(), report.movements());
            }
        }
    }
}
