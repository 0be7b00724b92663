package org.ringbook.readmodel.market;

import java.util.List;
import java.util.Optional;
import org.ringbook.readmodel.Page;
import org.ringbook.readmodel.PageRequest;
import org.ringbook.readmodel.ReadModelException;
import org.ringbook.readmodel.TimeRange;

/** The past of the markets. Any thread. What it gives is as of the record that the follower has come to. */
public interface MarketHistory {
    /** Most rows of an answer. */
    int LIMIT_MAX = 1_000;

    /**
     * Candles, the earliest from a time on, ascending. An interval without a trade has none.
     *
     * @param marketId any number; none of a market that does not exist
     * @param interval one of {@link CandleInterval#all()}
     * @param sinceNs the first begins here or later, nanoseconds since the epoch
     * @param limit 1 to {@link #LIMIT_MAX}
     * @return at most so many
     * @throws ReadModelException if the history can't be read
     */
    List<CandleRow> candles(int marketId, CandleInterval interval, long sinceNs, int limit);

    /**
     * The latest trades, newest first, also those that were undone.
     *
     * @param marketId any number
     * @param sinceNs made here or later, nanoseconds since the epoch
     * @param limit 1 to {@link #LIMIT_MAX}
     * @return at most so many
     * @throws ReadModelException if the history can't be read
     */
    List<PublicTrade> trades(int marketId, long sinceNs, int limit);

    /**
     * Trades, also those that were undone. Their ids are the cursor.
     *
     * @param marketId any number
     * @param traded when they were made
     * @param page which of them
     * @return the page
     * @throws ReadModelException if the history can't be read
     */
    Page<PublicTrade> trades(int marketId, TimeRange traded, PageRequest page);

    /**
     * The terms that a market has had: orders and trades count in ticks and lots of those that were in force at their record.
     *
     * @param marketId any number
     * @return the earliest first; none of a market that does not exist
     * @throws ReadModelException if the history can't be read
     */
    List<MarketTermsRow> terms(int marketId);

    /**
     * Last trade and 24 hours of one market.
     *
     * @param marketId any number
     * @param nowNs nanoseconds since the epoch
     * @return empty if there is no such market
     * @throws ReadModelException if the history can't be read
     */
    Optional<TickerRow> ticker(int marketId, long nowNs);

    /**
     * Last trade and 24 hours of every market.
     *
     * @param nowNs nanoseconds since the epoch
     * @return by market id
     * @throws ReadModelException if the history can't be read
     */
    List<TickerRow> tickers(long nowNs);
}
