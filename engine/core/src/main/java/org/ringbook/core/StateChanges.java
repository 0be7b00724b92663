package org.ringbook.core;

import org.ringbook.core.market.Market;
import org.ringbook.core.market.MarketSchedule;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.StateChangeCause;

/** Puts a market into a state, and says so; what follows from it is the caller's. Core thread only. */
final class StateChanges {
    private static final byte AUCTION = (byte) MarketState.AUCTION.value();

    private final CoreState state;
    private final AuctionMarkets auctions;

    StateChanges(final CoreState state, final AuctionMarkets auctions) {
        this.state = state;
        this.auctions = auctions;
    }

    /** An auction that begins takes its reference from the market. */
    void enter(
            final Market market,
            final MarketState to,
            final StateChangeCause cause,
            final long untilNs,
            final EventSink events) {
        if (to == MarketState.AUCTION && market.state() != AUCTION) {
            market.takeAuctionReference();
        }
        set(market, to, untilNs);
        events.marketStateChanged(market.id(), to, cause, untilNs);
    }

    /** The static band stops trading: an auction follows. */
    void enterVolatilityAuction(final Market market, final EventSink events) {
        enter(
                market,
                MarketState.AUCTION,
                StateChangeCause.PRICE_BAND,
                after(market.bands().volatilityAuctionNs()),
                events);
    }

    /** The collar stops an opening: the auction goes on, with the reference that the opening had. */
    void extendAuction(
            final Market market, final StateChangeCause cause, final long priceTicks, final EventSink events) {
        final long untilNs = after(market.bands().auctionExtensionNs());
        final boolean wasAuction = market.state() == AUCTION;
        set(market, MarketState.AUCTION, untilNs);
        if (!wasAuction) {
            events.marketStateChanged(market.id(), MarketState.AUCTION, cause, untilNs);
        }
        events.auctionExtended(market.id(), priceTicks, untilNs);
    }

    private long after(final long durationNs) {
        return durationNs == 0 ? 0 : state.lastTimestampNs + durationNs;
    }

    private void set(final Market market, final MarketState to, final long untilNs) {
        final boolean wasAuction = market.state() == AUCTION;
        final boolean isAuction = to == MarketState.AUCTION;
        market.state((byte) to.value());
        market.auctionEndNs(untilNs);
        if (to == MarketState.DELISTED) {
            market.schedule(MarketSchedule.NONE);
            state.deadlines.clear(Deadlines.SCHEDULE, market.id());
        }
        if (untilNs != 0) {
            state.deadlines.set(Deadlines.AUCTION, market.id(), untilNs);
        } else if (wasAuction) {
            state.deadlines.clear(Deadlines.AUCTION, market.id());
        }
        if (isAuction && !wasAuction) {
            auctions.add(market);
        } else if (wasAuction && !isAuction) {
            auctions.remove(market);
        }
    }
}
