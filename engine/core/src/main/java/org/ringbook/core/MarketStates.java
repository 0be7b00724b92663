package org.ringbook.core;

import org.ringbook.core.market.Market;
import org.ringbook.core.market.PriceBands;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.SetMarketStateDecoder;
import org.ringbook.sbe.messages.SetPriceBandsDecoder;
import org.ringbook.sbe.messages.StateChangeCause;

/** States of markets, what follows from them, and price bands. {@code docs/rules.md}, Markets. Core thread only. */
final class MarketStates {
    private static final long MAX_INITIAL_REFERENCE = 1L << 53;
    private static final long MAX_DURATION_NS = 86_400_000_000_000L;

    private final CoreState state;
    private final AuctionMarkets auctions;
    private final StateChanges changes;
    private final Opening opening;
    private final StopOrders stops;
    private final ClosingCancels closing;

    MarketStates(
            final CoreState state,
            final AuctionMarkets auctions,
            final StateChanges changes,
            final Opening opening,
            final StopOrders stops,
            final ClosingCancels closing) {
        this.state = state;
        this.auctions = auctions;
        this.changes = changes;
        this.opening = opening;
        this.stops = stops;
        this.closing = closing;
    }

    /** After a load: what follows from the states of the markets, and is not a row of its own. */
    void loaded() {
        for (int id = 1; id <= state.markets.count(); id++) {
            final Market market = state.markets.getOrNull(id);
            if (market.state() == MarketState.AUCTION.value()) {
                auctions.add(market);
            }
            if (market.auctionEndNs() != 0 && !isEnding(market)) {
                state.deadlines.set(Deadlines.AUCTION, id, market.auctionEndNs());
            }
        }
    }

    /** Whether the end of its auction has come, and the opening that it began goes on. */
    private boolean isEnding(final Market market) {
        return state.continuation.kind == Continuation.OPENING
                && state.continuation.a == market.id()
                && state.continuation.b == StateChangeCause.AUCTION_END.value();
    }

    void onSetMarketState(final SetMarketStateDecoder command, final EventSink events) {
        final Market market = state.markets.getOrNull(command.marketId());
        final int to = command.stateRaw();
        final long auctionEndNs = command.auctionEndNs();
        if (market == null) {
            events.commandRejected(RejectReason.UNKNOWN_MARKET, 0);
        } else if (to > MarketState.DELISTED.value() || to == MarketState.UNCROSSING.value() || isDelisted(market)) {
            events.commandRejected(RejectReason.INVALID_STATE, 0);
        } else if (auctionEndNs != 0 && (to != MarketState.AUCTION.value() || auctionEndNs <= state.lastTimestampNs)) {
            events.commandRejected(RejectReason.INVALID_EXPIRE_TIME, 0);
        } else {
            change(market, MarketState.get((short) to), StateChangeCause.REQUESTED, auctionEndNs, events);
        }
    }

    /**
     * Changes a market's state, with all that follows.
     *
     * @param to any but UNCROSSING
     * @param untilNs with AUCTION, when it ends by itself; else 0
     */
    void change(
            final Market market,
            final MarketState to,
            final StateChangeCause cause,
            final long untilNs,
            final EventSink events) {
        if (to == MarketState.OPEN && market.state() != MarketState.OPEN.value()) {
            opening.begin(market, cause, events);
            return;
        }
        changes.enter(market, to, cause, untilNs, events);
        switch (to) {
            case CLOSED -> closing.cancel(market, CancelReason.EXPIRED, events);
            case HALTED, SUSPENDED -> closing.cancel(market, CancelReason.AUCTION_ENDED, events);
            case DELISTED -> closing.cancel(market, CancelReason.DELISTED, events);
            default -> {
                // Nothing follows from AUCTION, nor from OPEN in an open market.
            }
        }
    }

    /** What CLOSED cancels, in a market whose state stays as it is. */
    void cancelAtClose(final Market market, final EventSink events) {
        closing.cancel(market, CancelReason.EXPIRED, events);
    }

    /** The time of a market's auction is over. */
    void auctionEnded(final Market market, final EventSink events) {
        opening.begin(market, StateChangeCause.AUCTION_END, events);
    }

    /** Goes on with a closing, an opening or stops that did not fit their record. */
    void resume(final EventSink events) {
        final Continuation due = state.continuation;
        final int kind = due.kind;
        final Market market = state.markets.getOrNull((int) due.a);
        final long b = due.b;
        final long c = due.c;
        final long d = due.d;
        due.done();
        switch (kind) {
            case Continuation.CANCEL_MARKET -> closing.cancel(market, CancelReason.get((short) b), events);
            case Continuation.OPENING -> opening.resume(market, StateChangeCause.get((short) b), (int) c, d, events);
            case Continuation.STOPS -> stops.resume(market, b, c, d, events);
            default -> throw new IllegalStateException("not of a market: continuation=" + kind);
        }
    }

    /** Says what the auctions that this record has changed would do now. */
    void endOfRecord(final EventSink events) {
        auctions.sayIndicatives(events);
    }

    void onSetPriceBands(final SetPriceBandsDecoder command, final EventSink events) {
        final Market market = state.markets.getOrNull(command.marketId());
        if (market == null) {
            events.commandRejected(RejectReason.UNKNOWN_MARKET, 0);
        } else if (market.state() == MarketState.AUCTION.value() || isDelisted(market)) {
            events.commandRejected(RejectReason.INVALID_STATE, 0);
        } else if (!hasSoundBands(command)) {
            events.commandRejected(RejectReason.INVALID_BANDS, 0);
        } else if (!isDuration(command.volatilityAuctionNs()) || !isDuration(command.auctionExtensionNs())) {
            events.commandRejected(RejectReason.INVALID_DURATION, 0);
        } else {
            market.bands()
                    .set(
                            command.dynamicBandPpm(),
                            command.staticBandPpm(),
                            command.collarPpm(),
                            command.volatilityAuctionNs(),
                            command.auctionExtensionNs());
            market.bandsSet(command.initialReferenceTicks());
            events.priceBandsSet(market.id());
        }
    }

    private static boolean hasSoundBands(final SetPriceBandsDecoder command) {
        final long reference = command.initialReferenceTicks();
        return isPpm(command.dynamicBandPpm())
                && isPpm(command.staticBandPpm())
                && isPpm(command.collarPpm())
                && reference >= 0
                && reference <= MAX_INITIAL_REFERENCE;
    }

    private static boolean isPpm(final int ppm) {
        return ppm >= 0 && ppm <= PriceBands.MAX_PPM;
    }

    private static boolean isDuration(final long durationNs) {
        return durationNs >= 0 && durationNs <= MAX_DURATION_NS;
    }

    private static boolean isDelisted(final Market market) {
        return market.state() == MarketState.DELISTED.value();
    }
}
