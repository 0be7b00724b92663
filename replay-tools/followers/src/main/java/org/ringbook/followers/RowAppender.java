package org.ringbook.followers;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/**
 * Appends rows to one table, in the order of its columns: by COPY into PostgreSQL, by a JDBC batch into H2. Rows are kept here and
 * written when there are many, and by {@link #flush}. One thread; it ends with its connection.
 *
 * <pre>{@code
 * rows.put(sequence).put(accountId).put(clOrdId).end();
 * }</pre>
 */
public interface RowAppender {
    /**
     * Appends to a table.
     *
     * @param handle  of the follower's connection.
     * @param table   its name.
     * @param columns those that every row gives, in this order.
     * @return the appender.
     * @throws SQLException if the statement can't be prepared.
     */
    static RowAppender of(final Handle handle, final String table, final String... columns) throws SQLException {
        final var connection = handle.getConnection();
        return connection.isWrapperFor(org.postgresql.PGConnection.class)
                ? new CopyAppender(connection, table, columns)
                : new BatchAppender(connection, table, columns);
    }

    /**
     * Next column of the row.
     *
     * @param value whole number.
     * @return this.
     * @throws SQLException if the database fails.
     */
    RowAppender put(long value) throws SQLException;

    /**
     * Next column of the row.
     *
     * @param value text; null is SQL's null.
     * @return this.
     * @throws SQLException if the database fails.
     */
    RowAppender put(String value) throws SQLException;

    /**
     * Next column of the row is null.
     *
     * @return this.
     * @throws SQLException if the database fails.
     */
    RowAppender putNull() throws SQLException;

    /**
     * Ends the row.
     *
     * @throws SQLException if the database fails.
     */
    void end() throws SQLException;

    /**
     * Writes the rows that are kept.
     *
     * @throws SQLException if the database fails.
     */
    void flush() throws SQLException;
}
