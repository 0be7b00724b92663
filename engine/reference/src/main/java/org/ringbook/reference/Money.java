package org.ringbook.reference;

import java.math.BigInteger;
import org.ringbook.reference.Transfers.State;
import org.ringbook.reference.Transfers.Transfer;
import org.ringbook.sbe.messages.RejectReason;

/** Deposits and withdrawals. */
final class Money {
    private static final BigInteger TOTAL_MAX = BigInteger.TWO.pow(62);

    private final Exchange exchange;

    Money(final Exchange exchange) {
        this.exchange = exchange;
    }

    Rejection deposit(final Command.Deposit command, final Events events) {
        final Rejection addressed = checkAddress(
                exchange.deposits, command.accountId(), command.assetId(), command.amountUnits(), command.reference());
        if (!addressed.isNone()) {
            return addressed;
        }
        if (command.amountUnits() < 1) {
            return Rejection.of(RejectReason.INVALID_AMOUNT);
        }
        final BigInteger amount = BigInteger.valueOf(command.amountUnits());
        if (exchange.ledger.total(command.assetId()).add(amount).compareTo(TOTAL_MAX) > 0) {
            return Rejection.of(RejectReason.TOTAL_TOO_LARGE);
        }
        final Transfer deposit = new Transfer(
                exchange.lastSequence,
                command.reference(),
                command.accountId(),
                command.assetId(),
                command.amountUnits(),
                State.SETTLED);
        exchange.deposits.put(deposit);
        exchange.ledger.deposit(command.accountId(), command.assetId(), amount);
        events.deposited(deposit);
        return Rejection.NONE;
    }

    Rejection requestWithdrawal(final Command.RequestWithdrawal command, final Events events) {
        final Rejection addressed = checkAddress(
                exchange.withdrawals,
                command.accountId(),
                command.assetId(),
                command.amountUnits(),
                command.reference());
        if (!addressed.isNone()) {
            return addressed;
        }
        final BigInteger amount = BigInteger.valueOf(command.amountUnits());
        final BigInteger payoutUnit = exchange.asset(command.assetId()).payoutUnit();
        if (command.amountUnits() < 1 || amount.mod(payoutUnit).signum() != 0) {
            return Rejection.of(RejectReason.INVALID_AMOUNT);
        }
        final BigInteger available =
                exchange.ledger.balance(command.accountId(), command.assetId()).available();
        if (amount.compareTo(available) > 0) {
            return Rejection.of(RejectReason.INSUFFICIENT_FUNDS);
        }
        final Transfer withdrawal = new Transfer(
                exchange.lastSequence,
                command.reference(),
                command.accountId(),
                command.assetId(),
                command.amountUnits(),
                State.HELD);
        exchange.withdrawals.put(withdrawal);
        exchange.ledger.hold(command.accountId(), command.assetId(), amount);
        events.withdrawalRequested(withdrawal);
        return Rejection.NONE;
    }

    private Rejection checkAddress(
            final Transfers transfers,
            final int accountId,
            final int assetId,
            final long amountUnits,
            final String reference) {
        if (exchange.account(accountId) == null) {
            return Rejection.of(RejectReason.UNKNOWN_ACCOUNT);
        }
        if (exchange.asset(assetId) == null) {
            return Rejection.of(RejectReason.UNKNOWN_ASSET);
        }
        if (!Text.isReference(reference)) {
            return Rejection.of(RejectReason.INVALID_REFERENCE);
        }
        final Transfer first = transfers.find(reference);
        if (first == null) {
            return Rejection.NONE;
        }
        final boolean same = first.hasContent(accountId, assetId, amountUnits);
        return Rejection.of(same ? RejectReason.DUPLICATE : RejectReason.CONFLICT, first.sequence());
    }

    Rejection settleWithdrawal(final Command.SettleWithdrawal command, final Events events) {
        final Rejection ended = checkHeld(command.reference(), State.SETTLED);
        if (!ended.isNone()) {
            return ended;
        }
        final Transfer withdrawal = exchange.withdrawals.find(command.reference());
        exchange.withdrawals.put(withdrawal.in(State.SETTLED));
        exchange.ledger.payOut(
                withdrawal.accountId(), withdrawal.assetId(), BigInteger.valueOf(withdrawal.amountUnits()));
        events.withdrawalSettled(withdrawal);
        return Rejection.NONE;
    }

    Rejection cancelWithdrawal(final Command.CancelWithdrawal command, final Events events) {
        final Rejection ended = checkHeld(command.reference(), State.CANCELED);
        if (!ended.isNone()) {
            return ended;
        }
        final Transfer withdrawal = exchange.withdrawals.find(command.reference());
        exchange.withdrawals.put(withdrawal.in(State.CANCELED));
        exchange.ledger.release(
                withdrawal.accountId(), withdrawal.assetId(), BigInteger.valueOf(withdrawal.amountUnits()));
        events.withdrawalCanceled(withdrawal);
        return Rejection.NONE;
    }

    private Rejection checkHeld(final String reference, final State wanted) {
        if (!Text.isReference(reference)) {
            return Rejection.of(RejectReason.INVALID_REFERENCE);
        }
        final Transfer withdrawal = exchange.withdrawals.find(reference);
        if (withdrawal == null) {
            return Rejection.of(RejectReason.UNKNOWN_WITHDRAWAL);
        }
        if (withdrawal.state() == State.HELD) {
            return Rejection.NONE;
        }
        final boolean again = withdrawal.state() == wanted;
        return Rejection.of(again ? RejectReason.DUPLICATE : RejectReason.WITHDRAWAL_ENDED, withdrawal.sequence());
    }
}
