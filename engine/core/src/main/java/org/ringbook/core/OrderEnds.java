package org.ringbook.core;

import org.ringbook.core.book.OrderStore;
import org.ringbook.core.market.Market;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.OrdStatus;

/** How resting orders end. Core thread only. */
final class OrderEnds {
    private final CoreState state;
    private final OrderStore orders;

    OrderEnds(final CoreState state) {
        this.state = state;
        this.orders = state.orders;
    }

    /** Forgets an order that is in no book any more; its client order ids are remembered with this state. */
    void end(final int slot, final OrdStatus ordStatus) {
        final int firstClOrdId = orders.firstClOrdId(slot);
        if (firstClOrdId != 0) {
            state.clOrdIds.end(firstClOrdId, (byte) ordStatus.value(), orders.orderQty(slot), orders.cumQty(slot));
        }
        state.accountOrders.remove(slot);
        orders.remove(slot);
    }

    /** Takes an order out of its book, releases its hold and ends it. */
    void expire(final int slot, final EventSink events) {
        cancel(slot, CancelReason.EXPIRED, events);
    }

    void cancel(final int slot, final CancelReason reason, final EventSink events) {
        final Market market = state.markets.getOrNull(orders.marketId(slot));
        market.book().remove(slot);
        cancelUnbooked(slot, market, reason, events);
    }

    /** The same for an order that has just been taken out of its book. */
    void cancelUnbooked(final int slot, final Market market, final CancelReason reason, final EventSink events) {
        final boolean sell = orders.isSell(slot);
        final long leavesQty = orders.leavesQty(slot);
        final long released = market.hold(sell, orders.priceTicks(slot), leavesQty);
        final int accountId = orders.accountId(slot);
        events.orderCanceled()
                .orderId(orders.orderId(slot))
                .accountId(accountId)
                .marketId(market.id())
                .releasedAssetId(market.heldAsset(sell).id())
                .reason(reason)
                .ordStatus(OrdStatus.CANCELED)
                .releasedUnits(released)
                .canceledQty(leavesQty)
                .cumQty(orders.cumQty(slot));
        market.heldAsset(sell).balances().release(accountId, released);
        end(slot, OrdStatus.CANCELED);
    }
}
