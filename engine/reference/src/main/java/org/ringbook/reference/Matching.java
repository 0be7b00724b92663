package org.ringbook.reference;

import java.math.BigInteger;
import org.ringbook.reference.Sweep.End;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.StateChangeCause;
import org.ringbook.sbe.messages.TimeInForce;

/** Continuous trading: orders sweep, rest or end, and stops that are reached follow them. */
final class Matching {
    private static final int STOPS_EVENTS_MAX = 4_096;

    private final Exchange exchange;
    private final OpenOrders openOrders;
    private final Trading trading;
    private final MarketStates states;

    Matching(final Exchange exchange, final OpenOrders openOrders, final Trading trading, final MarketStates states) {
        this.exchange = exchange;
        this.openOrders = openOrders;
        this.trading = trading;
        this.states = states;
    }

    /** What is left of an order that is being made to trade. */
    private record LeftOf(Order order) implements Sweep.Left {
        @Override
        public BigInteger lotsAt(final long priceTicks) {
            return order.lotsAt(priceTicks);
        }

        @Override
        public boolean isNothing() {
            return order.isByQuote() ? order.held().signum() == 0 : order.leavesQty() == 0;
        }
    }

    /** An order that is in no book sweeps; it ends or rests. Then come the stops. */
    void run(final Order aggressor, final Course course, final Events events) {
        sweepAndFinish(aggressor, course, events);
        runStops(course, events);
    }

    private void sweepAndFinish(final Order aggressor, final Course course, final Events events) {
        final End end = sweep(aggressor, course, events);
        if (end != End.CANCELED) {
            finish(aggressor, end, events);
        }
        if (end == End.STATIC_BAND) {
            final Market market = course.market();
            states.toAuction(
                    market,
                    StateChangeCause.PRICE_BAND,
                    exchange.after(market.bands().volatilityAuctionNs()),
                    events);
        }
    }

    private End sweep(final Order aggressor, final Course course, final Events events) {
        final BookSide opposite = course.market().opposite(aggressor.side());
        final LeftOf left = new LeftOf(aggressor);
        final Mark mark = new Mark(opposite);
        while (true) {
            final Order resting = opposite.first();
            final End end = Sweep.end(aggressor, left, resting, course, events.count());
            if (end != null) {
                return end;
            }
            final long price = resting.limitTicks();
            if (Trading.isPrevented(aggressor, resting)) {
                if (!trading.prevent(aggressor, resting, price, events)) {
                    return End.CANCELED;
                }
            } else {
                final BigInteger lots = aggressor.lotsAt(price).min(BigInteger.valueOf(mark.lotsAtHand(resting)));
                trading.trade(aggressor, resting, lots.longValueExact(), events);
                course.traded(price);
            }
        }
    }

    private void finish(final Order order, final End end, final Events events) {
        final boolean isRestTooSmall = order.isByQuote() && buysNothing(order);
        if (isRestTooSmall) {
            final OrdStatus status = order.cumQty() > 0 ? OrdStatus.FILLED : OrdStatus.CANCELED;
            openOrders.cancel(order, CancelReason.QUOTE_REST, status, events);
        } else if (!order.isByQuote() && order.leavesQty() == 0) {
            openOrders.end(order, OrdStatus.FILLED);
        } else if (end == End.EVENT_LIMIT) {
            openOrders.cancel(order, CancelReason.EVENT_LIMIT, events);
        } else if (order.mayRest()) {
            openOrders.place(order);
        } else if (end == End.DYNAMIC_BAND || end == End.STATIC_BAND) {
            openOrders.cancel(order, CancelReason.PRICE_BAND, events);
        } else {
            final boolean isImmediate = order.isLimit() && order.timeInForce() == TimeInForce.IOC;
            openOrders.cancel(order, isImmediate ? CancelReason.IOC_REST : CancelReason.NO_LIQUIDITY, events);
        }
    }

    /** Of an order by quote: nothing is left, or not enough for a lot at the best offer. */
    private static boolean buysNothing(final Order order) {
        final Order best = order.market().book(Side.SELL).first();
        return order.held().signum() == 0
                || (best != null && order.lotsAt(best.limitTicks()).signum() == 0);
    }

    /** Of a market after a command, or after its opening. */
    void runStops(final Course course, final Events events) {
        final Market market = course.market();
        Order due = nextDue(course);
        while (due != null && market.isOpen()) {
            if (events.count() >= STOPS_EVENTS_MAX) {
                exchange.continuation = course.toContinuation();
                return;
            }
            trigger(due, course, events);
            due = nextDue(course);
        }
    }

    /** Goes on with the stops that were due at the end of the last record. */
    void runStops(final Continuation.Stops stops, final Events events) {
        final Market market = exchange.market(stops.marketId());
        runStops(new Course(market, stops.referenceTicks(), stops.lowTicks(), stops.highTicks()), events);
    }

    private static Order nextDue(final Course course) {
        final Order buy = nextDue(course, Side.BUY);
        final Order sell = nextDue(course, Side.SELL);
        if (buy == null || sell == null) {
            return buy == null ? sell : buy;
        }
        return buy.id() < sell.id() ? buy : sell;
    }

    private static Order nextDue(final Course course, final Side side) {
        final Order first = course.market().waiting(side).first();
        return first != null && course.hasReached(side, first.stopPriceTicks()) ? first : null;
    }

    private void trigger(final Order stop, final Course course, final Events events) {
        openOrders.leave(stop);
        stop.trigger();
        events.orderTriggered(stop);
        final boolean isBeyond = stop.isLimit() && course.dynamicBand().isBeyond(stop.side(), stop.limitTicks());
        if (isBeyond) {
            openOrders.cancel(stop, CancelReason.PRICE_BAND, events);
        } else {
            sweepAndFinish(stop, course, events);
        }
    }
}
