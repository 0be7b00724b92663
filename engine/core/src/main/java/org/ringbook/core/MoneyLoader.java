package org.ringbook.core;

import org.ringbook.core.ledger.MoneyMovements;
import org.ringbook.sbe.snapshot.SavedDepositDecoder;
import org.ringbook.sbe.snapshot.SavedTransferDecoder;
import org.ringbook.sbe.snapshot.SavedWithdrawalDecoder;

/** Remembers the deposits, withdrawals and transfers that {@link MoneySaver} wrote. Core thread only. */
final class MoneyLoader {
    private final CoreState state;
    private final RowReader rows;

    MoneyLoader(final CoreState state, final RowReader rows) {
        this.state = state;
        this.rows = rows;
    }

    void load(final int deposits, final int withdrawals, final int transfers) {
        loadDeposits(deposits);
        loadWithdrawals(withdrawals);
        loadTransfers(transfers);
    }

    private void loadDeposits(final int count) {
        final SavedDepositDecoder row = new SavedDepositDecoder();
        long previous = 0;
        for (int i = 0; i < count; i++) {
            rows.next(row);
            final long sequence = row.sequence();
            final long amount = row.amountUnits();
            final int accountId = row.accountId();
            final int assetId = row.assetId();
            row.wrapReference(rows.text());
            rows.end(row);
            requireSound(sequence, previous, amount, accountId, assetId);
            state.deposits.put(addReference(state.deposits), sequence, accountId, assetId, amount);
            previous = sequence;
        }
    }

    private void loadWithdrawals(final int count) {
        final SavedWithdrawalDecoder row = new SavedWithdrawalDecoder();
        long previous = 0;
        for (int i = 0; i < count; i++) {
            rows.next(row);
            final long sequence = row.sequence();
            final long amount = row.amountUnits();
            final int accountId = row.accountId();
            final int assetId = row.assetId();
            final int withdrawalState = row.stateRaw();
            row.wrapReference(rows.text());
            rows.end(row);
            requireSound(sequence, previous, amount, accountId, assetId);
            rows.require(withdrawalState <= MoneyMovements.CANCELED, "its state");
            final int index = addReference(state.withdrawals);
            state.withdrawals.put(index, sequence, accountId, assetId, amount);
            state.withdrawals.state(index, (byte) withdrawalState);
            previous = sequence;
        }
    }

    private void loadTransfers(final int count) {
        final SavedTransferDecoder row = new SavedTransferDecoder();
        long previous = 0;
        for (int i = 0; i < count; i++) {
            rows.next(row);
            final long sequence = row.sequence();
            final long amount = row.amountUnits();
            final int from = row.fromAccountId();
            final int to = row.toAccountId();
            final int assetId = row.assetId();
            row.wrapReference(rows.text());
            rows.end(row);
            requireSound(sequence, previous, amount, from, assetId);
            rows.require(state.accounts.exists(to), "its receiver");
            final int index = addReference(state.transfers.payments());
            state.transfers.put(index, sequence, from, to, assetId, amount);
            previous = sequence;
        }
    }

    private void requireSound(
            final long sequence, final long previous, final long amount, final int accountId, final int assetId) {
        rows.require(sequence > previous && sequence <= state.lastSequence, "its sequence");
        rows.require(amount >= 1, "its amount");
        rows.require(state.accounts.exists(accountId), "its account");
        rows.require(state.assets.exists(assetId), "its asset");
    }

    private int addReference(final MoneyMovements movements) {
        final int length = rows.text().capacity();
        rows.require(MoneyCommands.isReference(rows.text(), 0, length), "its reference");
        rows.require(movements.references().get(rows.text(), 0, length) == 0, "its reference is taken");
        return movements.references().add(rows.text(), 0, length);
    }
}
