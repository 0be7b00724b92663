package org.ringbook.core;

import org.ringbook.core.book.OrderStore;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.MassCancelDecoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.Side;

/**
 * Mass cancels, in slices of what fits a record. The one unfinished set operation of the core is here; it is part of the
 * state. {@code docs/rules.md}, MassCancel. Core thread only.
 */
final class MassCancels {
    static final int MAX_OF_RECORD = Matcher.MAX_TRADES;
    private static final int BOTH_SIDES = Side.NULL_VAL.value();

    private final CoreState state;
    private final OrderStore orders;
    private final OrderEnds ends;
    private boolean due;
    private int accountId;
    private int marketId;
    private int side;
    private int sessionId;
    private int nextSlot;
    private long lastOrderId;

    MassCancels(final CoreState state, final OrderEnds ends) {
        this.state = state;
        this.orders = state.orders;
        this.ends = ends;
    }

    boolean isDue() {
        return due;
    }

    int accountId() {
        return accountId;
    }

    int marketId() {
        return marketId;
    }

    /** As in {@code Side}, 0 for both. */
    int side() {
        return side == BOTH_SIDES ? 0 : side;
    }

    int sessionId() {
        return sessionId;
    }

    /** Id of the last order canceled. */
    long lastOrderId() {
        return lastOrderId;
    }

    void onMassCancel(final MassCancelDecoder command, final EventSink events) {
        final RejectReason reason = check(command);
        if (reason != RejectReason.NONE) {
            events.commandRejected(reason, 0);
            return;
        }
        accountId = command.accountId();
        marketId = command.marketId();
        side = command.sideRaw();
        sessionId = command.sessionId();
        nextSlot = inScopeFrom(state.accountOrders.first(accountId));
        cancelSlice(events);
    }

    void onContinue(final EventSink events) {
        cancelSlice(events);
    }

    private RejectReason check(final MassCancelDecoder command) {
        if (!state.accounts.exists(command.accountId())) {
            return RejectReason.UNKNOWN_ACCOUNT;
        }
        if (command.marketId() != 0 && state.markets.getOrNull(command.marketId()) == null) {
            return RejectReason.UNKNOWN_MARKET;
        }
        final int sideCode = command.sideRaw();
        final boolean known = sideCode == BOTH_SIDES || sideCode == Side.BUY.value() || sideCode == Side.SELL.value();
        return known ? RejectReason.NONE : RejectReason.INVALID_ORDER_TYPE;
    }

    private void cancelSlice(final EventSink events) {
        int canceled = 0;
        int slot = nextSlot;
        while (slot != 0 && canceled < MAX_OF_RECORD) {
            final int next = inScopeFrom(orders.nextOfAccount(slot));
            lastOrderId = orders.orderId(slot);
            ends.cancel(slot, CancelReason.MASS_CANCEL, events);
            canceled++;
            slot = next;
        }
        nextSlot = slot;
        due = slot != 0;
        events.massCanceled(accountId, canceled, due);
    }

    private int inScopeFrom(final int from) {
        int slot = from;
        while (slot != 0 && !isInScope(slot)) {
            slot = orders.nextOfAccount(slot);
        }
        return slot;
    }

    private boolean isInScope(final int slot) {
        return (marketId == 0 || orders.marketId(slot) == marketId)
                && (side == BOTH_SIDES || orders.isSell(slot) == (side == Side.SELL.value()))
                && (sessionId == 0 || orders.sessionId(slot) == sessionId);
    }
}
