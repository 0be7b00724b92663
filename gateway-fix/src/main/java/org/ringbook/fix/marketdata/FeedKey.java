package org.ringbook.fix.marketdata;

/**
 * What is told of a market. Who wants the same hears the same.
 *
 * @param marketId which market.
 * @param depth    levels of each side; 0 = all.
 * @param bids     whether bids are wanted.
 * @param offers   whether offers are wanted.
 * @param trades   whether trades are wanted.
 */
record FeedKey(int marketId, int depth, boolean bids, boolean offers, boolean trades) {}
