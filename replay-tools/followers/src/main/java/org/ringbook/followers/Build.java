package org.ringbook.followers;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * A follower's tables, open for writing on one connection, with the position that is committed with them. One thread.
 */
final class Build implements AutoCloseable {
    private static final String POSITION_LOCATION = "classpath:org/ringbook/followers/position";

    private final FollowerKind kind;
    private final int number;
    private final Handle handle;
    private final Projection projection;
    private final Retention retention;
    private final PreparedStatement advance;
    private final PreparedStatement live;
    private long sequence;
    private long recordCrc;
    private long timestampNs;
    private long keptFrom;

    private Build(final FollowerKind kind, final int number, final Handle handle, final long historyNs)
            throws SQLException {
        this.kind = kind;
        this.number = number;
        this.handle = handle;
        readPosition();
        projection = kind.projection().get();
        projection.open(handle, sequence);
        retention = new Retention(handle, kind.name(), historyNs, keptFrom, timestampNs);
        advance = handle.getConnection()
                .prepareStatement("UPDATE " + kind.name()
                        + "_position SET sequence = ?, record_crc = ?, timestamp_ns = ?, kept_from = ?,"
                        + " kept_from_ns = ? WHERE id = 1 AND sequence = ?");
        live = handle.getConnection()
                .prepareStatement(
                        "SELECT 1 FROM ringbook.follower WHERE name = ? AND ? IN (live_build, building_build)");
        live.setString(1, kind.name());
        live.setInt(2, number);
    }

    /** Makes or migrates the tables and opens them behind what is committed. */
    static Build open(final Database database, final FollowerKind kind, final int number, final long historyNs)
            throws SQLException {
        final String schema = Catalog.schemaOf(kind.name(), number);
        database.migrate(schema, Map.of("follower", kind.name()), POSITION_LOCATION, kind.migrations());
        final Handle handle = database.open(schema);
        try {
            final Build build = new Build(kind, number, handle, historyNs);
            handle.getConnection().commit();
            return build;
        } catch (final Throwable e) {
            handle.close();
            throw e;
        }
    }

    private void readPosition() throws SQLException {
        try (Statement statement = handle.getConnection().createStatement();
                ResultSet row = statement.executeQuery("SELECT sequence, record_crc, timestamp_ns, kept_from FROM "
                        + kind.name() + "_position WHERE id = 1")) {
            if (!row.next()) {
                throw new FollowerException("the tables have no position: follower=" + kind.name());
            }
            sequence = row.getLong(1);
            recordCrc = row.getLong(2);
            timestampNs = row.getLong(3);
            keptFrom = row.getLong(4);
        }
    }

    /**
     * Whether this build is still the follower's: not, if another one was put in its place.
     */
    boolean isWanted() throws SQLException {
        try (ResultSet row = live.executeQuery()) {
            return row.next();
        }
    }

    void apply(final JournalRecord record) throws SQLException {
        projection.apply(record);
        retention.applied(record.sequence(), record.timestampNs());
    }

    /** Commits the rows of all records applied, and the position behind the last of them. */
    void commit(final long throughSequence, final long crc, final long atNs) throws SQLException {
        projection.flush();
        retention.remove(projection);
        advance.setLong(1, throughSequence);
        advance.setLong(2, crc);
        advance.setLong(3, atNs);
        advance.setLong(4, retention.keptFrom());
        advance.setLong(5, retention.keptFromNs());
        advance.setLong(6, sequence);
        if (advance.executeUpdate() != 1) {
            throw new FollowerException("another process moves this follower's position: follower=" + kind.name()
                    + " build=" + number + " sequence=" + sequence + "; one of the two has to stop");
        }
        handle.getConnection().commit();
        sequence = throughSequence;
        recordCrc = crc;
        timestampNs = atNs;
    }

    void rollback() throws SQLException {
        handle.getConnection().rollback();
    }

    Handle handle() {
        return handle;
    }

    int number() {
        return number;
    }

    /** Last record whose rows are committed; 0 if none. */
    long sequence() {
        return sequence;
    }

    long recordCrc() {
        return recordCrc;
    }

    long timestampNs() {
        return timestampNs;
    }

    /** What is not committed is undone. */
    @Override
    public void close() {
        handle.close();
    }
}
