package org.ringbook.core;

import org.ringbook.core.book.OrderBook;
import org.ringbook.core.book.OrderFlags;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.market.Market;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.OrdType;

/** Orders that wait for a stop price: triggers those that are due. {@code docs/rules.md}, Stops. Core thread only. */
final class StopOrders {
    private static final byte OPEN = (byte) MarketState.OPEN.value();
    private static final int STOP_LIMIT = OrdType.STOP_LIMIT.value();
    private static final int LIMIT = OrdType.LIMIT.value();
    private static final int MARKET = OrdType.MARKET.value();

    private final CoreState state;
    private final OrderStore orders;
    private final Sweep sweep;
    private final Continuous continuous;
    private final OrderEnds ends;
    private final Aggressor aggressor = new Aggressor();

    StopOrders(final CoreState state, final Sweep sweep, final Continuous continuous, final OrderEnds ends) {
        this.state = state;
        this.orders = state.orders;
        this.sweep = sweep;
        this.continuous = continuous;
        this.ends = ends;
    }

    /** After an order's own sweep, which has set the range of prices traded at. */
    void afterTrading(final Market market, final long referenceTicks, final EventSink events) {
        if (market.book().hasWaiting() && sweep.hasTraded()) {
            lookAt(market, referenceTicks, events);
        }
    }

    /** After an opening: what has not been looked at since the last trade. */
    void afterOpening(final Market market, final EventSink events) {
        final long lastTicks = market.lastTicks();
        if (lastTicks != 0 && market.book().hasWaiting()) {
            sweep.range(lastTicks, lastTicks);
            lookAt(market, market.referenceTicks(), events);
        }
    }

    /** Goes on with what was due. */
    void resume(
            final Market market,
            final long lowTicks,
            final long highTicks,
            final long referenceTicks,
            final EventSink events) {
        sweep.range(lowTicks, highTicks);
        lookAt(market, referenceTicks, events);
    }

    private void lookAt(final Market market, final long referenceTicks, final EventSink events) {
        for (int slot = nextDue(market); slot != 0; slot = nextDue(market)) {
            if (events.count() >= RecordBounds.BEGIN) {
                state.continuation.set(
                        Continuation.STOPS, market.id(), sweep.lowTicks(), sweep.highTicks(), referenceTicks, 0);
                return;
            }
            trigger(market, slot, referenceTicks, events);
        }
    }

    private int nextDue(final Market market) {
        if (market.state() != OPEN) {
            return 0;
        }
        final OrderBook book = market.book();
        final int buy = book.firstWaiting(false);
        final int sell = book.firstWaiting(true);
        final boolean buyDue = buy != 0 && orders.stopPriceTicks(buy) <= sweep.highTicks();
        final boolean sellDue = sell != 0 && orders.stopPriceTicks(sell) >= sweep.lowTicks();
        if (buyDue && sellDue) {
            return orders.orderId(buy) < orders.orderId(sell) ? buy : sell;
        }
        return buyDue ? buy : sellDue ? sell : 0;
    }

    private void trigger(final Market market, final int slot, final long referenceTicks, final EventSink events) {
        final boolean limit = OrderFlags.ordType(orders.flags(slot)) == STOP_LIMIT;
        market.book().remove(slot);
        orders.trigger(slot, limit ? LIMIT : MARKET);
        events.orderTriggered(orders.orderId(slot), orders.accountId(slot), market.id());
        final long limitTicks = orders.limitTicks(slot);
        if (limit && market.bands().isBeyondDynamic(orders.isSell(slot), limitTicks, referenceTicks)) {
            ends.cancelUnbooked(slot, market, CancelReason.PRICE_BAND, events);
            return;
        }
        aggressor.load(orders, slot, market, referenceTicks);
        continuous.run(aggressor, events);
    }
}
