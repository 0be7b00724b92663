package org.ringbook.followers.balances;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.Database;
import org.ringbook.followers.KeyRange;
import org.ringbook.followers.LiveTables.Position;
import org.ringbook.followers.ReadSide;
import org.ringbook.followers.TimeKeys;
import org.ringbook.readmodel.Answer;
import org.ringbook.readmodel.Page;
import org.ringbook.readmodel.PageRequest;
import org.ringbook.readmodel.TimeRange;
import org.ringbook.readmodel.balances.Balance;
import org.ringbook.readmodel.balances.BalanceHistory;
import org.ringbook.readmodel.balances.LedgerEntry;

/** Balances and statements, read from the tables of the follower {@code balances}. Any thread. */
public final class SqlBalanceHistory implements BalanceHistory {
    private static final String ENTRY = "SELECT e.row_index, e.statement_index, e.entry_id, e.event_index, e.kind,"
            + " e.account_id, e.asset_id, e.available_delta, e.held_delta, e.available_units, e.held_units,"
            + " e.fee_units, e.market_id, e.subject_id, e.timestamp_ns ";
    private static final String ENTRIES = ENTRY + "FROM balances_entry e WHERE e.account_id = ? AND e.asset_id = ?"
            + " AND e.entry_id >= ? AND e.entry_id < ?";
    private static final TimeKeys TIMES = new TimeKeys(
            "SELECT entry_id, timestamp_ns FROM balances_entry WHERE entry_id >= ? ORDER BY entry_id LIMIT 1",
            Ledger.ENTRIES_PER_RECORD);
    private static final PageRequest FIRST = PageRequest.oldest(1);
    private static final PageRequest LAST = PageRequest.newest(1);

    private final ReadSide tables;

    /**
     * Of a database.
     *
     * @param database that the follower writes to.
     */
    public SqlBalanceHistory(final Database database) {
        tables = new ReadSide(database, BalancesProjection.KIND);
    }

    @Override
    public Answer<List<Balance>> balances(final int accountId) {
        return tables.answer((handle, position) -> now(handle, accountId));
    }

    private static List<Balance> now(final Handle handle, final int accountId) {
        return handle.select(
                        "SELECT account_id, asset_id, available_units, held_units, entry_id, row_count,"
                                + " statement_count FROM balances_balance WHERE account_id = ?"
                                + " ORDER BY account_id, asset_id",
                        accountId)
                .map((row, context) -> new Balance(
                        row.getInt(1),
                        row.getInt(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5) / Ledger.ENTRIES_PER_RECORD,
                        row.getLong(6),
                        row.getLong(7)))
                .list();
    }

    @Override
    public Answer<List<Balance>> balancesAt(final int accountId, final long sequence) {
        return tables.answer((handle, position) -> {
            check(sequence, position);
            final List<Balance> then = new ArrayList<>();
            for (final Balance now : now(handle, accountId)) {
                if (now.sequence() <= sequence) {
                    then.add(now);
                } else {
                    earlier(handle, now, sequence).ifPresent(then::add);
                }
            }
            return then;
        });
    }

    private static void check(final long sequence, final Position position) {
        if (sequence > position.sequence() || sequence < position.keptFrom() - 1) {
            throw new IllegalArgumentException("balances can be told behind the records "
                    + Math.max(0, position.keptFrom() - 1) + " to " + position.sequence() + ": sequence=" + sequence);
        }
    }

    private static Optional<Balance> earlier(final Handle handle, final Balance now, final long sequence) {
        final long behind = (sequence + 1) * Ledger.ENTRIES_PER_RECORD;
        final List<LedgerEntry> last =
                between(handle, now.accountId(), now.assetId(), new KeyRange(0, behind), LAST, LAST.limit());
        if (!last.isEmpty()) {
            final LedgerEntry entry = last.get(0);
            return Optional.of(new Balance(
                    entry.accountId(),
                    entry.assetId(),
                    entry.availableUnits(),
                    entry.heldUnits(),
                    entry.sequence(),
                    entry.row(),
                    entry.statementRow()));
        }
        // Nothing moved it up to there, or the entry was removed: then the next one says what there was before it.
        return between(handle, now.accountId(), now.assetId(), new KeyRange(behind, Long.MAX_VALUE), FIRST, 1).stream()
                .filter(next -> next.row() > 1)
                .map(next -> new Balance(
                        next.accountId(),
                        next.assetId(),
                        next.availableUnits() - next.availableDelta(),
                        next.heldUnits() - next.heldDelta(),
                        0,
                        next.row() - 1,
                        next.statementRow() - (isInStatement(next) ? 1 : 0)))
                .findFirst();
    }

    private static boolean isInStatement(final LedgerEntry entry) {
        return entry.availableDelta() + entry.heldDelta() != 0;
    }

    private static List<LedgerEntry> between(
            final Handle handle,
            final int accountId,
            final int assetId,
            final KeyRange entryIds,
            final PageRequest page,
            final int limit) {
        return handle.select(
                        ENTRIES + KeyRange.order(page, "e.account_id", "e.asset_id", "e.entry_id"),
                        accountId,
                        assetId,
                        entryIds.from(),
                        entryIds.until(),
                        limit)
                .map((row, context) -> entry(row))
                .list();
    }

    @Override
    public Page<LedgerEntry> entries(
            final int accountId, final int assetId, final TimeRange moved, final PageRequest page) {
        return tables.page(page, LedgerEntry::row, (handle, position, limit) -> {
            final KeyRange rows = KeyRange.ALL.behind(page);
            final KeyRange entryIds =
                    TIMES.of(handle, moved, position.sequence()).and(nearRows(handle, accountId, assetId, rows));
            return handle.select(
                            ENTRIES + " AND e.row_index >= ? AND e.row_index < ?"
                                    + KeyRange.order(page, "e.account_id", "e.asset_id", "e.entry_id"),
                            accountId,
                            assetId,
                            entryIds.from(),
                            entryIds.until(),
                            rows.from(),
                            rows.until(),
                            limit)
                    .map((row, context) -> entry(row))
                    .list();
        });
    }

    /** Entries of these numbers and fewer than 256 around them on either side. */
    private static KeyRange nearRows(final Handle handle, final int accountId, final int assetId, final KeyRange rows) {
        final String marks = "SELECT entry_id FROM balances_row WHERE account_id = ? AND asset_id = ? AND row_index ";
        final String columns = KeyRange.order(LAST, "account_id", "asset_id", "row_index");
        final long from = rows.from() == 0
                ? 0
                : mark(handle, marks + "<= ?" + columns, accountId, assetId, rows.from())
                        .orElse(0L);
        final long until = rows.until() == Long.MAX_VALUE
                ? Long.MAX_VALUE
                : mark(
                                handle,
                                marks + ">= ?" + KeyRange.order(FIRST, "account_id", "asset_id", "row_index"),
                                accountId,
                                assetId,
                                rows.until())
                        .orElse(Long.MAX_VALUE);
        return new KeyRange(from, until);
    }

    private static Optional<Long> mark(
            final Handle handle, final String sql, final int accountId, final int assetId, final long row) {
        return handle.select(sql, accountId, assetId, row, 1).mapTo(Long.class).findOne();
    }

    @Override
    public Page<LedgerEntry> statement(
            final int accountId, final int assetId, final TimeRange moved, final PageRequest page) {
        return tables.page(page, LedgerEntry::statementRow, (handle, position, limit) -> {
            final KeyRange entryIds = TIMES.of(handle, moved, position.sequence());
            final KeyRange rows = KeyRange.ALL
                    .behind(page)
                    .and(new KeyRange(
                            statementRow(handle, accountId, assetId, entryIds.from()),
                            statementRow(handle, accountId, assetId, entryIds.until())));
            return handle.select(
                            ENTRY + "FROM balances_statement s JOIN balances_entry e ON e.entry_id = s.entry_id"
                                    + " WHERE s.account_id = ? AND s.asset_id = ? AND s.row_index >= ?"
                                    + " AND s.row_index < ?"
                                    + KeyRange.order(page, "s.account_id", "s.asset_id", "s.row_index"),
                            accountId,
                            assetId,
                            rows.from(),
                            rows.until(),
                            limit)
                    .map((row, context) -> entry(row))
                    .list();
        });
    }

    /** Number of the first row of the statement whose entry is not before this one. */
    private static long statementRow(final Handle handle, final int accountId, final int assetId, final long entryId) {
        if (entryId == 0 || entryId == Long.MAX_VALUE) {
            return entryId;
        }
        return between(handle, accountId, assetId, new KeyRange(entryId, Long.MAX_VALUE), FIRST, 1).stream()
                .map(entry -> isInStatement(entry) ? entry.statementRow() : entry.statementRow() + 1)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private static LedgerEntry entry(final ResultSet row) throws SQLException {
        return new LedgerEntry(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3) / Ledger.ENTRIES_PER_RECORD,
                row.getInt(4),
                row.getInt(5),
                row.getInt(6),
                row.getInt(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getInt(13),
                row.getLong(14),
                row.getLong(15));
    }
}
