package org.ringbook.followers;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/**
 * What a follower makes of the records: rows in its own tables. One object serves one database connection; when that is lost, or a
 * transaction fails, it is thrown away with all it remembers, and a new one is opened behind the last committed record. So it may keep
 * state in memory, if {@link #open} reads it from the tables, or if it follows from them.
 *
 * <p>Rows must depend on the records alone, never on how they were batched, on a clock or on what happened to the process: the tables
 * behind a record are then the same however one came there. One thread.
 */
public interface Projection {
    /**
     * Begins behind a record: reads what it needs and prepares its statements. The connection's schema is the build's, so tables are
     * named without one; auto-commit is off. The handle stays open as long as this object is used; it must not be committed.
     *
     * @param handle   of the follower's connection.
     * @param sequence last record that the tables hold; 0 if none.
     * @throws SQLException if the database fails.
     */
    void open(Handle handle, long sequence) throws SQLException;

    /**
     * Takes in the next record. It may write rows, or keep them until {@link #flush}.
     *
     * @param record valid during this call only.
     * @throws SQLException      if the database fails.
     * @throws FollowerException if the record contradicts what is known.
     */
    void apply(JournalRecord record) throws SQLException;

    /**
     * Writes all rows that were kept: the transaction is about to be committed, with the position behind the last record applied.
     *
     * @throws SQLException if the database fails.
     */
    void flush() throws SQLException;

    /**
     * Removes the rows of what ended in some records that history does not reach back to any more. All earlier ones were removed before.
     * Which rows are left must depend on {@code until} alone, not on the steps that led there. It follows on {@link #flush}, in the same
     * transaction. A follower whose rows are kept for ever does nothing.
     *
     * @param from  first of the records.
     * @param until first behind the last of them.
     * @throws SQLException if the database fails.
     */
    default void remove(final long from, final long until) throws SQLException {}
}
