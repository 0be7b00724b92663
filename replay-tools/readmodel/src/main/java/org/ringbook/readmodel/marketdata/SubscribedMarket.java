package org.ringbook.readmodel.marketdata;

import org.ringbook.readmodel.marketdata.MarketDefinition.Asset;
import org.ringbook.sbe.marketdata.AuctionUpdateDecoder;
import org.ringbook.sbe.marketdata.MarketDefinitionDecoder;
import org.ringbook.sbe.marketdata.MarketState;
import org.ringbook.sbe.marketdata.Side;
import org.ringbook.sbe.marketdata.StateUpdateDecoder;

/** A market as its subscriber sees it. Live; the subscriber's thread. */
public final class SubscribedMarket {
    private final int marketId;
    private final Ticker ticker = new Ticker();
    private MarketDefinition definition;
    private MarketState state = MarketState.CLOSED;
    private long stateUntilNs;
    private long indicativeTicks;
    private long pairedQty;
    private long imbalanceQty;
    private Side imbalanceSide = Side.NULL_VAL;

    final MessageStore missed = new MessageStore();
    OrderBook orders = new OrderBook();
    LevelBook levels = new LevelBook();
    boolean inStep;
    /** Something of this market may have been missed: its next message, or a snapshot, tells. */
    boolean doubtful = true;

    long sequence;
    long timestampNs;
    long marketSequence;
    boolean checksumDue;
    long checksum;

    SubscribedMarket(final int marketId) {
        this.marketId = marketId;
    }

    /** {@return its id, dense from 1} */
    public int marketId() {
        return marketId;
    }

    /** {@return whether all that was said of it is in it; while not, everything here is of some time ago} */
    public boolean isInStep() {
        return inStep;
    }

    /** {@return its terms; null before it was in step for the first time} */
    public MarketDefinition definition() {
        return definition;
    }

    /** {@return the displayed orders; empty in a feed by level} */
    public OrderBook orders() {
        return orders;
    }

    /** {@return the price levels; empty in a feed by order, whose book has levels too} */
    public LevelBook levels() {
        return levels;
    }

    /** {@return what it takes} */
    public MarketState state() {
        return state;
    }

    /** {@return when the auction ends by itself, nanoseconds since the epoch; 0 if it does not} */
    public long stateUntilNs() {
        return stateUntilNs;
    }

    /** {@return last trade and 24 hours} */
    public Ticker ticker() {
        return ticker;
    }

    /** {@return price that the auction would find now; 0 if nothing would trade, or there is none} */
    public long indicativeTicks() {
        return indicativeTicks;
    }

    /** {@return what would trade, in lots} */
    public long pairedQty() {
        return pairedQty;
    }

    /** {@return what would be left over at that price, in lots} */
    public long imbalanceQty() {
        return imbalanceQty;
    }

    /** {@return on which side; {@code NULL_VAL} if nothing} */
    public Side imbalanceSide() {
        return imbalanceSide;
    }

    /** {@return the journal's record that changed it last} */
    public long sequence() {
        return sequence;
    }

    /** {@return that record's time, nanoseconds since the epoch} */
    public long timestampNs() {
        return timestampNs;
    }

    /** {@return number of the last message of this market in the feed} */
    public long marketSequence() {
        return marketSequence;
    }

    void definition(final MarketDefinitionDecoder message) {
        final short tickScale = message.tickScale();
        final short lotScale = message.lotScale();
        final short baseScale = message.baseScale();
        final short quoteScale = message.quoteScale();
        final String symbol = message.symbol();
        definition = new MarketDefinition(
                marketId,
                symbol,
                new Asset(message.baseCode(), baseScale),
                new Asset(message.quoteCode(), quoteScale),
                message.tickMantissa(),
                tickScale,
                message.lotMantissa(),
                lotScale,
                message.minQtyLots(),
                message.maxQtyLots(),
                message.minNotionalUnits(),
                message.maxNotionalUnits(),
                message.lotUnits(),
                message.quoteUnitsPerTickLot());
        ticker.newTerms();
    }

    void state(final StateUpdateDecoder message) {
        state = message.state();
        stateUntilNs = message.untilNs();
        if (state != MarketState.AUCTION) {
            indicativeTicks = 0;
            pairedQty = 0;
            imbalanceQty = 0;
            imbalanceSide = Side.NULL_VAL;
        }
    }

    void auctionUntil(final long untilNs) {
        stateUntilNs = untilNs;
    }

    void auction(final AuctionUpdateDecoder message) {
        indicativeTicks = message.priceTicks();
        pairedQty = message.pairedQty();
        imbalanceQty = message.imbalanceQty();
        imbalanceSide = message.imbalanceSide();
    }

    /** Takes over what a snapshot has built, but for the messages kept. */
    void takeOver(final SubscribedMarket snapshot) {
        definition = snapshot.definition;
        state = snapshot.state;
        stateUntilNs = snapshot.stateUntilNs;
        indicativeTicks = snapshot.indicativeTicks;
        pairedQty = snapshot.pairedQty;
        imbalanceQty = snapshot.imbalanceQty;
        imbalanceSide = snapshot.imbalanceSide;
        ticker.copy(snapshot.ticker);
        orders = snapshot.orders;
        levels = snapshot.levels;
        sequence = snapshot.sequence;
        timestampNs = snapshot.timestampNs;
        marketSequence = snapshot.marketSequence;
        checksumDue = false;
    }
}
