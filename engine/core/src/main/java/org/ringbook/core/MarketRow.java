package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.market.Market;
import org.ringbook.core.market.MarketTerms;
import org.ringbook.core.market.Markets;
import org.ringbook.core.market.PriceBands;

/** One market after the other, for whoever looks. Core thread only. */
final class MarketRow implements MarketView {
    private static final int LONGEST_TEXT = 255;

    private final Markets markets;
    private final Deadlines deadlines;
    private final UnsafeBuffer symbol = new UnsafeBuffer(new byte[LONGEST_TEXT]);
    private Market market;
    private int symbolLength;

    MarketRow(final Markets markets, final Deadlines deadlines) {
        this.markets = markets;
        this.deadlines = deadlines;
    }

    /** Shows this market, 1 to their count. */
    MarketRow show(final int id) {
        market = markets.getOrNull(id);
        symbolLength = markets.symbols().copy(id, symbol);
        return this;
    }

    @Override
    public int marketId() {
        return market.id();
    }

    @Override
    public int baseAssetId() {
        return market.base().id();
    }

    @Override
    public int quoteAssetId() {
        return market.quote().id();
    }

    @Override
    public short state() {
        return market.state();
    }

    @Override
    public MarketTerms terms() {
        return market.terms();
    }

    @Override
    public long lastTradeId() {
        return market.lastTradeId();
    }

    @Override
    public long lastTicks() {
        return market.lastTicks();
    }

    @Override
    public long auctionEndNs() {
        return market.auctionEndNs();
    }

    @Override
    public long indicativeTicks() {
        return market.indicative().priceTicks();
    }

    @Override
    public long indicativeQty() {
        return market.indicative().pairedQty();
    }

    @Override
    public PriceBands bands() {
        return market.bands();
    }

    @Override
    public long initialReferenceTicks() {
        return market.initialReferenceTicks();
    }

    @Override
    public long nextScheduleNs() {
        return deadlines.timeNs(Deadlines.SCHEDULE, market.id());
    }

    @Override
    public long openOrders() {
        return market.book().size();
    }

    @Override
    public long bestBidTicks() {
        return market.book().side(false).bestPriceTicks();
    }

    @Override
    public long bestOfferTicks() {
        return market.book().side(true).bestPriceTicks();
    }

    @Override
    public DirectBuffer symbol() {
        return symbol;
    }

    @Override
    public int symbolLength() {
        return symbolLength;
    }
}
