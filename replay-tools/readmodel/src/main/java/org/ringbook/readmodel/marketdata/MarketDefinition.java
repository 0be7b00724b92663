package org.ringbook.readmodel.marketdata;

/**
 * A market and its terms.
 *
 * @param marketId dense from 1
 * @param symbol such as XBTZAR
 * @param base asset that is traded
 * @param quote asset that it is traded for
 * @param tickMantissa tick size is tickMantissa / 10^tickScale quote for one base
 * @param tickScale 0 to 18
 * @param lotMantissa lot size is lotMantissa / 10^lotScale base
 * @param lotScale 0 to 18
 * @param minQtyLots smallest order
 * @param maxQtyLots largest order
 * @param minNotionalUnits smallest notional
 * @param maxNotionalUnits largest notional
 * @param lotUnits one lot in base units
 * @param quoteUnitsPerTickLot one tick times one lot in quote units
 */
public record MarketDefinition(
        int marketId,
        String symbol,
        Asset base,
        Asset quote,
        long tickMantissa,
        int tickScale,
        long lotMantissa,
        int lotScale,
        long minQtyLots,
        long maxQtyLots,
        long minNotionalUnits,
        long maxNotionalUnits,
        long lotUnits,
        long quoteUnitsPerTickLot) {

    /**
     * An asset.
     *
     * @param code such as XBT
     * @param scale decimals of its unit
     */
    public record Asset(String code, int scale) {}
}
