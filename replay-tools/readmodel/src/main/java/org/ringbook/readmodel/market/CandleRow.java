package org.ringbook.readmodel.market;

import java.math.BigDecimal;

/**
 * A candle. Trades that were undone are not in it.
 *
 * @param startNs where it begins, nanoseconds since the epoch
 * @param open price of its first trade, in quote for one base
 * @param high highest price
 * @param low lowest price
 * @param close price of its last trade
 * @param baseQty traded, in base
 * @param quoteQty traded, in quote
 * @param tradeCount how many trades; 0 of a candle that only goes on with the close before it
 */
public record CandleRow(
        long startNs,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal baseQty,
        BigDecimal quoteQty,
        long tradeCount) {}
