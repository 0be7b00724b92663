package org.ringbook.followers.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.Database;
import org.ringbook.followers.KeyRange;
import org.ringbook.followers.ReadSide;
import org.ringbook.followers.TimeKeys;
import org.ringbook.readmodel.Answer;
import org.ringbook.readmodel.Page;
import org.ringbook.readmodel.PageRequest;
import org.ringbook.readmodel.orders.OrderHistory;
import org.ringbook.readmodel.orders.OrderQuery;
import org.ringbook.readmodel.orders.OrderReport;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** Orders, read from the tables of the follower {@code orders}. Any thread. */
public final class SqlOrderHistory implements OrderHistory {
    private static final String SELECT = "SELECT order_id, account_id, market_id, is_open, status, cancel_reason, side,"
            + " ord_type, time_in_force, post_only, by_quote, self_trade, quantity, price_ticks, stop_price_ticks,"
            + " triggered_ns, display_qty, expire_time_ns, order_qty, cum_qty, leaves_qty, cum_quote_units, fee_units,"
            + " fills, session_id, cl_ord_id, replaced_id, entered_ns, changed_ns, changed_sequence FROM orders_order ";
    private static final TimeKeys TIMES = new TimeKeys(
            "SELECT order_id, entered_ns FROM orders_order WHERE order_id >= ? ORDER BY order_id LIMIT 1", 1);

    private final ReadSide tables;

    /**
     * Of a database.
     *
     * @param database that the follower writes to.
     */
    public SqlOrderHistory(final Database database) {
        tables = new ReadSide(database, OrdersProjection.KIND);
    }

    @Override
    public Answer<Optional<OrderReport>> order(final int accountId, final long orderId) {
        return tables.answer((handle, position) -> find(handle, accountId, orderId));
    }

    private static Optional<OrderReport> find(final Handle handle, final int accountId, final long orderId) {
        return handle.select(SELECT + "WHERE order_id = ?", orderId)
                .map((row, context) -> report(row))
                .findOne()
                .filter(order -> order.accountId() == accountId);
    }

    /** The later record of two: one that entered an order with the id, or one that replaced or canceled an order by a request of it. */
    @Override
    public Answer<Optional<OrderReport>> byClientOrderId(final int accountId, final String clientOrderId) {
        return tables.answer((handle, position) -> {
            if (clientOrderId.isEmpty()) {
                return Optional.empty();
            }
            final long entered = latest(
                    handle,
                    "SELECT order_id, order_id FROM orders_order WHERE account_id = ? AND cl_ord_id = ?"
                            + " ORDER BY account_id DESC, cl_ord_id DESC, order_id DESC LIMIT 1",
                    accountId,
                    clientOrderId)[0];
            final long[] requested = latest(
                    handle,
                    "SELECT sequence, order_id FROM orders_client_id WHERE account_id = ? AND cl_ord_id = ?"
                            + " ORDER BY account_id DESC, cl_ord_id DESC, sequence DESC LIMIT 1",
                    accountId,
                    clientOrderId);
            return find(handle, accountId, requested[0] > entered ? requested[1] : entered);
        });
    }

    private static long[] latest(
            final Handle handle, final String sql, final int accountId, final String clientOrderId) {
        return handle.select(sql, accountId, clientOrderId)
                .map((row, context) -> new long[] {row.getLong(1), row.getLong(2)})
                .findOne()
                .orElse(new long[2]);
    }

    @Override
    public Page<OrderReport> orders(final OrderQuery query, final PageRequest page) {
        return tables.page(page, OrderReport::orderId, (handle, position, limit) -> {
            final KeyRange range =
                    TIMES.of(handle, query.entered(), position.sequence()).behind(page);
            return switch (query.state()) {
                case OPEN -> find(handle, query, 1, range, page, limit);
                case DONE -> find(handle, query, 0, range, page, limit);
                case ANY ->
                    merge(
                            find(handle, query, 1, range, page, limit),
                            find(handle, query, 0, range, page, limit),
                            page,
                            limit);
            };
        });
    }

    private static List<OrderReport> find(
            final Handle handle,
            final OrderQuery query,
            final int isOpen,
            final KeyRange range,
            final PageRequest page,
            final int limit) {
        final String keys = " AND order_id >= ? AND order_id < ?";
        if (query.marketId() == 0) {
            return handle.select(
                            SELECT + "WHERE account_id = ? AND is_open = ?" + keys
                                    + KeyRange.order(page, "account_id", "is_open", "order_id"),
                            query.accountId(),
                            isOpen,
                            range.from(),
                            range.until(),
                            limit)
                    .map((row, context) -> report(row))
                    .list();
        }
        return handle.select(
                        SELECT + "WHERE account_id = ? AND market_id = ? AND is_open = ?" + keys
                                + KeyRange.order(page, "account_id", "market_id", "is_open", "order_id"),
                        query.accountId(),
                        query.marketId(),
                        isOpen,
                        range.from(),
                        range.until(),
                        limit)
                .map((row, context) -> report(row))
                .list();
    }

    private static List<OrderReport> merge(
            final List<OrderReport> open, final List<OrderReport> done, final PageRequest page, final int limit) {
        final Comparator<OrderReport> oldestFirst = Comparator.comparingLong(OrderReport::orderId);
        final List<OrderReport> all = new ArrayList<>(open);
        all.addAll(done);
        all.sort(page.isNewestFirst() ? oldestFirst.reversed() : oldestFirst);
        return all.size() > limit ? all.subList(0, limit) : all;
    }

    private static OrderReport report(final ResultSet row) throws SQLException {
        final int reason = row.getInt("cancel_reason");
        return new OrderReport(
                row.getLong("order_id"),
                row.getInt("account_id"),
                row.getInt("market_id"),
                row.getInt("is_open") == 1,
                OrdStatus.get(row.getShort("status")),
                reason == 0 ? null : CancelReason.get((short) reason),
                Side.get(row.getShort("side")),
                OrdType.get(row.getShort("ord_type")),
                TimeInForce.get(row.getShort("time_in_force")),
                row.getInt("post_only") == 1,
                row.getInt("by_quote") == 1,
                SelfTradePrevention.get(row.getShort("self_trade")),
                row.getLong("quantity"),
                row.getLong("price_ticks"),
                row.getLong("stop_price_ticks"),
                row.getLong("triggered_ns"),
                row.getLong("display_qty"),
                row.getLong("expire_time_ns"),
                row.getLong("order_qty"),
                row.getLong("cum_qty"),
                row.getLong("leaves_qty"),
                row.getLong("cum_quote_units"),
                row.getLong("fee_units"),
                row.getInt("fills"),
                row.getInt("session_id"),
                row.getString("cl_ord_id"),
                row.getString("replaced_id"),
                row.getLong("entered_ns"),
                row.getLong("changed_ns"),
                row.getLong("changed_sequence"));
    }
}
