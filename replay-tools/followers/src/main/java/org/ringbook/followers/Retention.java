package org.ringbook.followers;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * How far a build's history reaches back. It ends on a whole hour of record time, and moves on with the records: for each record that is
 * applied, at most {@link #RECORDS_PER_RECORD} old ones are let go. So a transaction removes what is in proportion to it, also where the
 * setting is new or nothing happened for days; and what is left depends on the records and the setting alone, not on how records were
 * batched. One thread.
 */
final class Retention {
    static final long HOUR_NS = 3_600_000_000_000L;

    private static final int RECORDS_PER_RECORD = 4;

    private final long historyNs;
    private final PreparedStatement insertHour;
    private final PreparedStatement findHour;
    private final PreparedStatement findSequence;
    private final List<Stretch> stretches = new ArrayList<>();
    private long hourNs;
    private long keptFrom;

    /** Records of one hour that the transaction has. */
    private static final class Stretch {
        private final long hourNs;
        private long records;

        private Stretch(final long hourNs) {
            this.hourNs = hourNs;
        }
    }

    Retention(final Handle handle, final String follower, final long historyNs, final long keptFrom, final long atNs)
            throws SQLException {
        this.historyNs = historyNs;
        this.keptFrom = keptFrom;
        hourNs = hourOf(atNs);
        final var connection = handle.getConnection();
        final String table = follower + "_hour";
        insertHour = connection.prepareStatement("INSERT INTO " + table + " (hour_ns, sequence) VALUES (?, ?)");
        findSequence = connection.prepareStatement(
                "SELECT sequence FROM " + table + " WHERE hour_ns >= ? ORDER BY hour_ns LIMIT 1");
        findHour = connection.prepareStatement(
                "SELECT hour_ns FROM " + table + " WHERE sequence >= ? ORDER BY sequence LIMIT 1");
    }

    private static long hourOf(final long timestampNs) {
        return timestampNs - Math.floorMod(timestampNs, HOUR_NS);
    }

    /** A record is applied. */
    void applied(final long sequence, final long timestampNs) throws SQLException {
        final long hour = hourOf(timestampNs);
        if (hour != hourNs) {
            hourNs = hour;
            insertHour.setLong(1, hour);
            insertHour.setLong(2, sequence);
            insertHour.executeUpdate();
        }
        if (historyNs == 0) {
            return;
        }
        if (stretches.isEmpty() || stretches.get(stretches.size() - 1).hourNs != hour) {
            stretches.add(new Stretch(hour));
        }
        stretches.get(stretches.size() - 1).records++;
    }

    /** Everything applied is flushed: removes what is due. */
    void remove(final Projection projection) throws SQLException {
        final long from = keptFrom;
        for (final Stretch stretch : stretches) {
            final long bound = find(findSequence, hourOf(stretch.hourNs - historyNs));
            keptFrom = Math.max(keptFrom, Math.min(bound, keptFrom + RECORDS_PER_RECORD * stretch.records));
        }
        stretches.clear();
        if (keptFrom > from) {
            projection.remove(from, keptFrom);
        }
    }

    private static long find(final PreparedStatement query, final long value) throws SQLException {
        query.setLong(1, value);
        try (ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                throw new FollowerException("the hours of the records are incomplete: rebuild the follower");
            }
            return row.getLong(1);
        }
    }

    long keptFrom() {
        return keptFrom;
    }

    /** From this time on everything is kept; 0: nothing was removed. */
    long keptFromNs() throws SQLException {
        return keptFrom == 0 ? 0 : find(findHour, keptFrom);
    }
}
