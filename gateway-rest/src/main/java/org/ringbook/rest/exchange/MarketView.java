package org.ringbook.rest.exchange;

import org.ringbook.client.venue.Market;
import org.ringbook.readmodel.marketdata.MarketDefinition;
import org.ringbook.sbe.messages.MarketState;

/**
 * A market at one moment: terms, state, touch, last trade and 24 hours (the present minute and the 1,439 before it).
 *
 * @param market         symbol, assets, converters of price and quantity.
 * @param terms          bounds of notional, one lot in base units, one tick by one lot in quote units.
 * @param state          what it takes.
 * @param bestBidTicks   0 = no bid with a price.
 * @param bestOfferTicks 0 = no offer with a price.
 * @param lastTradeId    0 = none ever.
 * @param lastTradeNs    when that was, nanoseconds since the epoch.
 * @param lastTicks      its price; 0 = none under the terms in force.
 * @param indicative     what an auction would do now.
 * @param day            24 hours.
 */
public record MarketView(
        Market market,
        MarketDefinition terms,
        MarketState state,
        long bestBidTicks,
        long bestOfferTicks,
        long lastTradeId,
        long lastTradeNs,
        long lastTicks,
        Indicative indicative,
        Day day) {
    /**
     * What an auction would do now; all 0 outside of auctions.
     *
     * @param priceTicks   0 = nothing would trade.
     * @param pairedQty    what would trade, in lots.
     * @param imbalanceQty what would be left over at that price, in lots; below 0 on the side of the offers.
     */
    public record Indicative(long priceTicks, long pairedQty, long imbalanceQty) {}

    /**
     * Trades of 24 hours; prices are 0 if there was none.
     *
     * @param openTicks  first price.
     * @param highTicks  highest.
     * @param lowTicks   lowest.
     * @param baseUnits  traded, in base units.
     * @param quoteUnits traded, in quote units.
     * @param tradeCount how many trades.
     */
    public record Day(
            long openTicks, long highTicks, long lowTicks, long baseUnits, long quoteUnits, long tradeCount) {}
}
