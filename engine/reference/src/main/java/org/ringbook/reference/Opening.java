package org.ringbook.reference;

import org.ringbook.reference.Continuation.Opening.Step;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.StateChangeCause;

/** A market opens: its auction is uncrossed, and continuous trading begins. */
final class Opening {
    private final Exchange exchange;
    private final OpenOrders openOrders;
    private final Trading trading;
    private final MarketStates states;
    private final Matching matching;

    Opening(
            final Exchange exchange,
            final OpenOrders openOrders,
            final Trading trading,
            final MarketStates states,
            final Matching matching) {
        this.exchange = exchange;
        this.openOrders = openOrders;
        this.trading = trading;
        this.states = states;
        this.matching = matching;
    }

    /** From any state but OPEN. */
    void open(final Market market, final StateChangeCause cause, final Events events) {
        if (market.state() != MarketState.AUCTION) {
            market.auction().referenceTicks(market.referenceTicks());
        }
        goOn(new Continuation.Opening(market.id(), cause, Step.FIND_PRICE, 0), events);
    }

    /** Step by step to the end, or until the record is full. */
    void goOn(final Continuation.Opening from, final Events events) {
        Continuation.Opening at = from;
        while (at != null) {
            if (isFull(events)) {
                exchange.continuation = at;
                return;
            }
            at = step(at, events);
        }
    }

    private static boolean isFull(final Events events) {
        return events.count() >= Sweep.EVENTS_FULL;
    }

    /** Where to go on; null if it is over. */
    private Continuation.Opening step(final Continuation.Opening at, final Events events) {
        final Market market = exchange.market(at.marketId());
        switch (at.step()) {
            case FIND_PRICE -> {
                return findPrice(market, at.cause(), events);
            }
            case ALLOCATE -> {
                allocate(market, at.priceTicks(), events);
                return isCrossed(market, at.priceTicks()) ? at : to(Step.FIND_PRICE, at);
            }
            case CANCEL_MARKET_ORDERS -> {
                cancelMarketOrders(market, events);
                return firstMarketOrder(market) == null ? to(Step.OPEN, at) : at;
            }
            case OPEN -> {
                states.to(MarketState.OPEN, market, at.cause(), events);
                final long last = market.lastTicks();
                matching.runStops(new Course(market, market.referenceTicks(), last, last), events);
                return null;
            }
            default -> throw new IllegalStateException("step=" + at.step());
        }
    }

    private static Continuation.Opening to(final Step step, final Continuation.Opening at) {
        return new Continuation.Opening(at.marketId(), at.cause(), step, 0);
    }

    private Continuation.Opening findPrice(final Market market, final StateChangeCause cause, final Events events) {
        final Uncross uncross = Uncross.of(market);
        if (uncross.isNone()) {
            return new Continuation.Opening(market.id(), cause, Step.CANCEL_MARKET_ORDERS, 0);
        }
        if (!market.collar().contains(uncross.priceTicks())) {
            extend(market, cause, uncross.priceTicks(), events);
            return null;
        }
        if (market.state() != MarketState.UNCROSSING) {
            states.to(MarketState.UNCROSSING, market, cause, events);
        }
        return new Continuation.Opening(market.id(), cause, Step.ALLOCATE, uncross.priceTicks());
    }

    private void extend(final Market market, final StateChangeCause cause, final long priceTicks, final Events events) {
        final long untilNs = exchange.after(market.bands().auctionExtensionNs());
        if (market.state() == MarketState.AUCTION) {
            exchange.setAuctionEnd(market, untilNs);
        } else {
            states.toAuctionWithItsReference(market, cause, untilNs, events);
        }
        events.auctionExtended(market, priceTicks);
    }

    private static boolean isCrossed(final Market market, final long priceTicks) {
        return wouldTrade(market.book(Side.BUY).first(), priceTicks)
                && wouldTrade(market.book(Side.SELL).first(), priceTicks);
    }

    private static boolean wouldTrade(final Order order, final long priceTicks) {
        return order != null
                && (order.isMarket() || Market.isAtOrThrough(order.side(), order.limitTicks(), priceTicks));
    }

    /** Until the book is no longer crossed at this price, or the record is full. */
    private void allocate(final Market market, final long priceTicks, final Events events) {
        final BookSide bids = market.book(Side.BUY);
        final BookSide offers = market.book(Side.SELL);
        final Mark bidMark = new Mark(bids);
        final Mark offerMark = new Mark(offers);
        while (isCrossed(market, priceTicks) && !isFull(events)) {
            final Order bid = bids.first();
            final Order offer = offers.first();
            final long lots = Math.min(bidMark.lotsAtHand(bid), offerMark.lotsAtHand(offer));
            final Order later = bid.id() > offer.id() ? bid : offer;
            final Order earlier = later == bid ? offer : bid;
            if (Trading.isPrevented(later, earlier)) {
                trading.prevent(later, earlier, priceTicks, events);
            } else {
                market.uncrossTicks(priceTicks);
                trading.tradeInAuction(bid, offer, priceTicks, lots, events);
            }
        }
    }

    private void cancelMarketOrders(final Market market, final Events events) {
        Order next = firstMarketOrder(market);
        while (next != null && !isFull(events)) {
            openOrders.cancel(next, CancelReason.NO_LIQUIDITY, events);
            next = firstMarketOrder(market);
        }
    }

    /** Bids before offers; null if there is none. */
    private static Order firstMarketOrder(final Market market) {
        final Order bid = market.book(Side.BUY).firstMarket();
        return bid == null ? market.book(Side.SELL).firstMarket() : bid;
    }
}
