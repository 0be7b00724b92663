package org.ringbook.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.ringbook.audit.records.JournalSource;
import org.ringbook.journal.JournalReader;

/**
 * All balances after a record, and what there is of each asset by the count of deposits and withdrawals.
 *
 * @param sequence    last record whose effects are in it.
 * @param timestampNs its time.
 * @param stateHash   of the canonical state.
 * @param rows        what accounts have, by account and asset.
 * @param totals      by asset.
 */
public record BalanceSheet(long sequence, long timestampNs, long stateHash, List<Row> rows, List<Total> totals) {
    /** Takes copies. */
    public BalanceSheet {
        rows = List.copyOf(rows);
        totals = List.copyOf(totals);
    }

    /**
     * What an account has of an asset.
     *
     * @param accountId      whose; 0 is the fee account.
     * @param assetId        of what.
     * @param availableUnits can be spent.
     * @param heldUnits      stand behind orders and withdrawals.
     */
    public record Row(int accountId, int assetId, long availableUnits, long heldUnits) {
        /** {@return available and held} */
        public long totalUnits() {
            return Math.addExact(availableUnits, heldUnits);
        }
    }

    /**
     * What there is of an asset.
     *
     * @param assetId        of what.
     * @param recordedUnits  deposits less settled withdrawals.
     * @param accountsUnits  available and held of all accounts.
     */
    public record Total(int assetId, long recordedUnits, long accountsUnits) {
        /** {@return whether nothing was made or lost} */
        public boolean isConserved() {
            return recordedUnits == accountsUnits;
        }
    }

    /**
     * Of a core's state.
     *
     * @param replay that has come to the record.
     * @return its balances.
     */
    public static BalanceSheet of(final StateReplay replay) {
        return of(new CoreReplica(replay.core()), replay.sequence(), replay.timestampNs());
    }

    /**
     * By the independent implementation of the rules, from the first record on. Every event is compared.
     *
     * @param source        where the records are.
     * @param last          the record.
     * @param stopRequested asked now and then whether to stop.
     * @param progress      whom to tell how far it has come.
     * @return the balances; of an earlier record if it was told to stop or there are fewer.
     * @throws AuditException if a record is not explained by those before it.
     */
    public static BalanceSheet independently(
            final JournalSource source,
            final long last,
            final BooleanSupplier stopRequested,
            final VerifyProgress progress) {
        try (JournalReader reader = source.open()) {
            if (reader.firstSequence() > 1) {
                throw new AuditException("the journal begins with record " + reader.firstSequence()
                        + ", and the independent implementation knows no snapshots");
            }
            final Replica replica = new IndependentReplica();
            final Reexecution reexecution = new Reexecution(replica);
            final long startNs = System.nanoTime();
            long sequence = 0;
            long timestampNs = 0;
            while (sequence < last && !stopRequested.getAsBoolean() && reader.next()) {
                final Finding finding = reexecution.check(reader);
                if (finding != null) {
                    throw new AuditException(finding.text());
                }
                sequence = reader.sequence();
                timestampNs = reader.timestampNs();
                progress.onProgress(sequence, last, System.nanoTime() - startNs);
            }
            return of(replica, sequence, timestampNs);
        }
    }

    private static BalanceSheet of(final Replica replica, final long sequence, final long timestampNs) {
        final List<Row> rows = new ArrayList<>();
        final long[] sums = new long[replica.assetCount() + 1];
        replica.balances((accountId, assetId, availableUnits, heldUnits) -> {
            rows.add(new Row(accountId, assetId, availableUnits, heldUnits));
            sums[assetId] = Math.addExact(sums[assetId], Math.addExact(availableUnits, heldUnits));
        });
        final List<Total> totals = new ArrayList<>();
        for (int assetId = 1; assetId < sums.length; assetId++) {
            totals.add(new Total(assetId, replica.totalUnits(assetId), sums[assetId]));
        }
        return new BalanceSheet(sequence, timestampNs, replica.stateHash(), rows, totals);
    }
}
