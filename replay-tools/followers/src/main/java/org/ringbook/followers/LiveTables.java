package org.ringbook.followers;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Reads a follower's tables that are in force. Each call has one transaction of its own that sees one state of the tables, the position
 * with it. Any thread.
 */
public final class LiveTables {
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
     * What the tables hold.
     *
     * @param sequence   last record whose rows are there; 0 if none.
     * @param keptFrom   what ended in earlier records may have been removed; 0 or 1: nothing was.
     * @param keptFromNs the same as a time, nanoseconds since the epoch; 0: nothing was.
     */
    public record Position(long sequence, long keptFrom, long keptFromNs) {}

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
     * What is made of the tables, and of what they hold.
     *
     * @param <T> the outcome.
     */
    @FunctionalInterface
    public interface PositionReading<T> {
        /**
         * Reads; the handle's names without a schema are the follower's tables.
         *
         * @param handle   valid during this call only.
         * @param position what the tables hold.
         * @return the outcome.
         * @throws SQLException if the database fails.
         */
        T read(Handle handle, Position position) throws SQLException;
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
        return readBehind((handle, position) -> reading.read(handle, position.sequence()));
    }

    /**
     * The same with all that is known of the tables.
     *
     * @param <T>     the outcome.
     * @param reading what to do; once more from its beginning, if another build was put in force meanwhile or the connection was lost.
     * @return what it returned.
     * @throws FollowerException if the follower has no tables there.
     * @throws SQLException      if the database fails.
     */
    public <T> T readBehind(final PositionReading<T> reading) throws SQLException {
        int build = 0;
        try {
            final Handle handle = database.readers().take();
            boolean isWell = false;
            try {
                begin(handle.getConnection());
                build = liveBuild(handle);
                final T outcome = read(handle, build, reading);
                isWell = true;
                return outcome;
            } finally {
                end(handle, isWell);
            }
        } catch (final SQLException | RuntimeException e) {
            if (!Database.isLost(e) && (build == 0 || liveBuild() == build)) {
                throw e;
            }
        }
        // Connections that were kept may all be of a server that is gone: once more, with a new one.
        database.readers().close();
        try (Handle handle = database.readers().take()) {
            begin(handle.getConnection());
            return read(handle, liveBuild(handle), reading);
        }
    }

    private void begin(final Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(database.snapshotIsolation());
            connection.setAutoCommit(false);
        }
    }

    private void end(final Handle handle, final boolean isWell) {
        if (isWell) {
            database.readers().giveBack(handle);
        } else {
            handle.close();
        }
    }

    private <T> T read(final Handle handle, final int build, final PositionReading<T> reading) throws SQLException {
        final Connection connection = handle.getConnection();
        connection.setSchema(Catalog.schemaOf(follower, build));
        final T outcome = reading.read(handle, positionOf(connection));
        connection.rollback();
        return outcome;
    }

    private int liveBuild() throws SQLException {
        try (Handle handle = database.jdbi().open()) {
            return liveBuild(handle);
        }
    }

    private int liveBuild(final Handle handle) {
        Optional<Catalog.Row> row;
        try {
            row = Catalog.row(handle, follower);
        } catch (final JdbiException e) {
            if (Database.isLost(e) || database.jdbi().withHandle(Catalog::exists)) {
                throw e;
            }
            row = Optional.empty();
        }
        return row.filter(found -> found.liveBuild() > 0)
                .map(Catalog.Row::liveBuild)
                .orElseThrow(() -> new FollowerException("this database has nothing of the follower " + follower
                        + ": url=" + database.url() + "; let it follow first (ringbook follow " + follower + ")"));
    }

    private Position positionOf(final Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT sequence, kept_from, kept_from_ns FROM " + follower + "_position WHERE id = 1")) {
            if (!row.next()) {
                throw new FollowerException("the tables have no position: follower=" + follower);
            }
            return new Position(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }
}
