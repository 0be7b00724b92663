package org.ringbook.reference;

import java.math.BigInteger;
import org.ringbook.reference.Payments.Payment;
import org.ringbook.reference.Payments.State;
import org.ringbook.sbe.messages.RejectReason;

/** Deposits, withdrawals and transfers. */
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
        final Payment deposit = new Payment(
                exchange.lastSequence,
                command.reference(),
                command.accountId(),
                command.assetId(),
                command.amountUnits(),
                State.SETTLED);
        exchange.deposits.put(deposit);
        exchange.ledger.deposit(command.accountId(), command.assetId(), amount);
        events.other().deposited(deposit);
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
        final Payment withdrawal = new Payment(
                exchange.lastSequence,
                command.reference(),
                command.accountId(),
                command.assetId(),
                command.amountUnits(),
                State.HELD);
        exchange.withdrawals.put(withdrawal);
        exchange.ledger.hold(command.accountId(), command.assetId(), amount);
        events.other().withdrawalRequested(withdrawal);
        return Rejection.NONE;
    }

    private Rejection checkAddress(
            final Payments payments,
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
        final Payment first = payments.find(reference);
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
        final Payment withdrawal = exchange.withdrawals.find(command.reference());
        exchange.withdrawals.put(withdrawal.in(State.SETTLED));
        exchange.ledger.payOut(
                withdrawal.accountId(), withdrawal.assetId(), BigInteger.valueOf(withdrawal.amountUnits()));
        events.other().withdrawalSettled(withdrawal);
        return Rejection.NONE;
    }

    Rejection cancelWithdrawal(final Command.CancelWithdrawal command, final Events events) {
        final Rejection ended = checkHeld(command.reference(), State.CANCELED);
        if (!ended.isNone()) {
            return ended;
        }
        final Payment withdrawal = exchange.withdrawals.find(command.reference());
        exchange.withdrawals.put(withdrawal.in(State.CANCELED));
        exchange.ledger.release(
                withdrawal.accountId(), withdrawal.assetId(), BigInteger.valueOf(withdrawal.amountUnits()));
        events.other().withdrawalCanceled(withdrawal);
        return Rejection.NONE;
    }

    private Rejection checkHeld(final String reference, final State wanted) {
        if (!Text.isReference(reference)) {
            return Rejection.of(RejectReason.INVALID_REFERENCE);
        }
        final Payment withdrawal = exchange.withdrawals.find(reference);
        if (withdrawal == null) {
            return Rejection.of(RejectReason.UNKNOWN_WITHDRAWAL);
        }
        if (withdrawal.state() == State.HELD) {
            return Rejection.NONE;
        }
        final boolean again = withdrawal.state() == wanted;
        return Rejection.of(again ? RejectReason.DUPLICATE : RejectReason.WITHDRAWAL_ENDED, withdrawal.sequence());
    }

    Rejection transfer(final Command.Transfer command, final Events events) {
        final Account from = exchange.account(command.fromAccountId());
        final Account to = exchange.account(command.toAccountId());
        if (from == null || to == null) {
            return Rejection.of(RejectReason.UNKNOWN_ACCOUNT);
        }
        if (exchange.asset(command.assetId()) == null) {
            return Rejection.of(RejectReason.UNKNOWN_ASSET);
        }
        if (!Text.isReference(command.reference())) {
            return Rejection.of(RejectReason.INVALID_REFERENCE);
        }
        final Transfers.Transfer first = exchange.transfers.find(command.reference());
        if (first != null) {
            final boolean same = first.hasContentOf(command);
            return Rejection.of(same ? RejectReason.DUPLICATE : RejectReason.CONFLICT, first.sequence());
        }
        if (from.id() == to.id() || from.ownerId() != to.ownerId()) {
            return Rejection.of(RejectReason.INVALID_TRANSFER);
        }
        if (command.amountUnits() < 1) {
            return Rejection.of(RejectReason.INVALID_AMOUNT);
        }
        final BigInteger amount = BigInteger.valueOf(command.amountUnits());
        if (amount.compareTo(
                        exchange.ledger.balance(from.id(), command.assetId()).available())
                > 0) {
            return Rejection.of(RejectReason.INSUFFICIENT_FUNDS);
        }
        exchange.transfers.add(new Transfers.Transfer(exchange.lastSequence, command));
        exchange.ledger.credit(from.id(), command.assetId(), amount.negate());
        exchange.ledger.credit(to.id(), command.assetId(), amount);
        events.other().transferred(command);
        return Rejection.NONE;
    }
}
