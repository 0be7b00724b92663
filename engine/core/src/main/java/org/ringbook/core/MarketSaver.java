package org.ringbook.core;

import org.ringbook.core.market.BustedTrades;
import org.ringbook.core.market.Indicative;
import org.ringbook.core.market.Market;
import org.ringbook.core.market.MarketSchedule;
import org.ringbook.core.market.MarketTerms;
import org.ringbook.core.market.PriceBands;
import org.ringbook.sbe.snapshot.MarketState;
import org.ringbook.sbe.snapshot.SavedBustedTradeEncoder;
import org.ringbook.sbe.snapshot.SavedMarketEncoder;

/** Writes part 3 of the canonical state, the markets, as rows. Core thread only. */
final class MarketSaver {
    private final CoreState state;
    private final RowWriter rows;
    private final SavedMarketEncoder row = new SavedMarketEncoder();
    private final SavedBustedTradeEncoder bustedTrade = new SavedBustedTradeEncoder();

    MarketSaver(final CoreState state, final RowWriter rows) {
        this.state = state;
        this.rows = rows;
    }

    void save() {
        for (int id = 1; id <= state.markets.count(); id++) {
            final Market market = state.markets.getOrNull(id);
            row.wrapAndApplyHeader(rows.buffer(), 0, rows.header());
            putTerms(market.terms(), market.addedTerms());
            putPrices(market);
            putAuction(market);
            row.scheduleNextNs(state.deadlines.timeNs(Deadlines.SCHEDULE, id))
                    .bustedTrades(market.bustedTrades().size())
                    .baseAssetId(market.base().id())
                    .quoteAssetId(market.quote().id())
                    .state(MarketState.get(market.state()));
            putSchedule(market.schedule());
            row.putSymbol(rows.text(), 0, rows.copy(state.markets.symbols(), id));
            rows.write(row);
            saveBustedTrades(market.bustedTrades());
        }
    }

    private void putTerms(final MarketTerms terms, final MarketTerms added) {
        row.tickMantissa(terms.tickMantissa())
                .lotMantissa(terms.lotMantissa())
                .minQtyLots(terms.minQtyLots())
                .maxQtyLots(terms.maxQtyLots())
                .minNotionalUnits(terms.minNotionalUnits())
                .maxNotionalUnits(terms.maxNotionalUnits())
                .tickScale((short) terms.tickScale())
                .lotScale((short) terms.lotScale())
                .addedTickMantissa(added.tickMantissa())
                .addedLotMantissa(added.lotMantissa())
                .addedMinQtyLots(added.minQtyLots())
                .addedMaxQtyLots(added.maxQtyLots())
                .addedMinNotionalUnits(added.minNotionalUnits())
                .addedMaxNotionalUnits(added.maxNotionalUnits())
                .addedTickScale((short) added.tickScale())
                .addedLotScale((short) added.lotScale());
    }

    private void putPrices(final Market market) {
        final PriceBands bands = market.bands();
        row.lastTradeId(market.lastTradeId())
                .lastTicks(market.lastTicks())
                .uncrossTicks(market.uncrossTicks())
                .initialReferenceTicks(market.initialReferenceTicks())
                .volatilityAuctionNs(bands.volatilityAuctionNs())
                .auctionExtensionNs(bands.auctionExtensionNs())
                .dynamicBandPpm(bands.dynamicPpm())
                .staticBandPpm(bands.staticPpm())
                .collarPpm(bands.collarPpm());
    }

    private void putAuction(final Market market) {
        final Indicative indicative = market.indicative();
        row.auctionEndNs(market.auctionEndNs())
                .auctionReferenceTicks(market.auctionReferenceTicks())
                .indicativeTicks(indicative.priceTicks())
                .pairedQty(indicative.pairedQty())
                .imbalanceQty(indicative.imbalanceQty())
                .imbalanceSide((short) indicative.imbalanceSide());
    }

    private void putSchedule(final MarketSchedule schedule) {
        final SavedMarketEncoder.ScheduleEncoder entries = row.scheduleCount(schedule.size());
        for (int i = 0; i < schedule.size(); i++) {
            entries.next()
                    .secondsOfDay(schedule.secondsOfDay(i))
                    .state(MarketState.get(schedule.state(i)))
                    .days((short) schedule.days(i));
        }
    }

    private void saveBustedTrades(final BustedTrades bustedTrades) {
        for (int i = 0; i < bustedTrades.size(); i++) {
            rows.write(bustedTrade
                    .wrapAndApplyHeader(rows.buffer(), 0, rows.header())
                    .tradeId(bustedTrades.tradeId(i)));
        }
    }
}
