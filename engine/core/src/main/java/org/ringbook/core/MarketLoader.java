package org.ringbook.core;

import org.ringbook.core.ledger.Asset;
import org.ringbook.core.ledger.Texts;
import org.ringbook.core.market.Market;
import org.ringbook.core.market.MarketSchedule;
import org.ringbook.core.market.MarketTerms;
import org.ringbook.core.market.Markets;
import org.ringbook.core.market.PriceBands;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.snapshot.MarketState;
import org.ringbook.sbe.snapshot.SavedBustedTradeDecoder;
import org.ringbook.sbe.snapshot.SavedMarketDecoder;

/** Makes the markets of the rows that {@link MarketSaver} wrote. Core thread only. */
final class MarketLoader {
    private final CoreState state;
    private final RowReader rows;
    private final SavedMarketDecoder row = new SavedMarketDecoder();
    private final SavedBustedTradeDecoder bustedTrade = new SavedBustedTradeDecoder();

    MarketLoader(final CoreState state, final RowReader rows) {
        this.state = state;
        this.rows = rows;
    }

    void load(final int count) {
        rows.require(count >= 0 && count <= Markets.MAX_MARKETS, "number of markets");
        for (int id = 1; id <= count; id++) {
            rows.next(row);
            final Market market = add();
            final int bustedTrades = row.bustedTrades();
            loadPrices(market);
            loadAuction(market);
            loadSchedule(market);
            addSymbol();
            loadBustedTrades(market, bustedTrades);
        }
    }

    /** With the terms in force; those it was added with are kept to be compared with a repeat. */
    private Market add() {
        final int baseId = row.baseAssetId();
        final int quoteId = row.quoteAssetId();
        rows.require(state.assets.exists(baseId) && state.assets.exists(quoteId) && baseId != quoteId, "its assets");
        final Asset base = state.assets.get(baseId);
        final Asset quote = state.assets.get(quoteId);
        final Market market = state.markets.add(base, quote, addedTerms(base, quote));
        market.changeTerms(terms(base, quote));
        return market;
    }

    private MarketTerms terms(final Asset base, final Asset quote) {
        return sound(MarketSetup.terms(
                base,
                quote,
                row.tickMantissa(),
                row.tickScale(),
                row.lotMantissa(),
                row.lotScale(),
                row.minQtyLots(),
                row.maxQtyLots(),
                row.minNotionalUnits(),
                row.maxNotionalUnits()));
    }

    private MarketTerms addedTerms(final Asset base, final Asset quote) {
        return sound(MarketSetup.terms(
                base,
                quote,
                row.addedTickMantissa(),
                row.addedTickScale(),
                row.addedLotMantissa(),
                row.addedLotScale(),
                row.addedMinQtyLots(),
                row.addedMaxQtyLots(),
                row.addedMinNotionalUnits(),
                row.addedMaxNotionalUnits()));
    }

    private MarketTerms sound(final MarketTerms terms) {
        rows.require(terms.hasSoundSteps() && terms.hasSoundLimits(), "its terms");
        return terms;
    }

    private void loadPrices(final Market market) {
        final long lastTradeId = row.lastTradeId();
        final long lastTicks = row.lastTicks();
        final long uncrossTicks = row.uncrossTicks();
        final long initialTicks = row.initialReferenceTicks();
        final long auctionTicks = row.auctionReferenceTicks();
        rows.require(lastTradeId >= 0 && lastTicks >= 0 && uncrossTicks >= 0, "its trades");
        rows.require(initialTicks >= 0 && auctionTicks >= 0, "its references");
        final int dynamicPpm = row.dynamicBandPpm();
        final int staticPpm = row.staticBandPpm();
        final int collarPpm = row.collarPpm();
        rows.require(isBand(dynamicPpm) && isBand(staticPpm) && isBand(collarPpm), "its bands");
        rows.require(row.volatilityAuctionNs() >= 0 && row.auctionExtensionNs() >= 0, "its durations");
        market.bands().set(dynamicPpm, staticPpm, collarPpm, row.volatilityAuctionNs(), row.auctionExtensionNs());
        market.load(lastTradeId, lastTicks, uncrossTicks, initialTicks, auctionTicks);
    }

    private static boolean isBand(final int ppm) {
        return ppm >= 0 && ppm <= PriceBands.MAX_PPM;
    }

    private void loadAuction(final Market market) {
        final int marketState = row.stateRaw();
        final int imbalanceSide = row.imbalanceSide();
        rows.require(marketState <= MarketState.DELISTED.value(), "its state");
        rows.require(row.auctionEndNs() >= 0 && row.scheduleNextNs() >= 0, "its times");
        rows.require(imbalanceSide <= Side.SELL.value(), "side of its imbalance");
        market.state((byte) marketState);
        market.auctionEndNs(row.auctionEndNs());
        market.indicative().set(row.indicativeTicks(), row.pairedQty(), imbalanceSide, row.imbalanceQty());
        if (row.scheduleNextNs() != 0) {
            state.deadlines.set(Deadlines.SCHEDULE, market.id(), row.scheduleNextNs());
        }
    }

    private void loadSchedule(final Market market) {
        final SavedMarketDecoder.ScheduleDecoder entries = row.schedule();
        final int count = entries.count();
        rows.require(count <= MarketSchedule.MAX_ENTRIES, "its schedule");
        final int[] seconds = new int[count];
        final byte[] states = new byte[count];
        final byte[] days = new byte[count];
        for (int i = 0; i < count; i++) {
            entries.next();
            seconds[i] = entries.secondsOfDay();
            states[i] = (byte) entries.stateRaw();
            days[i] = (byte) entries.days();
            final boolean inOrder = i == 0 ? seconds[i] >= 0 : seconds[i] > seconds[i - 1];
            rows.require(inOrder && seconds[i] < MarketSchedule.SECONDS_OF_DAY, "times of its schedule");
            rows.require(states[i] >= 0 && states[i] <= MarketState.DELISTED.value(), "states of its schedule");
            rows.require(days[i] >= 1, "days of its schedule");
        }
        market.schedule(count == 0 ? MarketSchedule.NONE : new MarketSchedule(seconds, states, days, count));
    }

    private void addSymbol() {
        row.wrapSymbol(rows.text());
        rows.end(row);
        final int length = rows.text().capacity();
        rows.require(Texts.isSymbol(rows.text(), 0, length), "its symbol");
        rows.require(state.markets.symbols().get(rows.text(), 0, length) == 0, "its symbol is taken");
        state.markets.symbols().add(rows.text(), 0, length);
    }

    private void loadBustedTrades(final Market market, final int count) {
        long previous = 0;
        for (int i = 0; i < count; i++) {
            rows.next(bustedTrade);
            final long tradeId = bustedTrade.tradeId();
            rows.require(tradeId > previous && tradeId <= market.lastTradeId(), "its id");
            market.bustedTrades().add(tradeId);
            previous = tradeId;
        }
    }
}
