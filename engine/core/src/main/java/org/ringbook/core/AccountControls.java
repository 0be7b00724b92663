package org.ringbook.core;

import org.ringbook.core.book.OrderStore;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.CancelAllAfterDecoder;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.SetAccountKillDecoder;
import org.ringbook.sbe.messages.SetAccountLimitsDecoder;
import org.ringbook.sbe.messages.SetSelfTradeDecoder;

/** What single accounts may do, and when all their orders end. {@code docs/rules.md}, Configuration. Core thread only. */
final class AccountControls {
    /** Longest duration a command may ask for: a day. */
    static final long MAX_DURATION_NS = 86_400_000_000_000L;

    private final CoreState state;
    private final CancelsOfMany cancels;

    AccountControls(final CoreState state, final CancelsOfMany cancels) {
        this.state = state;
        this.cancels = cancels;
    }

    void onSetAccountKill(final SetAccountKillDecoder command, final EventSink events) {
        final int accountId = command.accountId();
        final int code = command.killedRaw();
        if (!state.accounts.exists(accountId)) {
            events.commandRejected(RejectReason.UNKNOWN_ACCOUNT, 0);
        } else if (code > BooleanType.TRUE.value()) {
            events.commandRejected(RejectReason.INVALID_STATE, 0);
        } else {
            final boolean killed = code == BooleanType.TRUE.value();
            state.accounts.killed(accountId, killed);
            events.accountKillSet(accountId, killed);
            if (killed) {
                cancels.cancelAccount(accountId, CancelReason.ACCOUNT_KILLED, events);
            }
        }
    }

    void onSetSelfTrade(final SetSelfTradeDecoder command, final EventSink events) {
        final int accountId = command.accountId();
        final int code = command.allowedRaw();
        if (!state.accounts.exists(accountId)) {
            events.commandRejected(RejectReason.UNKNOWN_ACCOUNT, 0);
        } else if (code > BooleanType.TRUE.value()) {
            events.commandRejected(RejectReason.INVALID_STATE, 0);
        } else {
            final boolean allowed = code == BooleanType.TRUE.value();
            state.accounts.mayTradeWithItself(accountId, allowed);
            events.selfTradeSet(accountId, allowed);
        }
    }

    void onSetAccountLimits(final SetAccountLimitsDecoder command, final EventSink events) {
        final int accountId = command.accountId();
        final int marketId = command.marketId();
        final int maxOpenOrders = command.maxOpenOrders();
        final long maxQtyLots = command.maxQtyLots();
        final long maxNotionalUnits = command.maxNotionalUnits();
        if (!state.accounts.exists(accountId)) {
            events.commandRejected(RejectReason.UNKNOWN_ACCOUNT, 0);
        } else if (state.markets.getOrNull(marketId) == null) {
            events.commandRejected(RejectReason.UNKNOWN_MARKET, 0);
        } else if (maxOpenOrders < 0 || maxQtyLots < 0 || maxNotionalUnits < 0) {
            events.commandRejected(RejectReason.INVALID_LIMITS, 0);
        } else {
            state.limits.set(
                    accountId, marketId, openOrders(accountId, marketId), maxOpenOrders, maxQtyLots, maxNotionalUnits);
            events.accountLimitsSet(accountId, marketId);
        }
    }

    void onCancelAllAfter(final CancelAllAfterDecoder command, final EventSink events) {
        final int accountId = command.accountId();
        final long timeoutNs = command.timeoutNs();
        if (!state.accounts.exists(accountId)) {
            events.commandRejected(RejectReason.UNKNOWN_ACCOUNT, 0);
        } else if (timeoutNs < 0 || timeoutNs > MAX_DURATION_NS) {
            events.commandRejected(RejectReason.INVALID_DURATION, 0);
        } else if (timeoutNs == 0) {
            state.deadlines.clear(Deadlines.CANCEL_ALL_AFTER, accountId);
            events.cancelAllAfterSet(accountId, 0);
        } else {
            final long deadlineNs = state.lastTimestampNs + timeoutNs;
            state.deadlines.set(Deadlines.CANCEL_ALL_AFTER, accountId, deadlineNs);
            events.cancelAllAfterSet(accountId, deadlineNs);
        }
    }

    private int openOrders(final int accountId, final int marketId) {
        final OrderStore orders = state.orders;
        int count = 0;
        for (int slot = state.accountOrders.first(accountId); slot != 0; slot = orders.nextOfAccount(slot)) {
            count += orders.marketId(slot) == marketId ? 1 : 0;
        }
        return count;
    }
}
