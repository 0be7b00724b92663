package org.ringbook.followers.orders;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import org.agrona.collections.Long2ObjectHashMap;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.JournalRecord;
import org.ringbook.followers.RowAppender;

/** The table {@code orders_order}: each order that a transaction touches is written once, as it is behind the transaction. */
final class OrderTable {
    private static final int BATCH = 2_000;
    private static final String UPDATE = "UPDATE orders_order SET is_open = COALESCE(?, is_open),"
            + " status = COALESCE(?, status), cancel_reason = COALESCE(?, cancel_reason),"
            + " price_ticks = COALESCE(?, price_ticks), stop_price_ticks = COALESCE(?, stop_price_ticks),"
            + " triggered_ns = COALESCE(?, triggered_ns), display_qty = COALESCE(?, display_qty),"
            + " order_qty = CASE WHEN by_quote = 1 AND CAST(? AS BIGINT) IS NOT NULL THEN CAST(? AS BIGINT)"
            + " ELSE COALESCE(?, order_qty) + ? END, leaves_qty = COALESCE(?, leaves_qty),"
            + " cum_qty = cum_qty + ?, cum_quote_units = cum_quote_units + ?, fee_units = fee_units + ?,"
            + " fills = fills + ?, session_id = COALESCE(?, session_id), changed_ns = ?, changed_sequence = ?,"
            + " replaced_id = COALESCE(?, replaced_id) WHERE order_id = ?";
    private static final String[] COLUMNS = {
        "order_id",
        "account_id",
        "market_id",
        "is_open",
        "status",
        "cancel_reason",
        "side",
        "ord_type",
        "time_in_force",
        "post_only",
        "by_quote",
        "self_trade",
        "quantity",
        "price_ticks",
        "stop_price_ticks",
        "triggered_ns",
        "display_qty",
        "expire_time_ns",
        "order_qty",
        "cum_qty",
        "leaves_qty",
        "cum_quote_units",
        "fee_units",
        "fills",
        "session_id",
        "cl_ord_id",
        "replaced_id",
        "entered_ns",
        "changed_ns",
        "changed_sequence"
    };

    private final Long2ObjectHashMap<OrderRow> touched = new Long2ObjectHashMap<>();
    private final RowAppender inserts;
    private final PreparedStatement update;
    private final OrderRemoval removal;
    private long keptFrom;
    private int updates;

    OrderTable(final Handle handle) throws SQLException {
        removal = new OrderRemoval(handle);
        keptFrom = handle.select("SELECT kept_from FROM orders_position")
                .mapTo(Long.class)
                .one();
        inserts = RowAppender.of(handle, "orders_order", COLUMNS);
        update = handle.getConnection().prepareStatement(UPDATE);
    }

    /** A new order, whose id is the record's. */
    OrderRow add(final JournalRecord record) {
        final OrderRow row = new OrderRow(record.sequence(), true);
        touched.put(row.orderId, row);
        row.enteredNs = record.timestampNs();
        return changed(row, record);
    }

    /** An order that the record changes. */
    OrderRow touch(final long orderId, final JournalRecord record) {
        OrderRow row = touched.get(orderId);
        if (row == null) {
            row = new OrderRow(orderId, false);
            touched.put(orderId, row);
        }
        return changed(row, record);
    }

    private static OrderRow changed(final OrderRow row, final JournalRecord record) {
        row.changedNs = record.timestampNs();
        row.changedSequence = record.sequence();
        return row;
    }

    void flush() throws SQLException {
        // In the order of their ids, and so of the primary key: an insert finds the place behind the one before.
        final long[] orderIds = new long[touched.size()];
        int count = 0;
        for (final OrderRow row : touched.values()) {
            orderIds[count++] = row.orderId;
        }
        Arrays.sort(orderIds);
        for (final long orderId : orderIds) {
            final OrderRow row = touched.get(orderId);
            if (row.isNew) {
                insert(row);
            } else {
                update(row);
            }
        }
        touched.clear();
        inserts.flush();
        if (updates % BATCH != 0) {
            update.executeBatch();
        }
        updates = 0;
    }

    private void insert(final OrderRow row) throws SQLException {
        inserts.put(row.orderId).put(row.accountId).put(row.marketId).put(row.isOpen);
        inserts.put(row.status).put(row.cancelReason).put(row.side).put(row.ordType);
        inserts.put(row.timeInForce).put(row.isPostOnly ? 1 : 0).put(row.isByQuote ? 1 : 0);
        inserts.put(row.selfTrade).put(row.quantity).put(row.priceTicks).put(row.stopPriceTicks);
        inserts.put(row.triggeredNs).put(row.displayQty).put(row.expireTimeNs);
        inserts.put(row.newOrderQty()).put(row.cumQtyDelta).put(row.leavesQty).put(row.quoteUnitsDelta);
        inserts.put(row.feeUnitsDelta).put(row.fillsDelta).put(row.sessionId).put(row.clOrdId);
        inserts.put(row.replacedId == null ? "" : row.replacedId);
        inserts.put(row.enteredNs).put(row.changedNs).put(row.changedSequence);
        inserts.end();
    }

    private void update(final OrderRow row) throws SQLException {
        final long[] values = {
            row.isOpen, row.status, row.cancelReason, row.priceTicks, row.stopPriceTicks, row.triggeredNs,
            row.displayQty, row.endedQty, row.endedQty, row.orderQty, row.orderQtyDelta, row.leavesQty,
            row.cumQtyDelta, row.quoteUnitsDelta, row.feeUnitsDelta, row.fillsDelta, row.sessionId, row.changedNs,
            row.changedSequence
        };
        for (int i = 0; i < values.length; i++) {
            if (values[i] == OrderRow.SAME) {
                update.setNull(i + 1, Types.BIGINT);
            } else {
                update.setLong(i + 1, values[i]);
            }
        }
        if (row.isOpen == 0 && row.orderId < keptFrom) {
            removal.ended(row.orderId, row.changedSequence);
        }
        update.setString(values.length + 1, row.replacedId);
        update.setLong(values.length + 2, row.orderId);
        update.addBatch();
        if (++updates % BATCH == 0) {
            update.executeBatch();
        }
    }

    void remove(final long from, final long until) throws SQLException {
        removal.remove(from, until);
        keptFrom = until;
    }
}
