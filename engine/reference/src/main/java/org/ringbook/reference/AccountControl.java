package org.ringbook.reference;

import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.RejectReason;

/** What accounts may do: kill switches, limits, self-trading, and their dead-man's switches. */
final class AccountControl {
    private final Exchange exchange;
    private final CancelsOfMany cancels;

    AccountControl(final Exchange exchange, final CancelsOfMany cancels) {
        this.exchange = exchange;
        this.cancels = cancels;
    }

    Rejection setAccountKill(final Command.SetAccountKill command, final Events events) {
        final Account account = exchange.account(command.accountId());
        if (account == null) {
            return Rejection.of(RejectReason.UNKNOWN_ACCOUNT);
        }
        if (!Configuration.isKnown(command.killed())) {
            return Rejection.of(RejectReason.INVALID_STATE);
        }
        account.isKilled(command.killed() == BooleanType.TRUE);
        events.other().accountKillSet(account);
        if (account.isKilled()) {
            cancels.cancel(Continuation.CancelOrders.ofAccount(account.id(), CancelReason.ACCOUNT_KILLED), events);
        }
        return Rejection.NONE;
    }

    Rejection setAccountLimits(final Command.SetAccountLimits command, final Events events) {
        final Account account = exchange.account(command.accountId());
        if (account == null) {
            return Rejection.of(RejectReason.UNKNOWN_ACCOUNT);
        }
        final Market market = exchange.market(command.marketId());
        if (market == null) {
            return Rejection.of(RejectReason.UNKNOWN_MARKET);
        }
        if (command.maxOpenOrders() < 0 || command.maxQtyLots() < 0 || command.maxNotionalUnits() < 0) {
            return Rejection.of(RejectReason.INVALID_LIMITS);
        }
        final Account.Limits limits =
                new Account.Limits(command.maxOpenOrders(), command.maxQtyLots(), command.maxNotionalUnits());
        if (limits.equals(Account.Limits.NONE)) {
            account.limits().remove(market.id());
        } else {
            account.limits().put(market.id(), limits);
        }
        events.other().accountLimitsSet(account, market);
        return Rejection.NONE;
    }

    Rejection setSelfTrade(final Command.SetSelfTrade command, final Events events) {
        final Account account = exchange.account(command.accountId());
        if (account == null) {
            return Rejection.of(RejectReason.UNKNOWN_ACCOUNT);
        }
        if (!Configuration.isKnown(command.allowed())) {
            return Rejection.of(RejectReason.INVALID_STATE);
        }
        account.maySelfTrade(command.allowed() == BooleanType.TRUE);
        events.other().selfTradeSet(account);
        return Rejection.NONE;
    }

    Rejection cancelAllAfter(final Command.CancelAllAfter command, final Events events) {
        final Account account = exchange.account(command.accountId());
        if (account == null) {
            return Rejection.of(RejectReason.UNKNOWN_ACCOUNT);
        }
        if (!MarketControl.isDuration(command.timeoutNs())) {
            return Rejection.of(RejectReason.INVALID_DURATION);
        }
        exchange.setCancelAllAt(account, exchange.after(command.timeoutNs()));
        events.other().cancelAllAfterSet(account);
        return Rejection.NONE;
    }

    /** The dead-man's switch was not renewed in time. */
    void cancelAll(final Account account, final Events events) {
        exchange.setCancelAllAt(account, 0);
        cancels.cancel(Continuation.CancelOrders.ofAccount(account.id(), CancelReason.DEAD_MAN), events);
    }
}
