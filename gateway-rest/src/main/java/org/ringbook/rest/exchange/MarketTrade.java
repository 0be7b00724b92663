package org.ringbook.rest.exchange;

import org.ringbook.sbe.messages.Side;

/**
 * A trade as the public may see it.
 *
 * @param tradeId       dense per market, from 1.
 * @param marketId      where.
 * @param sequence      its record.
 * @param index         of its event in the record.
 * @param timestampNs   nanoseconds since the epoch.
 * @param priceTicks    in the terms then in force.
 * @param qtyLots       in the terms then in force.
 * @param baseUnits     in base units.
 * @param quoteUnits    in quote units.
 * @param buyOrderId    order that bought.
 * @param sellOrderId   order that sold.
 * @param aggressorSide who took; null in an auction.
 */
public record MarketTrade(
        long tradeId,
        int marketId,
        long sequence,
        int index,
        long timestampNs,
        long priceTicks,
        long qtyLots,
        long baseUnits,
        long quoteUnits,
        long buyOrderId,
        long sellOrderId,
        Side aggressorSide) {}
