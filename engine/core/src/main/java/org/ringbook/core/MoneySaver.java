package org.ringbook.core;

import org.ringbook.core.ledger.MoneyMovements;
import org.ringbook.sbe.snapshot.SavedDepositEncoder;
import org.ringbook.sbe.snapshot.SavedTransferEncoder;
import org.ringbook.sbe.snapshot.SavedWithdrawalEncoder;
import org.ringbook.sbe.snapshot.WithdrawalState;

/** Writes part 8 of the canonical state, deposits, withdrawals and transfers, as rows. Core thread only. */
final class MoneySaver {
    private final CoreState state;
    private final RowWriter rows;

    MoneySaver(final CoreState state, final RowWriter rows) {
        this.state = state;
        this.rows = rows;
    }

    void save() {
        saveDeposits();
        saveWithdrawals();
        saveTransfers();
    }

    private void saveDeposits() {
        final SavedDepositEncoder row = new SavedDepositEncoder();
        final MoneyMovements deposits = state.deposits;
        for (int index = 1; index <= deposits.references().size(); index++) {
            row.wrapAndApplyHeader(rows.buffer(), 0, rows.header())
                    .sequence(deposits.sequence(index))
                    .amountUnits(deposits.amount(index))
                    .accountId(deposits.account(index))
                    .assetId(deposits.asset(index))
                    .putReference(rows.text(), 0, rows.copy(deposits.references(), index));
            rows.write(row);
        }
    }

    private void saveWithdrawals() {
        final SavedWithdrawalEncoder row = new SavedWithdrawalEncoder();
        final MoneyMovements withdrawals = state.withdrawals;
        for (int index = 1; index <= withdrawals.references().size(); index++) {
            row.wrapAndApplyHeader(rows.buffer(), 0, rows.header())
                    .sequence(withdrawals.sequence(index))
                    .amountUnits(withdrawals.amount(index))
                    .accountId(withdrawals.account(index))
                    .assetId(withdrawals.asset(index))
                    .state(WithdrawalState.get(withdrawals.state(index)))
                    .putReference(rows.text(), 0, rows.copy(withdrawals.references(), index));
            rows.write(row);
        }
    }

    private void saveTransfers() {
        final SavedTransferEncoder row = new SavedTransferEncoder();
        final MoneyMovements payments = state.transfers.payments();
        for (int index = 1; index <= payments.references().size(); index++) {
            row.wrapAndApplyHeader(rows.buffer(), 0, rows.header())
                    .sequence(payments.sequence(index))
                    .amountUnits(payments.amount(index))
                    .fromAccountId(payments.account(index))
                    .toAccountId(state.transfers.receiver(index))
                    .assetId(payments.asset(index))
                    .putReference(rows.text(), 0, rows.copy(payments.references(), index));
            rows.write(row);
        }
    }
}
