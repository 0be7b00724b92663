package org.ringbook.followers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collections;

/** Rows as a JDBC batch. */
final class BatchAppender implements RowAppender {
    private static final int BATCH = 2_000;

    private final String table;
    private final int columnCount;
    private final PreparedStatement insert;
    private int column;
    private int rows;

    BatchAppender(final Connection connection, final String table, final String... columns) throws SQLException {
        this.table = table;
        columnCount = columns.length;
        insert = connection.prepareStatement("INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.length, "?")) + ")");
    }

    @Override
    public RowAppender put(final long value) throws SQLException {
        insert.setLong(++column, value);
        return this;
    }

    @Override
    public RowAppender put(final String value) throws SQLException {
        insert.setString(++column, value);
        return this;
    }

    @Override
    public RowAppender putNull() throws SQLException {
        insert.setNull(++column, Types.NULL);
        return this;
    }

    @Override
    public void end() throws SQLException {
        if (column != columnCount) {
            throw new IllegalStateException("a row of " + table + " has " + columnCount + " columns: given=" + column);
        }
        column = 0;
        insert.addBatch();
        if (++rows == BATCH) {
            flush();
        }
    }

    @Override
    public void flush() throws SQLException {
        if (rows > 0) {
            rows = 0;
            insert.executeBatch();
        }
    }
}
