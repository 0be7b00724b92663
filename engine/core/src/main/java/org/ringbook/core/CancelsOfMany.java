package org.ringbook.core;

import org.ringbook.core.book.OrderStore;
import org.ringbook.core.ledger.Accounts;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.MassCancelDecoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.Side;

/**
 * Cancels of many orders in entry order, of an account or of a session over all accounts of its owner, in slices of what fits
 * a record. {@code docs/rules.md}, Cancel of many. Core thread only.
 */
final class CancelsOfMany {
    private static final int BOTH_SIDES = 0;

    private final CoreState state;
    private final OrderStore orders;
    private final OrderEnds ends;
    private int accountId;
    private int marketId;
    private int side;
    private int sessionId;
    /** The next order in scope of each account; a session's owner may have more than one. */
    private final int[] heads = new int[Accounts.MAX_OF_OWNER];

    private int headCount;

    CancelsOfMany(final CoreState state, final OrderEnds ends) {
        this.state = state;
        this.orders = state.orders;
        this.ends = ends;
    }

    void onMassCancel(final MassCancelDecoder command, final EventSink events) {
        final RejectReason reason = check(command);
        if (reason != RejectReason.NONE) {
            events.commandRejected(reason, 0);
            return;
        }
        final int sideCode = command.sideRaw();
        cancel(
                command.accountId(),
                command.marketId(),
                sideCode == Side.NULL_VAL.value() ? BOTH_SIDES : sideCode,
                command.sessionId(),
                CancelReason.MASS_CANCEL,
                events);
    }

    /** All open orders of an account. */
    void cancelAccount(final int ofAccountId, final CancelReason reason, final EventSink events) {
        cancel(ofAccountId, 0, BOTH_SIDES, 0, reason, events);
    }

    /** A session's open orders in all accounts of its owner. */
    void cancelSession(final int ofSessionId, final EventSink events) {
        cancel(0, 0, BOTH_SIDES, ofSessionId, CancelReason.DISCONNECT, events);
    }

    /** The next slice of what the continuation says. */
    void resume(final EventSink events) {
        final Continuation due = state.continuation;
        cancel((int) due.a, (int) due.b, (int) due.c, (int) due.d, CancelReason.get((short) due.e), events);
    }

    private RejectReason check(final MassCancelDecoder command) {
        if (!state.accounts.exists(command.accountId())) {
            return RejectReason.UNKNOWN_ACCOUNT;
        }
        if (command.marketId() != 0 && state.markets.getOrNull(command.marketId()) == null) {
            return RejectReason.UNKNOWN_MARKET;
        }
        final int sideCode = command.sideRaw();
        final boolean known =
                sideCode == Side.NULL_VAL.value() || sideCode == Side.BUY.value() || sideCode == Side.SELL.value();
        return known ? RejectReason.NONE : RejectReason.INVALID_ORDER_TYPE;
    }

    private void cancel(
            final int ofAccountId,
            final int inMarketId,
            final int onSide,
            final int ofSessionId,
            final CancelReason reason,
            final EventSink events) {
        accountId = ofAccountId;
        marketId = inMarketId;
        side = onSide;
        sessionId = ofSessionId;
        findHeads();
        int canceled = 0;
        int head = firstHead();
        while (head >= 0 && canceled < RecordBounds.CANCELS && events.count() < RecordBounds.STEP) {
            final int slot = heads[head];
            heads[head] = inScopeFrom(orders.nextOfAccount(slot));
            ends.cancel(slot, reason, events);
            canceled++;
            head = firstHead();
        }
        if (head >= 0) {
            state.continuation.set(Continuation.CANCEL_MANY, accountId, marketId, side, sessionId, reason.value());
        } else {
            state.continuation.done();
        }
        events.massCanceled(accountId, marketId, sessionId, canceled, reason, head >= 0);
    }

    private void findHeads() {
        headCount = 0;
        if (accountId != 0) {
            addHead(accountId);
            return;
        }
        final int ownerId = state.sessions.ownerId(state.sessions.find(sessionId));
        for (int id = state.accounts.firstOfOwner(ownerId); id != 0; id = state.accounts.nextOfOwner(id)) {
            addHead(id);
        }
    }

    private void addHead(final int ofAccountId) {
        heads[headCount++] = inScopeFrom(state.accountOrders.first(ofAccountId));
    }

    /** Where the oldest order in scope is, below 0 if there is none. */
    private int firstHead() {
        int first = -1;
        for (int i = 0; i < headCount; i++) {
            if (heads[i] != 0 && (first < 0 || orders.orderId(heads[i]) < orders.orderId(heads[first]))) {
                first = i;
            }
        }
        return first;
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
