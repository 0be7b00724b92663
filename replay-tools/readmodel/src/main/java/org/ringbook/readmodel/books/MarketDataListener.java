package org.ringbook.readmodel.books;

import org.ringbook.readmodel.marketdata.BookOrder;
import org.ringbook.sbe.messages.TradeDecoder;

/**
 * Told of what the public may see, in the order in which it happened, while a record is applied. Objects are live and decoders
 * hold within the call only. {@code index} is of the frame in its record: 0 the command, from 1 its events. The builder's thread.
 */
public interface MarketDataListener {
    /**
     * A record begins.
     *
     * @param sequence its place in the journal
     * @param timestampNs its time, nanoseconds since the epoch
     */
    default void beginRecord(final long sequence, final long timestampNs) {}

    /**
     * A market was added, or has new terms.
     *
     * @param market as it is now
     * @param index of the frame
     */
    default void defined(final MarketBook market, final int index) {}

    /**
     * An order is displayed, at the back of its price.
     *
     * @param market as it is now
     * @param index of the frame that it follows from
     * @param order as it is now
     */
    default void orderAdded(final MarketBook market, final int index, final BookOrder order) {}

    /**
     * An order displays another quantity, and keeps its place.
     *
     * @param market as it is now
     * @param index of the frame
     * @param order as it is now
     */
    default void orderChanged(final MarketBook market, final int index, final BookOrder order) {}

    /**
     * An order is displayed no more.
     *
     * @param market as it is now
     * @param index of the frame
     * @param order as it was
     */
    default void orderRemoved(final MarketBook market, final int index, final BookOrder order) {}

    /**
     * A trade was made; what it takes off the book is told next.
     *
     * @param market with the trade in last trade, ticker and candles
     * @param index of the frame
     * @param trade the event; it names accounts, which are not for the public
     */
    default void traded(final MarketBook market, final int index, final TradeDecoder trade) {}

    /**
     * The market has another state.
     *
     * @param market as it is now
     * @param index of the frame
     */
    default void stateChanged(final MarketBook market, final int index) {}

    /**
     * The auction would do something else than before.
     *
     * @param market as it is now
     * @param index of the frame
     */
    default void indicativeChanged(final MarketBook market, final int index) {}

    /**
     * An auction goes on.
     *
     * @param market as it is now
     * @param index of the frame
     * @param priceTicks the price that is outside the collar
     */
    default void auctionExtended(final MarketBook market, final int index, final long priceTicks) {}

    /**
     * A trade was undone, which changes nothing here.
     *
     * @param market as it is now
     * @param index of the frame
     * @param tradeId which
     */
    default void busted(final MarketBook market, final int index, final long tradeId) {}

    /**
     * Trades are older than 24 hours now. (That a trade changes the ticker is not said.)
     *
     * @param market as it is now
     */
    default void dayPassed(final MarketBook market) {}

    /** The record is applied. */
    default void endRecord() {}
}
