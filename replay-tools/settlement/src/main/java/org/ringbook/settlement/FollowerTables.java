package org.ringbook.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.settlement.Movement;
import org.ringbook.followers.settlement.MovementKind;
import org.ringbook.followers.settlement.WithdrawalState;

/** What the settlement follower has read from the journal, as of one transaction. */
final class FollowerTables {
    private static final int FETCH_ROWS = 2_000;
    private static final String MOVEMENT_COLUMNS =
            "sequence, event_index, time_ns, kind, market_id, trade_id, account_id, counter_account_id, asset_id,"
                    + " units, fee_units, quote_asset_id, quote_units, quote_fee_units, withdrawal_id, reference";
    private static final String WITHDRAWAL_COLUMNS =
            "withdrawal_id, requested_ns, account_id, asset_id, units, reference," + " state, ended_sequence, ended_ns";

    private final Handle handle;
    private final String schema;

    FollowerTables(final Handle handle, final String schema) {
        this.handle = handle;
        this.schema = schema;
    }

    /** A table's name with its schema. */
    String table(final String name) {
        return schema + "." + name;
    }

    /** Last record whose rows are here. */
    long position() {
        return handle.select("SELECT sequence FROM " + schema + ".settlement_position WHERE id = 1")
                .mapTo(Long.class)
                .one();
    }

    List<Names.Asset> assets() {
        return handle.select("SELECT asset_id, code, scale, payout_scale FROM " + schema
                        + ".settlement_asset ORDER BY asset_id")
                .map((row, context) -> new Names.Asset(row.getInt(1), row.getString(2), row.getInt(3), row.getInt(4)))
                .list();
    }

    Optional<String> accountName(final int accountId) {
        return handle.select("SELECT name FROM " + schema + ".settlement_account WHERE account_id = ?", accountId)
                .mapTo(String.class)
                .findOne();
    }

    Optional<Integer> accountId(final String name) {
        return handle.select("SELECT account_id FROM " + schema + ".settlement_account WHERE name = ?", name)
                .mapTo(Integer.class)
                .findOne();
    }

    /** Movements of a range of records, in the journal's order. */
    void movements(final long fromSequence, final long throughSequence, final Consumer<Movement> consumer) {
        handle.select(
                        "SELECT " + MOVEMENT_COLUMNS + " FROM " + schema + ".settlement_movement"
                                + " WHERE sequence BETWEEN ? AND ? ORDER BY sequence, event_index",
                        fromSequence,
                        throughSequence)
                .setFetchSize(FETCH_ROWS)
                .map((row, context) -> movement(row))
                .useIterator(rows -> rows.forEachRemaining(consumer));
    }

    private static Movement movement(final ResultSet row) throws SQLException {
        int column = 0;
        return new Movement(
                row.getLong(++column),
                row.getInt(++column),
                row.getLong(++column),
                MovementKind.of(row.getInt(++column)),
                row.getInt(++column),
                row.getLong(++column),
                row.getInt(++column),
                row.getInt(++column),
                row.getInt(++column),
                row.getLong(++column),
                row.getLong(++column),
                row.getInt(++column),
                row.getLong(++column),
                row.getLong(++column),
                row.getLong(++column),
                row.getString(++column));
    }

    /** Time of the last movement or request at or before a record; 0 if there is none. */
    long timeAt(final long sequence) {
        final long moved = lastTime("time_ns", "settlement_movement", "sequence", sequence);
        return Math.max(moved, lastTime("requested_ns", "settlement_withdrawal", "withdrawal_id", sequence));
    }

    private long lastTime(final String time, final String table, final String key, final long sequence) {
        return handle.select(
                        "SELECT " + time + " FROM " + schema + "." + table + " WHERE " + key + " <= ? ORDER BY " + key
                                + " DESC FETCH FIRST 1 ROWS ONLY",
                        sequence)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** Last record with a movement before a time; 0 if there is none. */
    long lastMovementBefore(final long timeNs, final long afterSequence) {
        return handle.select(
                        "SELECT COALESCE(MAX(sequence), 0) FROM " + schema
                                + ".settlement_movement WHERE sequence > ? AND time_ns < ?",
                        afterSequence,
                        timeNs)
                .mapTo(Long.class)
                .one();
    }

    /** Time of the last record whose rows are here. */
    long positionTimeNs() {
        return handle.select("SELECT timestamp_ns FROM " + schema + ".settlement_position WHERE id = 1")
                .mapTo(Long.class)
                .one();
    }

    Optional<WithdrawalRow> withdrawal(final long withdrawalId) {
        return handle.select(
                        "SELECT " + WITHDRAWAL_COLUMNS + " FROM " + schema
                                + ".settlement_withdrawal WHERE withdrawal_id = ?",
                        withdrawalId)
                .map((row, context) -> withdrawal(row))
                .findOne();
    }

    Optional<WithdrawalRow> withdrawal(final String reference) {
        return handle.select(
                        "SELECT " + WITHDRAWAL_COLUMNS + " FROM " + schema
                                + ".settlement_withdrawal WHERE reference = ?",
                        reference)
                .map((row, context) -> withdrawal(row))
                .findOne();
    }

    /** Of the first nine columns of a row. */
    static WithdrawalRow withdrawal(final ResultSet row) throws SQLException {
        int column = 0;
        return new WithdrawalRow(
                row.getLong(++column),
                row.getLong(++column),
                row.getInt(++column),
                row.getInt(++column),
                row.getLong(++column),
                row.getString(++column),
                WithdrawalState.of(row.getInt(++column)),
                row.getLong(++column),
                row.getLong(++column));
    }
}
