package org.ringbook.fix.marketdata;

/**
 * A trade that subscribers are to be told of.
 *
 * @param tradeId    its number in its market.
 * @param priceTicks price; 0 of one that was busted.
 * @param qtyLots    quantity; 0 of one that was busted.
 * @param timeNs     when, nanoseconds since the epoch.
 */
record PublicTrade(long tradeId, long priceTicks, long qtyLots, long timeNs) {
    static PublicTrade busted(final long tradeId) {
        return new PublicTrade(tradeId, 0, 0, 0);
    }

    boolean isBusted() {
        return qtyLots == 0;
    }
}
