package org.ringbook.readmodel.marketdata;

import org.ringbook.sbe.marketdata.MarketState;
import org.ringbook.sbe.marketdata.OrderAction;
import org.ringbook.sbe.marketdata.Side;

/**
 * Told of what a {@link MarketDataSubscriber} takes in, within its poll. Of every message first the trades, then the changes, in their
 * order, then {@link #applied}. While a market is not in step nothing is told of it; {@link #inStep} says that its
 * book is there, or there again, and everything that was told before may be thrown away.
 */
public interface MarketDataHandler {
    /**
     * A market is in step, from its snapshot on.
     *
     * @param market as it is now
     */
    default void inStep(final SubscribedMarket market) {}

    /**
     * A market is out of step: something was missed, or the checksum differs. It recovers by itself.
     *
     * @param market with what was known last
     * @param why in words
     */
    default void outOfStep(final SubscribedMarket market, final String why) {}

    /**
     * A trade.
     *
     * @param market where
     * @param tradeId dense per market
     * @param priceTicks price
     * @param qtyLots quantity
     * @param buyOrderId order that bought
     * @param sellOrderId order that sold
     * @param aggressorSide {@code NULL_VAL} in an auction
     * @param index of the frame in the record {@link SubscribedMarket#sequence()}
     */
    default void trade(
            final SubscribedMarket market,
            final long tradeId,
            final long priceTicks,
            final long qtyLots,
            final long buyOrderId,
            final long sellOrderId,
            final Side aggressorSide,
            final int index) {}

    /**
     * A displayed order changed. Feed by order only.
     *
     * @param market with the change in its book
     * @param action what became of it
     * @param orderId which
     * @param side of it
     * @param priceTicks its limit; 0 of a market order in an auction
     * @param qtyLots what it displays now; 0 if it is gone
     */
    default void orderChanged(
            final SubscribedMarket market,
            final OrderAction action,
            final long orderId,
            final Side side,
            final long priceTicks,
            final long qtyLots) {}

    /**
     * A price level changed. Feed by level only.
     *
     * @param market with the change in its book
     * @param side of it
     * @param priceTicks its price; 0 of an auction's market orders
     * @param qtyLots what it displays now; 0 if it is gone
     * @param orderCount in how many orders
     */
    default void levelChanged(
            final SubscribedMarket market,
            final Side side,
            final long priceTicks,
            final long qtyLots,
            final int orderCount) {}

    /**
     * A trade was undone.
     *
     * @param market where
     * @param tradeId which
     */
    default void busted(final SubscribedMarket market, final long tradeId) {}

    /**
     * An auction goes on, since its price would be outside the collar.
     *
     * @param market where
     * @param priceTicks that price
     * @param untilNs nanoseconds since the epoch; 0 = until it is ended
     */
    default void auctionExtended(final SubscribedMarket market, final long priceTicks, final long untilNs) {}

    /**
     * The market has another state.
     *
     * @param market as it is now
     * @param state it
     */
    default void stateChanged(final SubscribedMarket market, final MarketState state) {}

    /**
     * A message is applied whole.
     *
     * @param market as it is now
     * @param lastOfRecord whether its record has no more for this market
     */
    default void applied(final SubscribedMarket market, final boolean lastOfRecord) {}
}
