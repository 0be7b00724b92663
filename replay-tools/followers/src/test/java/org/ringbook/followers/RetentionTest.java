package org.ringbook.followers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringbook.followers.balances.BalancesProjection;
import org.ringbook.followers.balances.Reconciliation;
import org.ringbook.followers.balances.SqlBalanceHistory;
import org.ringbook.followers.orders.OrdersProjection;
import org.ringbook.readmodel.balances.Balance;

/** History that is kept for a time only. */
final class RetentionTest {
    private static final int COMMANDS = 200;
    private static final int STRETCHES = 12;
    private static final long STRETCH_NS = TimeUnit.MINUTES.toNanos(370);
    private static final long HISTORY_NS = TimeUnit.HOURS.toNanos(30);
    private static final List<FollowerKind> KINDS = List.of(OrdersProjection.KIND, BalancesProjection.KIND);

    @TempDir
    private Path data;

    private FollowersContext context(final Database database) {
        return new FollowersContext().dataDirectory(data).database(database).isRegistered(false);
    }

    /** In transactions of few records, with a new follower now and then. */
    private void followInSteps(final Database database, final FollowerKind kind, final long last) {
        final Random random = new Random(4);
        long sequence = 0;
        while (sequence < last) {
            sequence = Math.min(last, sequence + 600 + random.nextInt(800));
            Followed.one(
                    context(database)
                            .historyNs(HISTORY_NS)
                            .maxRecords(1 + random.nextInt(50))
                            .until(sequence),
                    kind);
        }
    }

    private static long count(final Database database, final FollowerKind kind, final String sql) throws SQLException {
        return new LiveTables(database, kind.name())
                .read((handle, sequence) -> handle.select(sql).mapTo(Long.class).one());
    }

    private static long compare(final GeneratedJournal journal, final Database database) throws SQLException {
        return new LiveTables(database, "balances").readBehind((handle, position) -> {
            final Reconciliation reconciliation = new Reconciliation(handle);
            assertEquals(
                    List.of(),
                    reconciliation.compare(
                            listener -> journal.core().view().accounts(-1, account -> {
                                journal.core().view().balances(account.accountId(), 0, (assetId, available, held) -> {
                                    listener.onBalance(account.accountId(), assetId, available, held);
                                    return true;
                                });
                                return true;
                            }),
                            position.sequence()));
            assertEquals(List.of(), reconciliation.check());
            assertThrows(
                    FollowerException.class, () -> reconciliation.compare(listener -> {}, position.keptFrom() - 2));
            return position.keptFrom();
        });
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepTheSameRowsHoweverRecordsWereBatched(final TestDatabase kind) throws SQLException {
        try (GeneratedJournal journal = new GeneratedJournal(data, 8)) {
            for (int i = 0; i < STRETCHES; i++) {
                journal.write(COMMANDS).pass(STRETCH_NS);
            }
            final long last = journal.core().lastSequence();
            final Database stepwise = kind.make(data);
            final Database atOnce = kind.make(data);
            final Database everything = kind.make(data);
            for (final FollowerKind follower : KINDS) {
                followInSteps(stepwise, follower, last);
                Followed.one(context(atOnce).historyNs(HISTORY_NS), follower);
                Followed.one(context(everything), follower);
                assertEquals(TableRows.of(atOnce, follower), TableRows.of(stepwise, follower));
            }
            final long keptFrom = compare(journal, atOnce);
            assertTrue(keptFrom > last / 10 && keptFrom < last, "kept from record " + keptFrom + " of " + last);
            checkOrders(atOnce, everything, keptFrom);
            checkEarlierBalances(atOnce, everything, keptFrom, last);
        }
    }

    private static void checkOrders(final Database database, final Database everything, final long keptFrom)
            throws SQLException {
        final FollowerKind orders = OrdersProjection.KIND;
        final String wanted =
                "SELECT count(*) FROM orders_order WHERE (is_open = 1 OR changed_sequence >= " + keptFrom + ")";
        assertEquals(count(everything, orders, wanted), count(database, orders, wanted));
        assertEquals(count(everything, orders, wanted), count(database, orders, "SELECT count(*) FROM orders_order"));
        final String late = "SELECT count(*) FROM orders_late";
        assertEquals(count(everything, orders, wanted + " AND order_id < " + keptFrom), count(database, orders, late));
        assertTrue(count(database, orders, late) > 0);
        assertEquals(
                0,
                count(
                        database,
                        orders,
                        "SELECT count(*) FROM orders_client_id i LEFT JOIN orders_order o ON o.order_id = i.order_id"
                                + " WHERE o.order_id IS NULL AND i.sequence < " + keptFrom));
    }

    private static void checkEarlierBalances(
            final Database database, final Database everything, final long keptFrom, final long last) {
        for (int account = 0; account < 10; account++) {
            for (long sequence = keptFrom - 1; sequence <= last; sequence += 1 + (last - keptFrom) / 7) {
                final List<Balance> expected = new SqlBalanceHistory(everything)
                        .balancesAt(account, sequence)
                        .value();
                final List<Balance> kept = new SqlBalanceHistory(database)
                        .balancesAt(account, sequence)
                        .value();
                assertEquals(
                        expected.stream().map(RetentionTest::withoutRecord).toList(),
                        kept.stream().map(RetentionTest::withoutRecord).toList());
            }
        }
        assertThrows(IllegalArgumentException.class, () -> new SqlBalanceHistory(database).balancesAt(1, keptFrom - 2));
    }

    /** The record that moved it last may be gone. */
    private static Balance withoutRecord(final Balance balance) {
        return new Balance(
                balance.accountId(),
                balance.assetId(),
                balance.availableUnits(),
                balance.heldUnits(),
                0,
                balance.rows(),
                balance.statementRows());
    }
}
