package org.ringbook.followers.balances;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.RowAppender;

/**
 * Every balance, in memory as {@code balances_balance} has it behind the last transaction, and as it is now. So a transaction writes each
 * balance that it moved once, however often it moved.
 */
final class LedgerBalances {
    private static final int FETCH_SIZE = 10_000;
    private static final int NONE = -1;
    private static final int BATCH = 2_000;

    private final Long2LongHashMap slots = new Long2LongHashMap(NONE);
    private long[] keys = new long[1024];
    private long[] available = new long[1024];
    private long[] held = new long[1024];
    private long[] entries = new long[1024];
    private long[] rows = new long[1024];
    private long[] statementRows = new long[1024];
    private int[] dirty = new int[1024];
    private boolean[] isDirty = new boolean[1024];
    private int count;
    private int stored;
    private int dirtyCount;
    private final RowAppender inserts;
    private final PreparedStatement update;

    LedgerBalances(final Handle handle) throws SQLException {
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery(
                    "SELECT account_id, asset_id, available_units, held_units, entry_id, row_count,"
                            + " statement_count"
                            + " FROM balances_balance")) {
                while (row.next()) {
                    final int slot = slotOf(row.getInt(1), row.getInt(2));
                    available[slot] = row.getLong(3);
                    held[slot] = row.getLong(4);
                    entries[slot] = row.getLong(5);
                    rows[slot] = row.getLong(6);
                    statementRows[slot] = row.getLong(7);
                }
            }
        }
        stored = count;
        inserts = RowAppender.of(
                handle,
                "balances_balance",
                "account_id",
                "asset_id",
                "available_units",
                "held_units",
                "entry_id",
                "row_count",
                "statement_count");
        update = handle.getConnection()
                .prepareStatement("UPDATE balances_balance SET available_units = ?, held_units = ?, entry_id = ?,"
                        + " row_count = ?, statement_count = ?"
                        + " WHERE account_id = ? AND asset_id = ?");
    }

    /** The slot of a balance, a new one with nothing in it if there was none. Slots stay. */
    int slotOf(final int accountId, final int assetId) {
        final long key = (long) accountId << Integer.SIZE | assetId;
        final long known = slots.get(key);
        if (known != NONE) {
            return (int) known;
        }
        if (count == keys.length) {
            grow();
        }
        keys[count] = key;
        slots.put(key, count);
        return count++;
    }

    private void grow() {
        final int capacity = 2 * count;
        keys = Arrays.copyOf(keys, capacity);
        available = Arrays.copyOf(available, capacity);
        held = Arrays.copyOf(held, capacity);
        entries = Arrays.copyOf(entries, capacity);
        rows = Arrays.copyOf(rows, capacity);
        statementRows = Arrays.copyOf(statementRows, capacity);
        dirty = Arrays.copyOf(dirty, capacity);
        isDirty = Arrays.copyOf(isDirty, capacity);
    }

    /** Moves a balance by an entry. */
    void move(final int slot, final long availableDelta, final long heldDelta, final long entryId) {
        available[slot] = Math.addExact(available[slot], availableDelta);
        held[slot] = Math.addExact(held[slot], heldDelta);
        entries[slot] = entryId;
        if (!isDirty[slot]) {
            isDirty[slot] = true;
            dirty[dirtyCount++] = slot;
        }
    }

    /** One entry more of a balance that has just moved; returns its number. */
    long nextRow(final int slot, final boolean isInStatement) {
        if (isInStatement) {
            statementRows[slot]++;
        }
        return ++rows[slot];
    }

    long rows(final int slot) {
        return rows[slot];
    }

    long statementRows(final int slot) {
        return statementRows[slot];
    }

    long available(final int slot) {
        return available[slot];
    }

    long held(final int slot) {
        return held[slot];
    }

    /** Writes each balance that has moved. */
    void flush() throws SQLException {
        int updates = 0;
        for (int i = 0; i < dirtyCount; i++) {
            final int slot = dirty[i];
            isDirty[slot] = false;
            if (slot < stored) {
                update(slot);
                if (++updates % BATCH == 0) {
                    update.executeBatch();
                }
            }
        }
        if (updates % BATCH != 0) {
            update.executeBatch();
        }
        dirtyCount = 0;
        for (; stored < count; stored++) {
            inserts.put(accountOf(stored)).put(assetOf(stored)).put(available[stored]);
            inserts.put(held[stored])
                    .put(entries[stored])
                    .put(rows[stored])
                    .put(statementRows[stored])
                    .end();
        }
        inserts.flush();
    }

    private void update(final int slot) throws SQLException {
        update.setLong(1, available[slot]);
        update.setLong(2, held[slot]);
        update.setLong(3, entries[slot]);
        update.setLong(4, rows[slot]);
        update.setLong(5, statementRows[slot]);
        update.setInt(6, accountOf(slot));
        update.setInt(7, assetOf(slot));
        update.addBatch();
    }

    private int accountOf(final int slot) {
        return (int) (keys[slot] >> Integer.SIZE);
    }

    private int assetOf(final int slot) {
        return (int) keys[slot];
    }
}
