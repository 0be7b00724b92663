package org.ringbook.followers.balances;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.FollowerException;

/** Holds the ledger to somebody else's balances, and to itself. Reads only; one thread, within one transaction. */
public final class Reconciliation {
    /** Most differences that are told. */
    public static final int DIFFERENCES_MAX = 100;

    private static final int FETCH_SIZE = 10_000;
    /** The last entry before a record; where it was removed, what there was before the next one. */
    private static final String ENTRIES = "SELECT entry_id, available_units, held_units FROM balances_entry"
            + " WHERE account_id = ? AND asset_id = ? AND entry_id < ? ORDER BY entry_id DESC LIMIT 1";

    private static final String NEXT = "SELECT 0, available_units - available_delta, held_units - held_delta"
            + " FROM balances_entry WHERE account_id = ? AND asset_id = ? AND entry_id >= ?"
            + " ORDER BY entry_id LIMIT 1";

    private final Handle handle;
    private final List<BalanceDifference> differences = new ArrayList<>();
    private long compared;

    private record Units(long entryId, long available, long held) {}

    /**
     * Of the ledger that a connection is open on.
     *
     * @param handle with the schema of the follower's tables, in one transaction that sees one state.
     */
    public Reconciliation(final Handle handle) {
        this.handle = handle;
    }

    /**
     * Compares every balance behind a record.
     *
     * @param source   what they should be, behind the same record.
     * @param sequence that record; not behind the ledger's last.
     * @return differences, at most {@link #DIFFERENCES_MAX}.
     * @throws SQLException      if the database fails.
     * @throws FollowerException if what it takes to tell was removed.
     */
    public List<BalanceDifference> compare(final BalanceSource source, final long sequence) throws SQLException {
        differences.clear();
        compared = 0;
        final long keptFrom = handle.select("SELECT kept_from FROM balances_position")
                .mapTo(Long.class)
                .one();
        if (sequence < keptFrom - 1) {
            throw new FollowerException(
                    "the ledger's history reaches back to record " + keptFrom + " only: sequence=" + sequence);
        }
        final Map<Long, Units> expected = new HashMap<>();
        source.forEach((accountId, assetId, available, held) -> {
            if (available != 0 || held != 0) {
                expected.put(keyOf(accountId, assetId), new Units(0, available, held));
            }
        });
        final long firstBehind = Math.multiplyExact(sequence + 1, Ledger.ENTRIES_PER_RECORD);
        try (Statement statement = handle.getConnection().createStatement();
                PreparedStatement earlier = handle.getConnection().prepareStatement(ENTRIES);
                PreparedStatement next = handle.getConnection().prepareStatement(NEXT)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery("SELECT account_id, asset_id, available_units, held_units,"
                    + " entry_id FROM balances_balance WHERE account_id >= 0 ORDER BY account_id, asset_id")) {
                while (row.next()) {
                    final int accountId = row.getInt(1);
                    final int assetId = row.getInt(2);
                    final Units wanted = expected.remove(keyOf(accountId, assetId));
                    if (row.getLong(5) < firstBehind) {
                        compare(accountId, assetId, row.getLong(5), row.getLong(3), row.getLong(4), wanted, sequence);
                    } else {
                        final Units then = unitsAt(earlier, next, accountId, assetId, firstBehind);
                        compare(accountId, assetId, then.entryId, then.available, then.held, wanted, sequence);
                    }
                }
            }
        }
        expected.forEach(
                (key, wanted) -> compare((int) (key >> Integer.SIZE), key.intValue(), 0, 0, 0, wanted, sequence));
        return List.copyOf(differences);
    }

    private static long keyOf(final int accountId, final int assetId) {
        return (long) accountId << Integer.SIZE | assetId;
    }

    private static Units unitsAt(
            final PreparedStatement earlier,
            final PreparedStatement next,
            final int accountId,
            final int assetId,
            final long firstBehind)
            throws SQLException {
        for (final PreparedStatement query : List.of(earlier, next)) {
            query.setInt(1, accountId);
            query.setInt(2, assetId);
            query.setLong(3, firstBehind);
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    return new Units(row.getLong(1), row.getLong(2), row.getLong(3));
                }
            }
        }
        return new Units(0, 0, 0);
    }

    private void compare(
            final int accountId,
            final int assetId,
            final long entryId,
            final long available,
            final long held,
            final Units wantedOrNone,
            final long sequence) {
        compared++;
        final Units wanted = wantedOrNone == null ? new Units(0, 0, 0) : wantedOrNone;
        if (available == wanted.available() && held == wanted.held()) {
            return;
        }
        final long lastRecord = entryId / Ledger.ENTRIES_PER_RECORD;
        tell(new BalanceDifference(
                accountId,
                assetId,
                lastRecord,
                available + held,
                wanted.available() + wanted.held(),
                "a balance differs behind record " + sequence + ": accountId=" + accountId + " assetId=" + assetId
                        + " ledger available=" + available + " held=" + held + " (last moved by record " + lastRecord
                        + "), the core's available=" + wanted.available() + " held=" + wanted.held()));
    }

    private void tell(final BalanceDifference difference) {
        if (differences.size() < DIFFERENCES_MAX) {
            differences.add(difference);
        }
    }

    /** {@return how many balances the last comparison looked at} */
    public long compared() {
        return compared;
    }

    /**
     * Holds the ledger to itself, by queries over all of it: the entries of every event add up to zero in each asset; each entry's
     * balance is the one before it plus its change; each balance is its last entry's.
     *
     * @return differences, at most {@link #DIFFERENCES_MAX}.
     * @throws SQLException if the database fails.
     */
    public List<BalanceDifference> check() throws SQLException {
        differences.clear();
        query(
                "SELECT 0, asset_id, entry_id / 65536, SUM(available_delta + held_delta), 0 FROM balances_entry"
                        + " GROUP BY entry_id / 65536, event_index, asset_id"
                        + " HAVING SUM(available_delta + held_delta) <> 0",
                "the entries of an event do not add up to zero");
        query(
                "SELECT account_id, asset_id, entry_id / 65536, available_units + held_units, available_before +"
                        + " held_before + available_delta + held_delta FROM (SELECT e.*, COALESCE(LAG(available_units)"
                        + " OVER (PARTITION BY account_id, asset_id ORDER BY entry_id), CASE WHEN row_index = 1 THEN 0"
                        + " ELSE available_units - available_delta END) AS available_before, COALESCE(LAG(held_units) OVER"
                        + " (PARTITION BY account_id, asset_id ORDER BY entry_id), CASE WHEN row_index = 1 THEN 0 ELSE"
                        + " held_units - held_delta END) AS held_before FROM balances_entry e) c WHERE available_units <>"
                        + " available_before + available_delta OR held_units <> held_before + held_delta",
                "an entry does not follow on the one before");
        query(
                "SELECT b.account_id, b.asset_id, b.entry_id / 65536, b.available_units + b.held_units,"
                        + " e.available_units + e.held_units FROM balances_balance b LEFT JOIN balances_entry e ON"
                        + " e.entry_id = b.entry_id WHERE (e.entry_id IS NULL AND b.entry_id >= (SELECT kept_from FROM"
                        + " balances_position) * 65536) OR e.account_id <> b.account_id OR e.asset_id <> b.asset_id OR"
                        + " e.available_units <> b.available_units OR e.held_units <> b.held_units",
                "a balance is not its last entry's");
        query(
                "SELECT 0, asset_id, 0, SUM(available_units + held_units), 0 FROM balances_balance"
                        + " GROUP BY asset_id HAVING SUM(available_units + held_units) <> 0",
                "all balances of an asset, the outside among them, do not add up to zero");
        return List.copyOf(differences);
    }

    private void query(final String sql, final String what) throws SQLException {
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    tell(new BalanceDifference(
                            row.getInt(1),
                            row.getInt(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            what + ": accountId=" + row.getInt(1) + " assetId=" + row.getInt(2) + " record="
                                    + row.getLong(3) + " is=" + row.getLong(4) + " should be=" + row.getLong(5)));
                }
            }
        }
    }
}
