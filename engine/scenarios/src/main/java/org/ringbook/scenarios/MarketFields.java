package org.ringbook.scenarios;

/** The fields of AddMarket after its header, the sizes as mantissa and scale. */
public record MarketFields(
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
        long maxNotionalUnits) {}
