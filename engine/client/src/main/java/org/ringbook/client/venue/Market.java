package org.ringbook.client.venue;

import org.ringbook.client.Decimals;
import org.ringbook.sbe.messages.MarketState;

/**
 * A market with the terms in force.
 *
 * @param marketId its id.
 * @param symbol   its name.
 * @param base     what is traded.
 * @param quote    what it is paid in.
 * @param terms    its steps and smallest and largest quantity.
 * @param price    ticks as decimals.
 * @param quantity lots as decimals.
 * @param state    what it takes.
 */
public record Market(
        int marketId,
        String symbol,
        Asset base,
        Asset quote,
        Terms terms,
        Decimals price,
        Decimals quantity,
        MarketState state) {
    /**
     * Steps of price and quantity, and bounds.
     *
     * @param tickMantissa the tick is this by 10^tickScale.
     * @param tickScale    see there.
     * @param lotMantissa  the lot is this by 10^lotScale.
     * @param lotScale     see there.
     * @param minQtyLots   smallest quantity.
     * @param maxQtyLots   largest quantity.
     */
    public record Terms(
            long tickMantissa, int tickScale, long lotMantissa, int lotScale, long minQtyLots, long maxQtyLots) {}

    static Market of(
            final int marketId,
            final String symbol,
            final Asset base,
            final Asset quote,
            final Terms terms,
            final MarketState state) {
        return new Market(
                marketId,
                symbol,
                base,
                quote,
                terms,
                Decimals.ofStep("price of " + symbol, "tick size", terms.tickMantissa(), terms.tickScale()),
                Decimals.ofStep("quantity of " + symbol, "lot size", terms.lotMantissa(), terms.lotScale()),
                state);
    }

    Market with(final Terms newTerms) {
        return of(marketId, symbol, base, quote, newTerms, state);
    }

    Market with(final MarketState newState) {
        return new Market(marketId, symbol, base, quote, terms, price, quantity, newState);
    }
}
