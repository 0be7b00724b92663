package org.ringbook.readmodel.market;

import java.math.BigDecimal;

/**
 * The last trade of a market, and 24 hours: the minute asked for and the 1,439 before it, without trades that were undone. (Bids and
 * offers are the book's: a market data subscriber has them.)
 *
 * @param marketId dense from 1
 * @param symbol such as XBTZAR
 * @param lastTradeId 0 if there was none
 * @param lastTradeNs when, nanoseconds since the epoch
 * @param last its price, in quote for one base; null if there was none
 * @param open first price of the 24 hours; null if there was no trade, as of the next two
 * @param high highest price
 * @param low lowest price
 * @param baseQty traded, in base
 * @param quoteQty traded, in quote
 * @param tradeCount how many trades
 */
public record TickerRow(
        int marketId,
        String symbol,
        long lastTradeId,
        long lastTradeNs,
        BigDecimal last,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal baseQty,
        BigDecimal quoteQty,
        long tradeCount) {}
