package org.ringbook.core;

import org.ringbook.core.book.OrderFlags;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.ledger.Asset;
import org.ringbook.core.market.Market;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.TimeInForce;

/** How orders end. Core thread only. */
final class OrderEnds {
    private static final int GTD = TimeInForce.GTD.value();

    private final CoreState state;
    private final OrderStore orders;

    OrderEnds(final CoreState state) {
        this.state = state;
        this.orders = state.orders;
    }

    /** Forgets an order that is in no book any more; its client order ids are remembered with this state. */
    void end(final int slot, final OrdStatus ordStatus) {
        final int flags = orders.flags(slot);
        final int firstClOrdId = orders.firstClOrdId(slot);
        if (firstClOrdId != 0) {
            final long cumQty = orders.cumQty(slot);
            final long orderQty = OrderFlags.isByQuote(flags) ? cumQty : orders.orderQty(slot);
            state.clOrdIds.end(firstClOrdId, (byte) ordStatus.value(), orderQty, cumQty);
        }
        if (OrderFlags.timeInForce(flags) == GTD) {
            state.deadlines.clear(Deadlines.ORDER, orders.orderId(slot));
        }
        state.accountOrders.remove(slot);
        orders.remove(slot);
    }

    /** Ends an order whose time has come. */
    void expire(final int slot, final EventSink events) {
        cancel(slot, CancelReason.EXPIRED, events);
    }

    /** Takes an order out of its book, releases its hold and ends it. */
    void cancel(final int slot, final CancelReason reason, final EventSink events) {
        final Market market = state.markets.getOrNull(orders.marketId(slot));
        market.book().remove(slot);
        cancelUnbooked(slot, market, reason, events);
    }

    /** The same for an order that has just been taken out of its book. */
    void cancelUnbooked(final int slot, final Market market, final CancelReason reason, final EventSink events) {
        final int flags = orders.flags(slot);
        final long orderId = orders.orderId(slot);
        final int accountId = orders.accountId(slot);
        final long leavesQty = OrderFlags.isByQuote(flags) ? 0 : orders.leavesQty(slot);
        final long cumQty = orders.cumQty(slot);
        final long released = holdOf(market, slot);
        final Asset held = market.heldAsset(OrderFlags.isSell(flags));
        final OrdStatus ordStatus = reason == CancelReason.EXPIRED ? OrdStatus.EXPIRED : OrdStatus.CANCELED;
        events.orderCanceled()
                .orderId(orderId)
                .accountId(accountId)
                .marketId(market.id())
                .releasedAssetId(held.id())
                .reason(reason)
                .ordStatus(ordStatus)
                .releasedUnits(released)
                .canceledQty(leavesQty)
                .cumQty(cumQty);
        held.balances().release(accountId, released);
        end(slot, ordStatus);
    }

    /** What stands behind an open order. */
    long holdOf(final Market market, final int slot) {
        final int flags = orders.flags(slot);
        final long leavesQty = orders.leavesQty(slot);
        return OrderFlags.isByQuote(flags)
                ? leavesQty
                : market.hold(OrderFlags.isSell(flags), orders.limitTicks(slot), leavesQty);
    }

    /** Cancels the rest of an order that is on its way. */
    void cancel(
            final Aggressor aggressor, final CancelReason reason, final OrdStatus ordStatus, final EventSink events) {
        final Market market = aggressor.market;
        final boolean sell = aggressor.sell;
        events.orderCanceled()
                .orderId(aggressor.orderId)
                .accountId(aggressor.accountId)
                .marketId(market.id())
                .releasedAssetId(market.heldAsset(sell).id())
                .reason(reason)
                .ordStatus(ordStatus)
                .releasedUnits(aggressor.holdLeft)
                .canceledQty(aggressor.leavesQty)
                .cumQty(aggressor.cumQty);
        market.heldAsset(sell).balances().release(aggressor.accountId, aggressor.holdLeft);
        aggressor.canceled = true;
        end(aggressor, ordStatus);
    }

    /** Forgets an order that is on its way. */
    void end(final Aggressor aggressor, final OrdStatus ordStatus) {
        final long orderQty = aggressor.byQuote ? aggressor.cumQty : aggressor.orderQty;
        if (aggressor.slot != 0) {
            orders.terms(aggressor.slot, aggressor.limitTicks, orderQty, orderQty - aggressor.cumQty);
            end(aggressor.slot, ordStatus);
        } else if (aggressor.firstClOrdId != 0) {
            state.clOrdIds.end(aggressor.firstClOrdId, (byte) ordStatus.value(), orderQty, aggressor.cumQty);
        }
    }
}
