package org.ringbook.client;

/**
 * How a market's prices, quantities and amounts are written. Immutable.
 *
 * @param marketId its id.
 * @param symbol   such as XBTZAR.
 * @param price    decimal ↔ ticks.
 * @param quantity decimal of base ↔ lots.
 * @param base     decimal of base ↔ base units.
 * @param quote    decimal of quote ↔ quote units.
 */
public record Instrument(
        int marketId, String symbol, Decimals price, Decimals quantity, Decimals base, Decimals quote) {
    /**
     * From what the engine says of a market and its assets.
     *
     * @param market the market.
     * @param base   its base asset.
     * @param quote  its quote asset.
     * @return the instrument.
     */
    public static Instrument of(final Rows.Market market, final Rows.Asset base, final Rows.Asset quote) {
        if (market.baseAssetId() != base.assetId() || market.quoteAssetId() != quote.assetId()) {
            throw new IllegalArgumentException("not the assets of " + market.symbol());
        }
        return new Instrument(
                market.marketId(),
                market.symbol(),
                Decimals.ofStep("price of " + market.symbol(), "tick size", market.tickMantissa(), market.tickScale()),
                Decimals.ofStep("quantity of " + market.symbol(), "lot size", market.lotMantissa(), market.lotScale()),
                Decimals.ofScale("amount of " + base.code(), base.scale()),
                Decimals.ofScale("amount of " + quote.code(), quote.scale()));
    }
}
