package org.ringbook.settlement;

import java.sql.SQLException;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.ringbook.followers.Catalog;
import org.ringbook.followers.Database;
import org.ringbook.followers.Turn;
import org.ringbook.followers.settlement.SettlementProjection;

/** The database that holds the back office's schema and the settlement follower's tables. Any thread; it holds no connection. */
final class OfficeDatabase implements AutoCloseable {
    static final String SCHEMA = "office";

    private static final String MIGRATIONS = "classpath:org/ringbook/settlement";

    private final Database database;
    /** An H2 file is closed with its last connection, and opened again with the next: too slow for one of each transaction. */
    private final Handle keeper;

    /** Work within one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Handle office, FollowerTables follower);
    }

    private OfficeDatabase(final Database database) {
        this.database = database;
        keeper = database.connect();
    }

    @Override
    public void close() {
        keeper.close();
    }

    /** Makes the schema, or brings it up to date. */
    static OfficeDatabase open(final Database database) {
        final OfficeDatabase office = new OfficeDatabase(database);
        try {
            database.migrate(SCHEMA, Map.of(), MIGRATIONS);
            new Catalog(database).prepare();
            return office;
        } catch (final RuntimeException e) {
            office.close();
            throw e;
        }
    }

    /** All of it is committed, or nothing. A loss of power may undo it. */
    <T> T transaction(final Work<T> work) {
        return transaction(work, false);
    }

    /** All of it is committed and on the disk, or nothing: for what something outside is done upon. */
    <T> T durableTransaction(final Work<T> work) {
        return transaction(work, true);
    }

    private <T> T transaction(final Work<T> work, final boolean isDurable) {
        final Turn turn = database.writing();
        try (turn;
                Handle handle = database.open(SCHEMA)) {
            final T result = work.run(handle, new FollowerTables(handle, followerSchema(handle)));
            handle.getConnection().commit();
            if (isDurable) {
                database.sync(handle);
            } else {
                database.flush(handle);
            }
            return result;
        } catch (final SQLException e) {
            throw failed(e);
        } catch (final JdbiException e) {
            throw failed(e);
        }
    }

    private String followerSchema(final Handle handle) {
        return Catalog.liveSchema(handle, SettlementProjection.NAME)
                .orElseThrow(() -> new OfficeUnavailableException(
                        "the settlement follower has not followed the journal into this database yet: " + database.url()
                                + "; start it: ringbook follow settlement"));
    }

    private static SettlementException failed(final Exception e) {
        final Throwable cause = e.getCause() == null ? e : e.getCause();
        return new OfficeUnavailableException(
                "the database failed, or another command changed the same; nothing was changed: "
                        + String.valueOf(cause.getMessage()).replaceAll("\\s+", " "),
                e);
    }
}
