package org.ringbook.followers.market;

import org.ringbook.readmodel.books.DayTicker;
import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.marketdata.MarketDefinition;
import org.ringbook.sbe.marketdata.AuctionExtendedUpdateEncoder;
import org.ringbook.sbe.marketdata.AuctionUpdateEncoder;
import org.ringbook.sbe.marketdata.FeedHeaderEncoder;
import org.ringbook.sbe.marketdata.MarketDefinitionEncoder;
import org.ringbook.sbe.marketdata.MarketState;
import org.ringbook.sbe.marketdata.MessageHeaderEncoder;
import org.ringbook.sbe.marketdata.Side;
import org.ringbook.sbe.marketdata.StateChangeCause;
import org.ringbook.sbe.marketdata.StateUpdateEncoder;
import org.ringbook.sbe.marketdata.TickerUpdateEncoder;
import org.ringbook.sbe.marketdata.TradeBustUpdateEncoder;
import org.ringbook.sbe.marketdata.UpdateFlagsEncoder;

/** Encodes the messages that both feeds have alike, as increments and in snapshots. Flags are cleared. One thread. */
final class MarketMessages {
    private final Outbox outbox;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MarketDefinitionEncoder definition = new MarketDefinitionEncoder();
    private final StateUpdateEncoder state = new StateUpdateEncoder();
    private final AuctionUpdateEncoder auction = new AuctionUpdateEncoder();
    private final AuctionExtendedUpdateEncoder extended = new AuctionExtendedUpdateEncoder();
    private final TickerUpdateEncoder ticker = new TickerUpdateEncoder();
    private final TradeBustUpdateEncoder bust = new TradeBustUpdateEncoder();

    /** Fills the feed header, the first field of each of them. */
    @FunctionalInterface
    interface Place {
        void fill(FeedHeaderEncoder feedHeader);
    }

    MarketMessages(final Outbox outbox) {
        this.outbox = outbox;
    }

    static Side side(final org.ringbook.sbe.messages.Side side) {
        return Side.get(side.value());
    }

    /** Returns where the flags are. */
    int definition(final MarketBook market, final int index, final Place place) {
        final MarketDefinition terms = market.definition();
        final int offset = outbox.nextOffset();
        definition.wrapAndApplyHeader(outbox.buffer(), offset, header);
        place.fill(definition.header());
        definition
                .tickMantissa(terms.tickMantissa())
                .lotMantissa(terms.lotMantissa())
                .minQtyLots(terms.minQtyLots())
                .maxQtyLots(terms.maxQtyLots())
                .minNotionalUnits(terms.minNotionalUnits())
                .maxNotionalUnits(terms.maxNotionalUnits())
                .lotUnits(terms.lotUnits())
                .quoteUnitsPerTickLot(terms.quoteUnitsPerTickLot())
                .index(index)
                .tickScale((short) terms.tickScale())
                .lotScale((short) terms.lotScale())
                .baseScale((short) terms.base().scale())
                .quoteScale((short) terms.quote().scale())
                .symbol(terms.symbol())
                .baseCode(terms.base().code())
                .quoteCode(terms.quote().code());
        return added(definition.flags(), definition.encodedLength());
    }

    /** Returns where the flags are. */
    int state(final MarketBook market, final int index, final Place place) {
        final int offset = outbox.nextOffset();
        state.wrapAndApplyHeader(outbox.buffer(), offset, header);
        place.fill(state.header());
        state.untilNs(market.stateUntilNs())
                .index(index)
                .state(MarketState.get(market.state().value()))
                .cause(StateChangeCause.get(market.stateCause().value()));
        return added(state.flags(), state.encodedLength());
    }

    /** Returns where the flags are. */
    int auction(final MarketBook market, final int index, final Place place) {
        final int offset = outbox.nextOffset();
        auction.wrapAndApplyHeader(outbox.buffer(), offset, header);
        place.fill(auction.header());
        auction.priceTicks(market.indicativeTicks())
                .pairedQty(market.pairedQty())
                .imbalanceQty(market.imbalanceQty())
                .index(index)
                .imbalanceSide(side(market.imbalanceSide()));
        return added(auction.flags(), auction.encodedLength());
    }

    /** Returns where the flags are. */
    int extended(final MarketBook market, final int index, final long priceTicks, final Place place) {
        final int offset = outbox.nextOffset();
        extended.wrapAndApplyHeader(outbox.buffer(), offset, header);
        place.fill(extended.header());
        extended.priceTicks(priceTicks).untilNs(market.stateUntilNs()).index(index);
        return added(extended.flags(), extended.encodedLength());
    }

    /** Returns where the flags are. */
    int ticker(final MarketBook market, final Place place) {
        final DayTicker day = market.day();
        final int offset = outbox.nextOffset();
        ticker.wrapAndApplyHeader(outbox.buffer(), offset, header);
        place.fill(ticker.header());
        ticker.lastTradeId(market.lastTradeId())
                .lastTimestampNs(market.lastTradeNs())
                .lastTicks(market.lastTicks())
                .lastQty(market.lastQty())
                .openTicks(day.openTicks())
                .highTicks(day.highTicks())
                .lowTicks(day.lowTicks())
                .baseUnits(day.baseUnits())
                .quoteUnits(day.quoteUnits())
                .tradeCount(day.tradeCount());
        return added(ticker.flags(), ticker.encodedLength());
    }

    /** Returns where the flags are. */
    int bust(final int index, final long tradeId, final Place place) {
        final int offset = outbox.nextOffset();
        bust.wrapAndApplyHeader(outbox.buffer(), offset, header);
        place.fill(bust.header());
        bust.tradeId(tradeId).index(index);
        return added(bust.flags(), bust.encodedLength());
    }

    private int added(final UpdateFlagsEncoder flags, final int length) {
        flags.clear();
        outbox.add(MessageHeaderEncoder.ENCODED_LENGTH + length);
        return flags.offset();
    }
}
