package org.ringbook.followers;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Reads a follower's tables that are in force. Each call has a connection and one transaction of its own that sees one state of the
 * tables, the position with it. Any thread.
 */
public final class LiveTables {
    private static final Optional<Catalog.Row> NONE = Optional.empty();

    private final Database database;
    private final String follower;

    /**
     * The tables of a follower; nothing is opened yet.
     *
     * @param database that has them.
     * @param follower its name.
     */
    public LiveTables(final Database database, final String follower) {
        this.database = database;
        this.follower = follower;
    }

    /**
     * What is made of the tables.
     *
     * @param <T> the outcome.
     */
    @FunctionalInterface
    public interface Reading<T> {
        /**
         * Reads; the handle's names without a schema are the follower's tables.
         *
         * @param handle   valid during this call only.
         * @param sequence last record whose rows are there; 0 if none.
         * @return the outcome.
         * @throws SQLException if the database fails.
         */
        T read(Handle handle, long sequence) throws SQLException;
    }

    /**
     * Reads.
     *
     * @param <T>     the outcome.
     * @param reading what to do; once more from its beginning, if another build was put in force meanwhile.
     * @return what it returned.
     * @throws FollowerException if the follower has no tables there.
     * @throws SQLException      if the database fails.
     */
    public <T> T read(final Reading<T> reading) throws SQLException {
        final int build = liveBuild();
        try {
            return read(build, reading);
        } catch (final SQLException | RuntimeException e) {
            if (liveBuild() == build) {
                throw e;
            }
            return read(liveBuild(), reading);
        }
    }

    private int liveBuild() {
        return database.jdbi()
                .withHandle(handle -> Catalog.exists(handle) ? Catalog.row(handle, follower) : NONE)
                .filter(row -> row.liveBuild() > 0)
                .map(Catalog.Row::liveBuild)
                .orElseThrow(() -> new FollowerException("this database has nothing of the follower " + follower
                        + ": url=" + database.url() + "; let it follow first (ringbook follow " + follower + ")"));
    }

    private <T> T read(final int build, final Reading<T> reading) throws SQLException {
        try (Handle handle = database.open(Catalog.schemaOf(follower, build))) {
            final Connection connection = handle.getConnection();
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            final T outcome = reading.read(handle, sequenceOf(connection));
            connection.rollback();
            return outcome;
        }
    }

    private long sequenceOf(final Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT sequence FROM " + follower + "_position")) {
            if (!row.next()) {
                throw new FollowerException("the tables have no position: follower=" + follower);
            }
            return row.getLong(1);
        }
    }
}
