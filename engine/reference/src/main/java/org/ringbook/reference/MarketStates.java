package org.ringbook.reference;

import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.StateChangeCause;

/** What a change of a market's state brings with it. */
final class MarketStates {
    private final Exchange exchange;

    MarketStates(final Exchange exchange) {
        this.exchange = exchange;
    }

    /** To any but AUCTION. */
    void to(final MarketState state, final Market market, final StateChangeCause cause, final Events events) {
        market.state(state);
        exchange.setAuctionEnd(market, 0);
        exchange.auctions.remove(market.id());
        market.auction().said(Uncross.NONE);
        events.marketStateChanged(market, cause);
    }

    /** Until a time, or with 0 until it is ended. From any other state, the reference becomes the auction's. */
    void toAuction(final Market market, final StateChangeCause cause, final long untilNs, final Events events) {
        if (market.state() != MarketState.AUCTION) {
            market.auction().referenceTicks(market.referenceTicks());
        }
        toAuctionWithItsReference(market, cause, untilNs, events);
    }

    void toAuctionWithItsReference(
            final Market market, final StateChangeCause cause, final long untilNs, final Events events) {
        market.state(MarketState.AUCTION);
        exchange.setAuctionEnd(market, untilNs);
        exchange.auctions.put(market.id(), market);
        market.auction().isStirred(true);
        events.marketStateChanged(market, cause);
    }

    /** At the end of a record: what has changed of what the auctions would do. */
    void sayIndicatives(final Events events) {
        for (final Market market : exchange.auctions.values()) {
            if (market.auction().isStirred()) {
                market.auction().isStirred(false);
                sayIndicative(market, events);
            }
        }
    }

    private static void sayIndicative(final Market market, final Events events) {
        final Uncross uncross = Uncross.of(market);
        if (!uncross.equals(market.auction().said())) {
            market.auction().said(uncross);
            events.auctionIndicative(market, uncross);
        }
    }
}
