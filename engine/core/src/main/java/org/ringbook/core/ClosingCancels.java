package org.ringbook.core;

import org.ringbook.core.book.OrderBook;
import org.ringbook.core.book.OrderFlags;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.market.Market;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.TimeInForce;

/**
 * The orders that a market's state ends, in the order of its book, in slices of what fits a record. {@code docs/rules.md}, Market
 * states and Cancel of many. Core thread only.
 */
final class ClosingCancels {
    private static final int DAY = TimeInForce.DAY.value();
    private static final int MARKET = OrdType.MARKET.value();

    private final CoreState state;
    private final OrderStore orders;
    private final OrderEnds ends;
    private int canceled;
    private boolean more;

    ClosingCancels(final CoreState state, final OrderEnds ends) {
        this.state = state;
        this.orders = state.orders;
        this.ends = ends;
    }

    /**
     * A slice.
     *
     * @param reason EXPIRED: day orders and market orders; AUCTION_ENDED: market orders; DELISTED: all
     */
    void cancel(final Market market, final CancelReason reason, final EventSink events) {
        canceled = 0;
        more = false;
        final OrderBook book = market.book();
        cancelSide(book, false, reason, events);
        cancelSide(book, true, reason, events);
        if (reason != CancelReason.AUCTION_ENDED) {
            cancelWaiting(book, false, reason, events);
            cancelWaiting(book, true, reason, events);
        }
        if (canceled > 0) {
            events.massCanceled(0, market.id(), 0, canceled, reason, more);
        }
        if (more) {
            state.continuation.set(Continuation.CANCEL_MARKET, market.id(), reason.value(), 0, 0, 0);
        }
    }

    private void cancelSide(
            final OrderBook book, final boolean sell, final CancelReason reason, final EventSink events) {
        int slot = reason == CancelReason.AUCTION_ENDED ? book.firstMarketOrder(sell) : book.first(sell);
        while (slot != 0 && !more) {
            final int next = book.after(sell, slot);
            cancelInScope(slot, reason, events);
            slot = next != 0 && reason == CancelReason.AUCTION_ENDED && !book.isMarket(next) ? 0 : next;
        }
    }

    private void cancelWaiting(
            final OrderBook book, final boolean sell, final CancelReason reason, final EventSink events) {
        int slot = book.firstWaiting(sell);
        while (slot != 0 && !more) {
            final int next = book.waitingAfter(sell, slot);
            cancelInScope(slot, reason, events);
            slot = next;
        }
    }

    private void cancelInScope(final int slot, final CancelReason reason, final EventSink events) {
        final CancelReason itsReason = reasonOf(slot, reason);
        if (itsReason == CancelReason.NULL_VAL) {
            return;
        }
        if (canceled == RecordBounds.CANCELS || events.count() >= RecordBounds.STEP) {
            more = true;
            return;
        }
        ends.cancel(slot, itsReason, events);
        canceled++;
    }

    private CancelReason reasonOf(final int slot, final CancelReason reason) {
        if (reason == CancelReason.DELISTED) {
            return reason;
        }
        final int flags = orders.flags(slot);
        if (reason == CancelReason.EXPIRED && OrderFlags.timeInForce(flags) == DAY) {
            return reason;
        }
        return OrderFlags.ordType(flags) == MARKET ? CancelReason.AUCTION_ENDED : CancelReason.NULL_VAL;
    }
}
