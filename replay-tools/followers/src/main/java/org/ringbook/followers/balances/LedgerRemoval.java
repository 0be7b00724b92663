package org.ringbook.followers.balances;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** Removes entries of records that history does not reach back to, and what names them. Balances stay. */
final class LedgerRemoval {
    private final PreparedStatement touched;
    private final PreparedStatement statement;
    private final PreparedStatement marks;
    private final PreparedStatement entries;

    LedgerRemoval(final Handle handle) throws SQLException {
        final var connection = handle.getConnection();
        touched = connection.prepareStatement(
                "SELECT account_id, asset_id, MAX(statement_index), MAX(row_index) FROM balances_entry"
                        + " WHERE entry_id >= ? AND entry_id < ? GROUP BY account_id, asset_id");
        statement = connection.prepareStatement(
                "DELETE FROM balances_statement WHERE account_id = ? AND asset_id = ? AND row_index <= ?");
        marks = connection.prepareStatement(
                "DELETE FROM balances_row WHERE account_id = ? AND asset_id = ? AND row_index <= ?");
        entries = connection.prepareStatement("DELETE FROM balances_entry WHERE entry_id >= ? AND entry_id < ?");
    }

    void remove(final long from, final long until) throws SQLException {
        final long first = from * Ledger.ENTRIES_PER_RECORD;
        final long behind = until * Ledger.ENTRIES_PER_RECORD;
        touched.setLong(1, first);
        touched.setLong(2, behind);
        try (ResultSet row = touched.executeQuery()) {
            while (row.next()) {
                remove(statement, row.getInt(1), row.getInt(2), row.getLong(3));
                remove(marks, row.getInt(1), row.getInt(2), row.getLong(4));
            }
        }
        entries.setLong(1, first);
        entries.setLong(2, behind);
        entries.executeUpdate();
    }

    private static void remove(
            final PreparedStatement delete, final int accountId, final int assetId, final long through)
            throws SQLException {
        delete.setInt(1, accountId);
        delete.setInt(2, assetId);
        delete.setLong(3, through);
        delete.executeUpdate();
    }
}
