package org.ringbook.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringbook.followers.Database;
import org.ringbook.followers.Follower;
import org.ringbook.followers.FollowerKind;
import org.ringbook.followers.FollowersContext;
import org.ringbook.followers.GeneratedJournal;
import org.ringbook.followers.LiveTables;
import org.ringbook.followers.TestDatabase;
import org.ringbook.followers.balances.BalancesProjection;
import org.ringbook.followers.settlement.SettlementProjection;

/** Two followers that know nothing of each other: the closings of a cut-off are the ledger's balances behind its record, of every account. */
final class CutOffAndLedgerTest {
    private static final int COMMANDS = 5_000;
    private static final int DAYS = 4;

    @TempDir
    private Path data;

    @ParameterizedTest
    @EnumSource
    void shouldCloseWithTheLedgersBalances(final TestDatabase kind) throws SQLException {
        final Database database = kind.make(data);
        final Random random = new Random(6);
        try (GeneratedJournal journal = new GeneratedJournal(data, 6).write(COMMANDS)) {
            final long last = journal.core().lastSequence();
            follow(database, BalancesProjection.KIND, last);
            follow(database, SettlementProjection.KIND, last);
            try (Office office = Office.open(database)) {
                for (int day = 1; day <= DAYS; day++) {
                    final long at = day == DAYS ? last : last * day / DAYS - random.nextInt(200);
                    office.days().cutOff("2026-11-0" + day, at);
                    assertTrue(compare(database, office, at) > 10);
                }
            }
        }
    }

    private void follow(final Database database, final FollowerKind kind, final long last) {
        try (Follower follower = Follower.open(
                new FollowersContext().dataDirectory(data).database(database).until(last), kind)) {
            follower.follow(() -> false);
            assertEquals("", follower.fault());
        }
    }

    /** The number of balances that were compared. */
    private static int compare(final Database database, final Office office, final long sequence) throws SQLException {
        office.days().look(null, view -> {
            assertEquals(sequence, view.day().throughSequence());
            assertEquals(List.of(), view.check());
        });
        final List<String> closings = database.jdbi()
                .withHandle(handle -> handle.select("SELECT asset_id, account_id, units FROM office.closing"
                                + " WHERE units <> 0 ORDER BY asset_id, account_id")
                        .map((row, context) -> row.getInt(1) + " " + row.getInt(2) + " "
                                + row.getBigDecimal(3).toBigIntegerExact())
                        .list());
        new LiveTables(database, "balances").read((handle, position) -> {
            assertEquals(
                    handle.select(
                                    "SELECT asset_id, account_id, available_units, held_units FROM balances_entry e"
                                            + " WHERE account_id >= 0 AND available_units + held_units <> 0"
                                            + " AND entry_id = (SELECT MAX(entry_id) FROM balances_entry l"
                                            + " WHERE l.account_id = e.account_id AND l.asset_id = e.asset_id"
                                            + " AND l.entry_id < ?) ORDER BY asset_id, account_id",
                                    (sequence + 1) << Short.SIZE)
                            .map((row, context) -> row.getInt(1) + " " + row.getInt(2) + " "
                                    + BigInteger.valueOf(row.getLong(3)).add(BigInteger.valueOf(row.getLong(4))))
                            .list(),
                    closings);
            return null;
        });
        return closings.size();
    }
}
