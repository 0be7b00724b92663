package org.ringbook.readmodel.market;

import java.math.BigDecimal;

/**
 * A trade as the public may see it.
 *
 * @param tradeId dense per market, from 1
 * @param sequence the journal's record; with {@code index} the trade's ExecID
 * @param index of the event in the record
 * @param timestampNs nanoseconds since the epoch
 * @param price in quote for one base
 * @param baseQty in base
 * @param quoteQty in quote
 * @param buyOrderId order that bought
 * @param sellOrderId order that sold
 * @param aggressorSide 1 the buyer took, 2 the seller took, 0 an auction
 * @param bustedSequence record that undid it; 0 if none did
 */
public record PublicTrade(
        long tradeId,
        long sequence,
        int index,
        long timestampNs,
        BigDecimal price,
        BigDecimal baseQty,
        BigDecimal quoteQty,
        long buyOrderId,
        long sellOrderId,
        int aggressorSide,
        long bustedSequence) {}
