package org.ringbook.client;

/**
 * A market to be added. Tick and lot are decimals: mantissa / 10^scale.
 *
 * @param symbol           unique, such as XBTZAR.
 * @param baseAssetId      what is traded.
 * @param quoteAssetId     what it is traded against.
 * @param tickMantissa     of the tick size, quote for one base.
 * @param tickScale        of the tick size.
 * @param lotMantissa      of the lot size, base.
 * @param lotScale         of the lot size.
 * @param minQtyLots       smallest order, at least 1.
 * @param maxQtyLots       largest order.
 * @param minNotionalUnits smallest notional, at least 10,000 quote units.
 * @param maxNotionalUnits largest notional.
 */
public record MarketSpec(
        String symbol,
        int baseAssetId,
        int quoteAssetId,
        long tickMantissa,
        int tickScale,
        long lotMantissa,
        int lotScale,
        long minQtyLots,
        long maxQtyLots,
        long minNotionalUnits,
        long maxNotionalUnits) {
    /**
     * Writes the command that adds it.
     *
     * @param draft takes it.
     */
    public void encode(final CommandDraft draft) {
        draft.addMarket()
                .baseAssetId(baseAssetId)
                .quoteAssetId(quoteAssetId)
                .tickMantissa(tickMantissa)
                .lotMantissa(lotMantissa)
                .tickScale((short) tickScale)
                .lotScale((short) lotScale)
                .minQtyLots(minQtyLots)
                .maxQtyLots(maxQtyLots)
                .minNotionalUnits(minNotionalUnits)
                .maxNotionalUnits(maxNotionalUnits)
                .symbol(symbol);
    }
}
