package org.ringbook.followers.orders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/**
 * Removes what ended in records that history does not reach back to: orders, trades, client order ids. An order of such a record that is
 * still open, or ended later, is late: it stays until the record that ended it is let go too.
 */
final class OrderRemoval {
    private static final String DUE =
            "SELECT order_id FROM orders_late WHERE ended_sequence > 0 AND ended_sequence < ?";

    private final Connection connection;
    private final PreparedStatement end;

    OrderRemoval(final Handle handle) throws SQLException {
        connection = handle.getConnection();
        end = connection.prepareStatement("UPDATE orders_late SET ended_sequence = ? WHERE order_id = ?");
    }

    /** An order of an earlier transaction has ended: it may be a late one. */
    void ended(final long orderId, final long sequence) throws SQLException {
        end.setLong(1, sequence);
        end.setLong(2, orderId);
        end.executeUpdate();
    }

    void remove(final long from, final long until) throws SQLException {
        execute(
                "DELETE FROM orders_trade WHERE trade_key >= ? AND trade_key < ?",
                from * TradeTable.KEYS_PER_RECORD,
                until * TradeTable.KEYS_PER_RECORD);
        execute(
                "DELETE FROM orders_order WHERE order_id >= ? AND order_id < ? AND is_open = 0 AND changed_sequence <"
                        + " ?",
                from,
                until,
                until);
        execute(
                "INSERT INTO orders_late (order_id, ended_sequence) SELECT order_id, CASE WHEN is_open = 1 THEN 0 ELSE"
                        + " changed_sequence END FROM orders_order WHERE order_id >= ? AND order_id < ?",
                from,
                until);
        execute("DELETE FROM orders_order WHERE order_id IN (" + DUE + ")", until);
        removeClientIds(from, until);
        execute("DELETE FROM orders_late WHERE ended_sequence > 0 AND ended_sequence < ?", until);
    }

    private void removeClientIds(final long from, final long until) throws SQLException {
        execute(
                "DELETE FROM orders_client_id WHERE sequence >= ? AND sequence < ? AND NOT EXISTS (SELECT 1 FROM"
                        + " orders_order WHERE orders_order.order_id = orders_client_id.order_id)",
                from,
                until);
        execute(
                "INSERT INTO orders_late_id (order_id, sequence) SELECT order_id, sequence FROM orders_client_id"
                        + " WHERE sequence >= ? AND sequence < ?",
                from,
                until);
        execute(
                "DELETE FROM orders_client_id WHERE sequence IN (SELECT sequence FROM orders_late_id WHERE order_id IN"
                        + " ("
                        + DUE + "))",
                until);
        execute("DELETE FROM orders_late_id WHERE order_id IN (" + DUE + ")", until);
    }

    private void execute(final String sql, final long... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
