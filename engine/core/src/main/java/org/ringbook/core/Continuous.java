package org.ringbook.core;

import org.ringbook.core.book.OrderBook;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.market.Market;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.OrdStatus;

/** Continuous trading of one order: its sweep, and what becomes of its rest. Core thread only. */
final class Continuous {
    private final CoreState state;
    private final OrderStore orders;
    private final Sweep sweep;
    private final OrderEnds ends;
    private final StateChanges changes;

    Continuous(final CoreState state, final Sweep sweep, final OrderEnds ends, final StateChanges changes) {
        this.state = state;
        this.orders = state.orders;
        this.sweep = sweep;
        this.ends = ends;
        this.changes = changes;
    }

    void run(final Aggressor aggressor, final EventSink events) {
        final OrderBook book = aggressor.market.book();
        if (!book.side(!aggressor.sell).isCrossedBy(aggressor.reachTicks) && aggressor.mayRest()) {
            book.add(store(aggressor)); // most orders: nothing of the sweep would say anything else
            return;
        }
        sweep.run(aggressor, events);
        final SweepEnd end = sweep.end();
        if (aggressor.byQuote) {
            finishByQuote(aggressor, end, events);
        } else if (end != SweepEnd.CANCELED) {
            finish(aggressor, end, events);
        }
        if (end == SweepEnd.STATIC_BAND) {
            changes.enterVolatilityAuction(aggressor.market, events);
        }
    }

    /** Stores a new order, or one that was on its way, and puts it into its place. */
    int store(final Aggressor aggressor) {
        int slot = aggressor.slot;
        if (slot == 0) {
            slot = orders.add(aggressor.orderId, aggressor.accountId, aggressor.market.id(), aggressor.flags);
            orders.sessionId(slot, aggressor.sessionId);
            if (aggressor.firstClOrdId != 0) {
                orders.firstClOrdId(slot, aggressor.firstClOrdId);
                state.clOrdIds.entries().slot(aggressor.firstClOrdId, slot);
            }
            state.accountOrders.add(slot);
            if (aggressor.expireTimeNs != 0) {
                orders.expireTimeNs(slot, aggressor.expireTimeNs);
                state.deadlines.set(Deadlines.ORDER, aggressor.orderId, aggressor.expireTimeNs);
            }
        }
        orders.terms(slot, aggressor.limitTicks, aggressor.orderQty, aggressor.leavesQty);
        if (aggressor.peakQty != 0) {
            orders.peakQty(slot, aggressor.peakQty);
        }
        return slot;
    }

    private void finish(final Aggressor aggressor, final SweepEnd end, final EventSink events) {
        if (aggressor.leavesQty == 0) {
            ends.end(aggressor, OrdStatus.FILLED);
        } else if (end == SweepEnd.BOUND) {
            cancel(aggressor, CancelReason.EVENT_LIMIT, events);
        } else if (aggressor.mayRest()) {
            aggressor.market.book().add(store(aggressor));
        } else if (end == SweepEnd.DYNAMIC_BAND || end == SweepEnd.STATIC_BAND) {
            cancel(aggressor, CancelReason.PRICE_BAND, events);
        } else {
            final boolean ioc = aggressor.isLimitOrder();
            cancel(aggressor, ioc ? CancelReason.IOC_REST : CancelReason.NO_LIQUIDITY, events);
        }
    }

    private void finishByQuote(final Aggressor aggressor, final SweepEnd end, final EventSink events) {
        if (end == SweepEnd.CANCELED) {
            return;
        }
        if (buysNoMore(aggressor)) {
            final OrdStatus ordStatus = aggressor.cumQty > 0 ? OrdStatus.FILLED : OrdStatus.CANCELED;
            ends.cancel(aggressor, CancelReason.QUOTE_REST, ordStatus, events);
        } else if (end == SweepEnd.BOUND) {
            cancel(aggressor, CancelReason.EVENT_LIMIT, events);
        } else if (end == SweepEnd.DYNAMIC_BAND || end == SweepEnd.STATIC_BAND) {
            cancel(aggressor, CancelReason.PRICE_BAND, events);
        } else {
            cancel(aggressor, CancelReason.NO_LIQUIDITY, events);
        }
    }

    private static boolean buysNoMore(final Aggressor aggressor) {
        final Market market = aggressor.market;
        final long bestTicks = market.book().side(true).bestPriceTicks();
        return aggressor.holdLeft == 0 || (bestTicks != 0 && aggressor.lotsAt(bestTicks, 1) == 0);
    }

    private void cancel(final Aggressor aggressor, final CancelReason reason, final EventSink events) {
        ends.cancel(aggressor, reason, OrdStatus.CANCELED, events);
    }
}
