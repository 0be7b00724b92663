package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.ringbook.core.market.MarketTerms;
import org.ringbook.core.market.PriceBands;

/** A market as a query sees it; one object for all rows. Core thread only. */
public interface MarketView {
    /**
     * Its id.
     *
     * @return from 1
     */
    int marketId();

    /**
     * What is traded.
     *
     * @return an asset id
     */
    int baseAssetId();

    /**
     * What it is paid with.
     *
     * @return an asset id
     */
    int quoteAssetId();

    /**
     * What it takes.
     *
     * @return value of {@code MarketState}
     */
    short state();

    /**
     * Steps and bounds.
     *
     * @return as it was added with
     */
    MarketTerms terms();

    /**
     * Number of the last trade.
     *
     * @return 0 before the first
     */
    long lastTradeId();

    /**
     * Price of the last trade.
     *
     * @return ticks, 0 before the first
     */
    long lastTicks();

    /**
     * When its auction ends by itself.
     *
     * @return nanoseconds since the epoch, 0 for no such time
     */
    long auctionEndNs();

    /**
     * Price last said of its auction.
     *
     * @return ticks, 0 for none
     */
    long indicativeTicks();

    /**
     * What would trade at that price.
     *
     * @return lots
     */
    long indicativeQty();

    /**
     * Bounds on its prices.
     *
     * @return the live settings
     */
    PriceBands bands();

    /**
     * What stands for a trade that has not been.
     *
     * @return ticks, 0 for none
     */
    long initialReferenceTicks();

    /**
     * When its schedule acts next.
     *
     * @return nanoseconds since the epoch, 0 for never
     */
    long nextScheduleNs();

    /**
     * Orders in the book.
     *
     * @return their number
     */
    long openOrders();

    /**
     * Best bid.
     *
     * @return ticks, 0 if there is none
     */
    long bestBidTicks();

    /**
     * Best offer.
     *
     * @return ticks, 0 if there is none
     */
    long bestOfferTicks();

    /**
     * Holds the symbol, from index 0.
     *
     * @return a buffer
     */
    DirectBuffer symbol();

    /**
     * Length of the symbol.
     *
     * @return in bytes
     */
    int symbolLength();
}
