package org.ringbook.client;

/**
 * A market's bounds on prices; 0 is no bound.
 *
 * @param dynamicBandPpm        around the last trade: no order enters or trades beyond it, parts per million.
 * @param staticBandPpm         around the last auction's price: a trade beyond it is not made, the market goes into an auction.
 * @param collarPpm             around an auction's reference: a price beyond it extends the auction.
 * @param initialReferenceTicks stands for a last trade or auction that has not been; 0 = none.
 * @param volatilityAuctionNs   how long an auction lasts that the static band caused; 0 = until it is ended.
 * @param auctionExtensionNs    by how much the collar extends an auction; 0 = until it is ended.
 */
public record PriceBands(
        int dynamicBandPpm,
        int staticBandPpm,
        int collarPpm,
        long initialReferenceTicks,
        long volatilityAuctionNs,
        long auctionExtensionNs) {}
