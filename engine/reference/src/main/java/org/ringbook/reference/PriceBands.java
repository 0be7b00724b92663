package org.ringbook.reference;

/** What SetPriceBands says of a market; all 0 at first. */
record PriceBands(
        int dynamicBandPpm,
        int staticBandPpm,
        int collarPpm,
        long initialReferenceTicks,
        long volatilityAuctionNs,
        long auctionExtensionNs) {
    static final PriceBands NONE = new PriceBands(0, 0, 0, 0, 0, 0);

    PriceBands withoutReference() {
        return new PriceBands(dynamicBandPpm, staticBandPpm, collarPpm, 0, volatilityAuctionNs, auctionExtensionNs);
    }
}
