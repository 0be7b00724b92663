package org.ringbook.core;

import org.ringbook.core.market.Market;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.SetMarketStateDecoder;
import org.ringbook.sbe.messages.SetPriceBandsDecoder;
import org.ringbook.sbe.messages.StateChangeCause;

/** Stands for what is to come: takes states, with nothing that follows from them. Core thread only. */
final class MarketStates {
    private final CoreState state;

    MarketStates(final CoreState state) {
        this.state = state;
    }

    void onSetMarketState(final SetMarketStateDecoder command, final EventSink events) {
        final Market market = state.markets.getOrNull(command.marketId());
        final int newState = command.stateRaw();
        if (market == null) {
            events.commandRejected(RejectReason.UNKNOWN_MARKET, 0);
        } else if (newState > MarketState.HALTED.value()) {
            events.commandRejected(RejectReason.INVALID_STATE, 0);
        } else {
            market.state((byte) newState);
            events.marketStateChanged(market.id(), MarketState.get((short) newState));
        }
    }

    void onSetPriceBands(final SetPriceBandsDecoder command, final EventSink events) {}

    void change(
            final Market market,
            final MarketState to,
            final StateChangeCause cause,
            final long untilNs,
            final EventSink events) {}

    void cancelAtClose(final Market market, final EventSink events) {}

    void auctionEnded(final Market market, final EventSink events) {}

    void resume(final EventSink events) {}

    void endOfRecord(final EventSink events) {}
}
