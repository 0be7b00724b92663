package org.ringbook.followers.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.Database;
import org.ringbook.followers.KeyRange;
import org.ringbook.followers.ReadSide;
import org.ringbook.followers.TimeKeys;
import org.ringbook.readmodel.Page;
import org.ringbook.readmodel.PageRequest;
import org.ringbook.readmodel.orders.AccountTrade;
import org.ringbook.readmodel.orders.TradeHistory;
import org.ringbook.readmodel.orders.TradeQuery;
import org.ringbook.sbe.messages.Side;

/** Trades, read from the tables of the follower {@code orders}: each side by an index of its own, then both together. Any thread. */
public final class SqlTradeHistory implements TradeHistory {
    private static final TimeKeys TIMES = new TimeKeys(
            "SELECT trade_key, timestamp_ns FROM orders_trade WHERE trade_key >= ? ORDER BY trade_key LIMIT 1",
            TradeTable.KEYS_PER_RECORD);

    private final ReadSide tables;

    /**
     * Of a database.
     *
     * @param database that the follower writes to.
     */
    public SqlTradeHistory(final Database database) {
        tables = new ReadSide(database, OrdersProjection.KIND);
    }

    @Override
    public Page<AccountTrade> trades(final TradeQuery query, final PageRequest page) {
        final Comparator<AccountTrade> oldestFirst = Comparator.comparingLong(AccountTrade::cursor);
        return tables.page(page, AccountTrade::cursor, (handle, position, limit) -> {
            final KeyRange keys =
                    TIMES.of(handle, query.traded(), position.sequence()).and(ofTradeIds(handle, query));
            final KeyRange cursors = KeyRange.ALL.behind(page);
            final List<AccountTrade> both =
                    new ArrayList<>(find(handle, query, Side.BUY, keys.and(keysOf(cursors, 0)), page, limit));
            both.addAll(find(handle, query, Side.SELL, keys.and(keysOf(cursors, 1)), page, limit));
            both.sort(page.isNewestFirst() ? oldestFirst.reversed() : oldestFirst);
            return both.size() > limit ? both.subList(0, limit) : both;
        });
    }

    /** A cursor is a key doubled, and one more on the seller's side. */
    private static KeyRange keysOf(final KeyRange cursors, final int side) {
        return new KeyRange(
                (Math.max(0, cursors.from() - side) + 1) / 2,
                cursors.until() == Long.MAX_VALUE ? Long.MAX_VALUE : (cursors.until() - side + 1) / 2);
    }

    private static KeyRange ofTradeIds(final Handle handle, final TradeQuery query) {
        return new KeyRange(
                query.fromTradeId() <= 0 ? 0 : keyOf(handle, query.marketId(), query.fromTradeId()),
                query.untilTradeId() == Long.MAX_VALUE
                        ? Long.MAX_VALUE
                        : keyOf(handle, query.marketId(), query.untilTradeId()));
    }

    private static long keyOf(final Handle handle, final int marketId, final long tradeId) {
        return handle.select(
                        "SELECT trade_key FROM orders_trade WHERE market_id = ? AND trade_id >= ?"
                                + " ORDER BY market_id, trade_id LIMIT 1",
                        marketId,
                        tradeId)
                .mapTo(Long.class)
                .findOne()
                .orElse(Long.MAX_VALUE);
    }

    private static List<AccountTrade> find(
            final Handle handle,
            final TradeQuery query,
            final Side side,
            final KeyRange keys,
            final PageRequest page,
            final int limit) {
        final String of = side == Side.BUY ? "buy" : "sell";
        final String select = "SELECT trade_key, market_id, trade_id, aggressor_side, " + of + "_order_id, (SELECT"
                + " cl_ord_id FROM orders_order WHERE order_id = " + of + "_order_id), " + of + "_account_id,"
                + " price_ticks, qty_lots, base_units, quote_units, " + of + "_fee_units, busted_ns, timestamp_ns"
                + " FROM orders_trade WHERE trade_key >= ? AND trade_key < ? AND ";
        final String account = of + "_account_id";
        final String order = of + "_order_id";
        final var found = query.orderId() != 0
                ? handle.select(
                        select + order + " = ?" + KeyRange.order(page, order, "trade_key"),
                        keys.from(),
                        keys.until(),
                        query.orderId(),
                        limit)
                : query.marketId() != 0
                        ? handle.select(
                                select + account + " = ? AND market_id = ?"
                                        + KeyRange.order(page, account, "market_id", "trade_key"),
                                keys.from(),
                                keys.until(),
                                query.accountId(),
                                query.marketId(),
                                limit)
                        : handle.select(
                                select + account + " = ?" + KeyRange.order(page, account, "trade_key"),
                                keys.from(),
                                keys.until(),
                                query.accountId(),
                                limit);
        return found.map((row, context) -> trade(row, side))
                .filter(trade -> trade.accountId() == query.accountId())
                .list();
    }

    private static AccountTrade trade(final ResultSet row, final Side side) throws SQLException {
        final short aggressor = row.getShort(4);
        return new AccountTrade(
                row.getLong(1) / TradeTable.KEYS_PER_RECORD,
                (int) (row.getLong(1) % TradeTable.KEYS_PER_RECORD),
                row.getInt(2),
                row.getLong(3),
                side,
                aggressor == 0 ? null : Side.get(aggressor),
                row.getLong(5),
                row.getString(6),
                row.getInt(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14));
    }
}
