package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.ringbook.core.ledger.Asset;
import org.ringbook.core.ledger.Balances;
import org.ringbook.core.ledger.MoneyMovements;
import org.ringbook.core.ledger.Texts;
import org.ringbook.sbe.messages.CancelWithdrawalDecoder;
import org.ringbook.sbe.messages.DepositDecoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.RequestWithdrawalDecoder;
import org.ringbook.sbe.messages.SettleWithdrawalDecoder;

/** Money in and out, applied once per external reference. {@code docs/rules.md}, Money. Core thread only. */
final class MoneyCommands {
    private static final int MAX_REFERENCE = 64;

    private final CoreState state;
    private final MoneyMovements deposits;
    private final MoneyMovements withdrawals;

    MoneyCommands(final CoreState state) {
        this.state = state;
        deposits = state.deposits;
        withdrawals = state.withdrawals;
    }

    void onDeposit(final DepositDecoder command, final DirectBuffer buffer, final EventSink events) {
        final int at = command.limit() + 1;
        final int length = command.skipReference();
        final int accountId = command.accountId();
        final int assetId = command.assetId();
        final long amount = command.amountUnits();
        if (!isNew(deposits, accountId, assetId, amount, buffer, at, length, events)) {
            return;
        }
        if (amount < 1) {
            events.commandRejected(RejectReason.INVALID_AMOUNT, 0);
            return;
        }
        final Balances balances = state.assets.get(assetId).balances();
        if (amount > Balances.MAX_TOTAL - balances.totalUnits()) {
            events.commandRejected(RejectReason.TOTAL_TOO_LARGE, 0);
            return;
        }
        deposits.put(deposits.references().add(buffer, at, length), state.lastSequence, accountId, assetId, amount);
        balances.deposit(accountId, amount);
        events.deposited(accountId, assetId, amount);
    }

    void onRequestWithdrawal(
            final RequestWithdrawalDecoder command, final DirectBuffer buffer, final EventSink events) {
        final int at = command.limit() + 1;
        final int length = command.skipReference();
        final int accountId = command.accountId();
        final int assetId = command.assetId();
        final long amount = command.amountUnits();
        if (!isNew(withdrawals, accountId, assetId, amount, buffer, at, length, events)) {
            return;
        }
        final Asset asset = state.assets.get(assetId);
        if (amount < 1 || amount % asset.payoutUnits() != 0) {
            events.commandRejected(RejectReason.INVALID_AMOUNT, 0);
            return;
        }
        if (amount > asset.balances().available(accountId)) {
            events.commandRejected(RejectReason.INSUFFICIENT_FUNDS, 0);
            return;
        }
        withdrawals.put(
                withdrawals.references().add(buffer, at, length), state.lastSequence, accountId, assetId, amount);
        asset.balances().hold(accountId, amount);
        events.withdrawalRequested(accountId, assetId, amount);
    }

    void onSettleWithdrawal(final SettleWithdrawalDecoder command, final DirectBuffer buffer, final EventSink events) {
        final int at = command.limit() + 1;
        final int index = heldWithdrawal(buffer, at, command.skipReference(), MoneyMovements.SETTLED, events);
        if (index == 0) {
            return;
        }
        final int accountId = withdrawals.account(index);
        final int assetId = withdrawals.asset(index);
        final long amount = withdrawals.amount(index);
        withdrawals.state(index, MoneyMovements.SETTLED);
        state.assets.get(assetId).balances().withdraw(accountId, amount);
        events.withdrawalSettled(withdrawals.sequence(index), accountId, assetId, amount);
    }

    void onCancelWithdrawal(final CancelWithdrawalDecoder command, final DirectBuffer buffer, final EventSink events) {
        final int at = command.limit() + 1;
        final int index = heldWithdrawal(buffer, at, command.skipReference(), MoneyMovements.CANCELED, events);
        if (index == 0) {
            return;
        }
        final int accountId = withdrawals.account(index);
        final int assetId = withdrawals.asset(index);
        final long amount = withdrawals.amount(index);
        withdrawals.state(index, MoneyMovements.CANCELED);
        state.assets.get(assetId).balances().release(accountId, amount);
        events.withdrawalCanceled(withdrawals.sequence(index), accountId, assetId, amount);
    }

    private boolean isNew(
            final MoneyMovements movements,
            final int accountId,
            final int assetId,
            final long amount,
            final DirectBuffer buffer,
            final int at,
            final int length,
            final EventSink events) {
        if (!state.accounts.exists(accountId)) {
            events.commandRejected(RejectReason.UNKNOWN_ACCOUNT, 0);
            return false;
        }
        if (!state.assets.exists(assetId)) {
            events.commandRejected(RejectReason.UNKNOWN_ASSET, 0);
            return false;
        }
        if (!isReference(buffer, at, length)) {
            events.commandRejected(RejectReason.INVALID_REFERENCE, 0);
            return false;
        }
        final int known = movements.references().get(buffer, at, length);
        if (known != 0) {
            final boolean same = movements.isSame(known, accountId, assetId, amount);
            events.commandRejected(same ? RejectReason.DUPLICATE : RejectReason.CONFLICT, movements.sequence(known));
            return false;
        }
        return true;
    }

    /** The withdrawal with this reference if it can still end; else rejects and returns 0. */
    private int heldWithdrawal(
            final DirectBuffer buffer, final int at, final int length, final byte end, final EventSink events) {
        if (!isReference(buffer, at, length)) {
            events.commandRejected(RejectReason.INVALID_REFERENCE, 0);
            return 0;
        }
        final int index = withdrawals.references().get(buffer, at, length);
        if (index == 0) {
            events.commandRejected(RejectReason.UNKNOWN_WITHDRAWAL, 0);
            return 0;
        }
        final byte state = withdrawals.state(index);
        if (state != MoneyMovements.HELD) {
            final RejectReason reason = state == end ? RejectReason.DUPLICATE : RejectReason.WITHDRAWAL_ENDED;
            events.commandRejected(reason, withdrawals.sequence(index));
            return 0;
        }
        return index;
    }

    static boolean isReference(final DirectBuffer buffer, final int at, final int length) {
        return length >= 1 && length <= MAX_REFERENCE && Texts.isPrintable(buffer, at, length);
    }
}
