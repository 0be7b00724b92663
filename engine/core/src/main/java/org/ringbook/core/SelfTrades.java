package org.ringbook.core;

import org.ringbook.core.book.OrderFlags;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.ledger.Accounts;
import org.ringbook.core.market.Market;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.SelfTradePrevention;

/**
 * What happens where an order meets one of its own owner: the mode of the aggressor decides, in an auction that of the later
 * one. Core thread only.
 */
final class SelfTrades {
    private static final int CANCEL_NEWEST = SelfTradePrevention.CANCEL_NEWEST.value();
    private static final int CANCEL_OLDEST = SelfTradePrevention.CANCEL_OLDEST.value();
    private static final int CANCEL_BOTH = SelfTradePrevention.CANCEL_BOTH.value();
    private static final int NONE = SelfTradePrevention.NONE.value();

    private final Accounts accounts;
    private final OrderStore orders;
    private final OrderEnds ends;

    SelfTrades(final CoreState state, final OrderEnds ends) {
        this.accounts = state.accounts;
        this.orders = state.orders;
        this.ends = ends;
    }

    /**
     * Whether an order of an account, with a mode, does not trade with one of the other account. NONE lasts as long as the
     * account is allowed it.
     */
    boolean prevents(final int mode, final int accountId, final int otherAccountId) {
        return (accountId == otherAccountId || accounts.ownerId(accountId) == accounts.ownerId(otherAccountId))
                && (mode != NONE || !accounts.mayTradeWithItself(accountId));
    }

    /** Only asked where a trade is prevented: NONE is not in force then. */
    private static int inForce(final int mode) {
        return mode == NONE ? CANCEL_NEWEST : mode;
    }

    /** An aggressor has met its own order. */
    void prevent(final Aggressor aggressor, final int slot, final EventSink events) {
        final int mode = inForce(aggressor.selfTradePrevention);
        final long priceTicks = orders.priceTicks(slot);
        final long lots = aggressor.lotsAt(priceTicks, orders.leavesQty(slot));
        say(aggressor.market, mode, aggressor.orderId, orders.orderId(slot), lots, events);
        if (mode == CANCEL_NEWEST) {
            cancel(aggressor, events);
        } else if (mode == CANCEL_OLDEST) {
            ends.cancel(slot, CancelReason.SELF_TRADE, events);
        } else if (mode == CANCEL_BOTH) {
            ends.cancel(slot, CancelReason.SELF_TRADE, events);
            cancel(aggressor, events);
        } else {
            reduce(aggressor.market, slot, lots, events);
            reduce(aggressor, priceTicks, lots, events);
        }
    }

    /** Two own orders have met in an auction. */
    void prevent(final Market market, final int bid, final int offer, final EventSink events) {
        final boolean bidIsLater = orders.orderId(bid) > orders.orderId(offer);
        final int later = bidIsLater ? bid : offer;
        final int earlier = bidIsLater ? offer : bid;
        final int mode = inForce(OrderFlags.selfTradePrevention(orders.flags(later)));
        final long lots = Math.min(orders.leavesQty(bid), orders.leavesQty(offer));
        say(market, mode, orders.orderId(later), orders.orderId(earlier), lots, events);
        if (mode == CANCEL_NEWEST) {
            ends.cancel(later, CancelReason.SELF_TRADE, events);
        } else if (mode == CANCEL_OLDEST) {
            ends.cancel(earlier, CancelReason.SELF_TRADE, events);
        } else if (mode == CANCEL_BOTH) {
            ends.cancel(earlier, CancelReason.SELF_TRADE, events);
            ends.cancel(later, CancelReason.SELF_TRADE, events);
        } else {
            reduce(market, earlier, lots, events);
            reduce(market, later, lots, events);
        }
    }

    private static void say(
            final Market market,
            final int mode,
            final long aggressorId,
            final long restingId,
            final long lots,
            final EventSink events) {
        events.selfTradePrevented()
                .marketId(market.id())
                .mode(SelfTradePrevention.get((short) mode))
                .aggressorOrderId(aggressorId)
                .restingOrderId(restingId)
                .preventedQty(lots);
    }

    private void cancel(final Aggressor aggressor, final EventSink events) {
        ends.cancel(aggressor, CancelReason.SELF_TRADE, OrdStatus.CANCELED, events);
    }

    private void reduce(final Market market, final int slot, final long lots, final EventSink events) {
        final long leavesQty = orders.leavesQty(slot) - lots;
        if (leavesQty == 0) {
            ends.cancel(slot, CancelReason.SELF_TRADE, events);
            return;
        }
        final boolean sell = orders.isSell(slot);
        final long released = market.hold(sell, orders.limitTicks(slot), lots);
        orders.terms(slot, orders.priceTicks(slot), orders.orderQty(slot) - lots, leavesQty);
        if (orders.hasPeak(slot)) {
            orders.displayedQty(slot, Math.min(orders.displayedQty(slot), leavesQty));
        }
        market.book().change();
        sayReduced(market, orders.orderId(slot), orders.accountId(slot), sell, released, lots, leavesQty, events);
    }

    private void reduce(final Aggressor aggressor, final long priceTicks, final long lots, final EventSink events) {
        final Market market = aggressor.market;
        if (!aggressor.byQuote && aggressor.leavesQty == lots) {
            cancel(aggressor, events);
            return;
        }
        final long released;
        if (aggressor.byQuote) {
            released = market.notional(priceTicks, lots);
        } else {
            released = aggressor.sell || aggressor.isLimited()
                    ? market.hold(aggressor.sell, aggressor.limitTicks, lots)
                    : 0;
            aggressor.orderQty -= lots;
            aggressor.leavesQty -= lots;
        }
        aggressor.holdLeft -= released;
        sayReduced(
                market,
                aggressor.orderId,
                aggressor.accountId,
                aggressor.sell,
                released,
                lots,
                aggressor.leavesQty,
                events);
    }

    private static void sayReduced(
            final Market market,
            final long orderId,
            final int accountId,
            final boolean sell,
            final long released,
            final long lots,
            final long leavesQty,
            final EventSink events) {
        events.orderReduced()
                .orderId(orderId)
                .accountId(accountId)
                .marketId(market.id())
                .releasedAssetId(market.heldAsset(sell).id())
                .releasedUnits(released)
                .reducedQty(lots)
                .leavesQty(leavesQty);
        market.heldAsset(sell).balances().release(accountId, released);
    }
}
