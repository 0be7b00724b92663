package org.ringbook.followers.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringbook.core.CoreView;
import org.ringbook.followers.Database;
import org.ringbook.followers.Follower;
import org.ringbook.followers.FollowerHost;
import org.ringbook.followers.FollowersContext;
import org.ringbook.followers.GeneratedJournal;
import org.ringbook.followers.LiveTables;
import org.ringbook.followers.TestDatabase;
import org.ringbook.followers.balances.BalanceSource;
import org.ringbook.followers.balances.BalancesProjection;
import org.ringbook.followers.balances.Reconciliation;

/**
 * What followers have made of many random commands, held against the core that executed them: every balance, every entry of the ledger, every
 * book order by order, every candle.
 */
final class ReconciliationAfterManyCommandsTest {
    private static final int A_FEW = 6_000;
    /** Set by {@code -Dringbook.commands}. */
    private static final int MANY = Integer.getInteger("ringbook.commands", 5_000_000);

    private static final int STEP = 100_000;
    private static final long SEED = 20;
    private static final long LOOK_NS = 10_000_000L;

    @TempDir
    private Path data;

    @Test
    void shouldReconcileAfterAFewCommands() throws Exception {
        reconcile(TestDatabase.H2, A_FEW);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("heavy")
    void shouldReconcileAfterMillionsOfCommands(final TestDatabase kind) throws Exception {
        reconcile(kind, MANY);
    }

    private void reconcile(final TestDatabase kind, final int commands) throws Exception {
        final Database database = kind.make(data);
        final long beganNs = System.nanoTime();
        try (GeneratedJournal journal = new GeneratedJournal(data, SEED)) {
            for (int written = 0; written < commands; written += STEP) {
                journal.write(Math.min(STEP, commands - written));
            }
            final long last = journal.core().lastSequence();
            say(beganNs, commands + " commands are " + last + " records");
            follow(database, last);
            say(beganNs, "followed");
            final long compared = compareBalances(database, journal.core().view(), last);
            say(beganNs, compared + " balances are the core's, and the ledger's entries add up");
            final PlainMarkets plain = PlainMarkets.of(data);
            final CoreBooks books = new CoreBooks(journal.core(), plain.builder());
            books.compareLevels();
            books.compareOrders();
            say(beganNs, plain.builder().markets().size() + " books are the core's");
            plain.compare(new SqlMarketHistory(database));
            say(beganNs, "candles and tickers are those of " + plain + " on " + kind);
            assertTrue(plain.trades() > 0 && compared > 0, plain.toString());
        }
    }

    private static void say(final long beganNs, final String what) {
        System.out.printf("%,.0f s: %s%n", (System.nanoTime() - beganNs) / 1e9, what);
    }

    private void follow(final Database database, final long last) {
        final FollowersContext context = new FollowersContext()
                .dataDirectory(data)
                .database(database)
                .isRegistered(false)
                .until(last);
        try (FollowerHost host = FollowerHost.start(context, List.of(BalancesProjection.KIND, MarketProjection.KIND))) {
            while (host.isFollowing()) {
                LockSupport.parkNanos(LOOK_NS);
            }
            for (final Follower follower : host.followers()) {
                assertEquals("", follower.fault());
                assertEquals(last, follower.sequence());
            }
        }
    }

    private static long compareBalances(final Database database, final CoreView view, final long last)
            throws SQLException {
        return new LiveTables(database, "balances").read((handle, sequence) -> {
            final Reconciliation reconciliation = new Reconciliation(handle);
            assertEquals(List.of(), reconciliation.compare(source(view), last));
            final long compared = reconciliation.compared();
            assertEquals(List.of(), reconciliation.check());
            return compared;
        });
    }

    private static BalanceSource source(final CoreView view) {
        return listener -> view.accounts(-1, account -> {
            final int accountId = account.accountId();
            view.balances(accountId, 0, (assetId, available, held) -> {
                listener.onBalance(accountId, assetId, available, held);
                return true;
            });
            return true;
        });
    }
}
