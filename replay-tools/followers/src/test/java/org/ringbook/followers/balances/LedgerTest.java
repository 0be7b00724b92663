package org.ringbook.followers.balances;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringbook.core.CoreView;
import org.ringbook.followers.Database;
import org.ringbook.followers.Follower;
import org.ringbook.followers.FollowersContext;
import org.ringbook.followers.GeneratedJournal;
import org.ringbook.followers.LiveTables;
import org.ringbook.followers.Rebuild;
import org.ringbook.followers.TableRows;
import org.ringbook.followers.TestDatabase;

final class LedgerTest {
    private record Balance(int accountId, int assetId, long available, long held) {}

    @TempDir
    private Path data;

    private FollowersContext context(final Database database) {
        return new FollowersContext().dataDirectory(data).database(database).pauseNs(0);
    }

    private void follow(final FollowersContext context, final long sequence) {
        try (Follower follower = Follower.open(context, BalancesProjection.KIND)) {
            while (follower.sequence() < sequence) {
                follower.doWork();
                assertEquals("", follower.fault());
            }
        }
    }

    private static List<Balance> balancesOf(final CoreView view) {
        final List<Balance> balances = new ArrayList<>();
        view.accounts(-1, account -> {
            final int accountId = account.accountId();
            view.balances(accountId, 0, (assetId, available, held) -> {
                balances.add(new Balance(accountId, assetId, available, held));
                return true;
            });
            return true;
        });
        return balances;
    }

    private static BalanceSource source(final List<Balance> balances) {
        return listener -> balances.forEach(
                one -> listener.onBalance(one.accountId(), one.assetId(), one.available(), one.held()));
    }

    private static List<BalanceDifference> compare(
            final Database database, final List<Balance> balances, final long sequence) throws SQLException {
        return new LiveTables(database, "balances")
                .read((handle, last) -> new Reconciliation(handle).compare(source(balances), sequence));
    }

    private static List<BalanceDifference> check(final Database database) throws SQLException {
        return new LiveTables(database, "balances").read((handle, last) -> new Reconciliation(handle).check());
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveTheCoresBalancesNowAndEarlierHoweverItWasBatched(final TestDatabase kind) throws SQLException {
        final Database database = kind.make(data);
        final Random random = new Random(4);
        try (GeneratedJournal journal = new GeneratedJournal(data, 4)) {
            List<Balance> earlier = List.of();
            long earlierSequence = 0;
            for (int i = 0; i < 4; i++) {
                journal.write(1_500);
                follow(
                        context(database).maxRecords(1 + random.nextInt(400)),
                        journal.core().lastSequence());
                assertEquals(
                        List.of(),
                        compare(
                                database,
                                balancesOf(journal.core().view()),
                                journal.core().lastSequence()));
                assertEquals(List.of(), compare(database, earlier, earlierSequence));
                earlier = balancesOf(journal.core().view());
                earlierSequence = journal.core().lastSequence();
            }
            assertTrue(earlier.size() > 20, "so many balances: " + earlier.size());
            assertEquals(List.of(), check(database));
            final Database other = kind.make(data);
            follow(context(other).isRegistered(false), earlierSequence);
            assertEquals(TableRows.of(other, BalancesProjection.KIND), TableRows.of(database, BalancesProjection.KIND));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameWhatDiffers(final TestDatabase kind) throws SQLException {
        final Database database = kind.make(data);
        try (GeneratedJournal journal = new GeneratedJournal(data, 5).write(2_000)) {
            final long last = journal.core().lastSequence();
            follow(context(database), last);
            final List<Balance> balances = balancesOf(journal.core().view());
            final Balance first = balances.stream()
                    .filter(one -> one.available() > 0)
                    .findFirst()
                    .orElseThrow();
            balances.remove(first);
            balances.add(new Balance(first.accountId(), first.assetId(), first.available() - 1, first.held()));
            final List<BalanceDifference> found = compare(database, balances, last);
            assertEquals(1, found.size());
            assertEquals(first.accountId(), found.get(0).accountId());
            assertEquals(first.assetId(), found.get(0).assetId());
            assertTrue(found.get(0).sequence() > 0, found.get(0).text());
            database.jdbi()
                    .useHandle(handle -> handle.execute("UPDATE balances_1.balances_entry"
                            + " SET available_delta = available_delta + 1 WHERE entry_id ="
                            + " (SELECT MAX(entry_id) FROM balances_1.balances_entry)"));
            assertEquals(2, check(database).size(), check(database).toString());
            database.jdbi()
                    .useHandle(handle -> handle.execute(
                            "UPDATE balances_1.balances_balance SET held_units = held_units + 1 WHERE account_id = ?"
                                    + " AND asset_id = ?",
                            first.accountId(),
                            first.assetId()));
            assertEquals(4, check(database).size(), check(database).toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRebuildBesideALiveFollowerWhichMovesOver(final TestDatabase kind) throws SQLException {
        final Database database = kind.make(data);
        try (GeneratedJournal journal = new GeneratedJournal(data, 6).write(1_000);
                Follower live = Follower.open(context(database), BalancesProjection.KIND)) {
            live.doWork();
            database.jdbi()
                    .useHandle(handle -> handle.execute("UPDATE balances_1.balances_balance SET held_units = 7"));
            final Rebuild rebuild = new Rebuild(context(database).maxRecords(300), BalancesProjection.KIND);
            final int[] steps = {0};
            assertEquals(false, rebuild.run((sequence, last) -> steps[0]++, () -> steps[0] == 2));
            journal.write(500);
            live.doWork();
            assertEquals(true, rebuild.run((sequence, last) -> steps[0]++, () -> false));
            journal.write(500);
            while (live.sequence() < journal.core().lastSequence()) {
                live.doWork();
                assertEquals("", live.fault());
            }
            assertEquals(List.of(), check(database));
            assertEquals(List.of(), compare(database, balancesOf(journal.core().view()), live.sequence()));
            assertEquals(
                    List.of("balances_2", "ringbook"),
                    database.jdbi()
                            .withHandle(handle -> handle.select("SELECT schema_name FROM"
                                            + " information_schema.schemata WHERE schema_name LIKE 'balances%'"
                                            + " OR schema_name = 'ringbook' ORDER BY 1")
                                    .mapTo(String.class)
                                    .list()));
        }
    }
}
