package org.ringbook.followers.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringbook.core.CoreView;
import org.ringbook.followers.Database;
import org.ringbook.followers.Follower;
import org.ringbook.followers.FollowersContext;
import org.ringbook.followers.GeneratedJournal;
import org.ringbook.followers.LiveTables;
import org.ringbook.followers.TableRows;
import org.ringbook.followers.TestDatabase;

final class OrdersTest {
    private record Open(
            long orderId, int accountId, int marketId, long priceTicks, long orderQty, long cumQty, int sessionId) {}

    @TempDir
    private Path data;

    private void follow(final FollowersContext context, final long sequence) {
        try (Follower follower = Follower.open(context, OrdersProjection.KIND)) {
            while (follower.sequence() < sequence) {
                follower.doWork();
                assertEquals("", follower.fault());
            }
        }
    }

    private static List<Open> openOf(final CoreView view) {
        final List<Open> open = new ArrayList<>();
        view.accounts(-1, account -> {
            view.openOrders(account.accountId(), 0, order -> {
                open.add(new Open(
                        order.orderId(),
                        order.accountId(),
                        order.marketId(),
                        order.priceTicks(),
                        order.byQuote() ? 0 : order.orderQty(),
                        order.cumQty(),
                        order.sessionId()));
                return true;
            });
            return true;
        });
        open.sort((one, other) -> Long.compare(one.orderId(), other.orderId()));
        return open;
    }

    private static List<Open> openOf(final Handle handle) {
        return handle.select("SELECT order_id, account_id, market_id, price_ticks, order_qty, cum_qty, session_id"
                        + " FROM orders_order WHERE is_open = 1 ORDER BY order_id")
                .map((row, context) -> new Open(
                        row.getLong(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getInt(7)))
                .list();
    }

    private static long count(final Handle handle, final String sql) {
        return handle.select(sql).mapTo(Long.class).one();
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveTheCoresOpenOrdersAndWhatTheirTradesSay(final TestDatabase kind) throws Exception {
        final Database database = kind.make(data);
        final Random random = new Random(8);
        final FollowersContext context =
                new FollowersContext().dataDirectory(data).database(database);
        try (GeneratedJournal journal = new GeneratedJournal(data, 8)) {
            for (int i = 0; i < 3; i++) {
                journal.write(3_000);
                follow(
                        context.maxRecords(1 + random.nextInt(400)),
                        journal.core().lastSequence());
                final List<Open> expected = openOf(journal.core().view());
                assertTrue(expected.size() > 20, "so many open orders: " + expected.size());
                new LiveTables(database, "orders").read((handle, sequence) -> {
                    assertEquals(expected, openOf(handle));
                    return null;
                });
            }
            new LiveTables(database, "orders").read((handle, sequence) -> {
                assertTrue(count(handle, "SELECT count(*) FROM orders_trade") > 100);
                assertTrue(count(handle, "SELECT count(*) FROM orders_trade WHERE busted_ns > 0") > 0);
                assertEquals(
                        0, count(handle, "SELECT count(*) FROM orders_order WHERE is_open = 0 AND leaves_qty > 0"));
                assertEquals(
                        0,
                        count(
                                handle,
                                "SELECT count(*) FROM orders_order WHERE by_quote = 0 AND status <> 4 AND status <> 12"
                                        + " AND order_qty <> cum_qty + leaves_qty"));
                assertEquals(
                        0,
                        count(
                                handle,
                                "SELECT count(*) FROM orders_order o LEFT JOIN (SELECT order_id, SUM(lots) AS lots,"
                                        + " SUM(quote) AS quote, SUM(fee) AS fee, COUNT(*) AS fills FROM ("
                                        + " SELECT buy_order_id AS order_id, qty_lots AS lots, quote_units AS quote,"
                                        + " buy_fee_units AS fee FROM orders_trade UNION ALL SELECT sell_order_id,"
                                        + " qty_lots, quote_units, sell_fee_units FROM orders_trade) s"
                                        + " GROUP BY order_id) f ON f.order_id = o.order_id"
                                        + " WHERE o.cum_qty <> COALESCE(f.lots, 0) OR o.fills <> COALESCE(f.fills, 0)"
                                        + " OR o.cum_quote_units <> COALESCE(f.quote, 0)"
                                        + " OR o.fee_units <> COALESCE(f.fee, 0)"));
                return null;
            });
            final Database other = kind.make(data);
            follow(
                    new FollowersContext().dataDirectory(data).database(other).isRegistered(false),
                    journal.core().lastSequence());
            assertEquals(TableRows.of(other, OrdersProjection.KIND), TableRows.of(database, OrdersProjection.KIND));
        }
    }
}
