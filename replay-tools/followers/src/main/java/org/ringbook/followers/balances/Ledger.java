package org.ringbook.followers.balances;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.FollowerException;
import org.ringbook.followers.JournalRecord;
import org.ringbook.followers.RowAppender;

/**
 * Writes entries, and holds each event to it that they add up to zero in every asset, and that no customer's balance falls below zero.
 */
final class Ledger {
    /** Entry ids are the record's sequence times this, plus the entry's place in it; a record has fewer entries. */
    static final int ENTRIES_PER_RECORD = 1 << Short.SIZE;

    /** Every so many entries of an account and asset, one can be found by its number. */
    static final int ROWS_PER_MARK = 256;

    private static final int ASSETS_OF_AN_EVENT = 2;

    private final LedgerBalances balances;
    private final RowAppender entries;
    private final RowAppender statement;
    private final RowAppender marks;
    private final int[] sumAssets = new int[ASSETS_OF_AN_EVENT];
    private final long[] sums = new long[ASSETS_OF_AN_EVENT];
    private int sumCount;
    private long sequence;
    private long timestampNs;
    private int entryIndex;
    private int eventIndex;
    private int kind;
    private int marketId;
    private long subjectId;

    Ledger(final Handle handle) throws SQLException {
        balances = new LedgerBalances(handle);
        statement = RowAppender.of(handle, "balances_statement", "account_id", "asset_id", "row_index", "entry_id");
        marks = RowAppender.of(handle, "balances_row", "account_id", "asset_id", "row_index", "entry_id");
        entries = RowAppender.of(
                handle,
                "balances_entry",
                "entry_id",
                "event_index",
                "kind",
                "account_id",
                "asset_id",
                "available_delta",
                "held_delta",
                "available_units",
                "held_units",
                "fee_units",
                "market_id",
                "subject_id",
                "row_index",
                "statement_index",
                "timestamp_ns");
    }

    void beginRecord(final JournalRecord record) {
        sequence = record.sequence();
        timestampNs = record.timestampNs();
        entryIndex = 0;
    }

    /**
     * Begins the entries of an event.
     *
     * @param index    of the event in its record, from 1.
     * @param template id of the event.
     * @param market   of an order or a trade; else 0.
     * @param subject  order, trade or withdrawal; else the record.
     */
    void beginEvent(final int index, final int template, final int market, final long subject) {
        eventIndex = index;
        kind = template;
        marketId = market;
        subjectId = subject;
        sumCount = 0;
    }

    /** An entry; one that moves nothing is none. */
    void post(final int accountId, final int assetId, final long availableDelta, final long heldDelta)
            throws SQLException {
        post(accountId, assetId, availableDelta, heldDelta, 0);
    }

    /** An entry of a trade, less a fee that was taken off. */
    void post(
            final int accountId,
            final int assetId,
            final long availableDelta,
            final long heldDelta,
            final long feeUnits)
            throws SQLException {
        if (availableDelta == 0 && heldDelta == 0 && feeUnits == 0) {
            return;
        }
        final long entryId = sequence * ENTRIES_PER_RECORD + entryIndex++;
        final int slot = balances.slotOf(accountId, assetId);
        balances.move(slot, availableDelta, heldDelta, entryId);
        final long available = balances.available(slot);
        final long held = balances.held(slot);
        if (accountId >= 0 && (available < 0 || held < 0)) {
            throw new FollowerException("a balance below zero: accountId=" + accountId + " assetId=" + assetId
                    + " available=" + available + " held=" + held + " sequence=" + sequence);
        }
        final long delta = Math.addExact(availableDelta, heldDelta);
        sum(assetId, delta);
        number(slot, accountId, assetId, entryId, delta != 0);
        entries.put(entryId).put(eventIndex).put(kind).put(accountId).put(assetId);
        entries.put(availableDelta).put(heldDelta).put(available).put(held);
        entries.put(feeUnits).put(marketId).put(subjectId);
        entries.put(balances.rows(slot)).put(balances.statementRows(slot)).put(timestampNs);
        entries.end();
    }

    private void number(
            final int slot, final int accountId, final int assetId, final long entryId, final boolean isInStatement)
            throws SQLException {
        final long row = balances.nextRow(slot, isInStatement);
        if (isInStatement) {
            final long statementRow = balances.statementRows(slot);
            statement.put(accountId).put(assetId).put(statementRow).put(entryId).end();
        }
        if (row % ROWS_PER_MARK == 0) {
            marks.put(accountId).put(assetId).put(row).put(entryId).end();
        }
    }

    private void sum(final int assetId, final long units) {
        for (int i = 0; i < sumCount; i++) {
            if (sumAssets[i] == assetId) {
                sums[i] = Math.addExact(sums[i], units);
                return;
            }
        }
        sumAssets[sumCount] = assetId;
        sums[sumCount++] = units;
    }

    /** Ends the entries of an event: they add up to zero. */
    void endEvent() {
        for (int i = 0; i < sumCount; i++) {
            if (sums[i] != 0) {
                throw new FollowerException("the entries of an event do not add up: sequence=" + sequence
                        + " eventIndex=" + eventIndex + " assetId=" + sumAssets[i] + " sum=" + sums[i]);
            }
        }
    }

    void flush() throws SQLException {
        entries.flush();
        statement.flush();
        marks.flush();
        balances.flush();
    }
}
