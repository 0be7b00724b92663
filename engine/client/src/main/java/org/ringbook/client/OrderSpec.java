package org.ringbook.client;

import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/**
 * An order to be entered.
 *
 * @param accountId    whose.
 * @param marketId     where.
 * @param side         buy or sell.
 * @param ordType      limit or market.
 * @param timeInForce  how long.
 * @param priceTicks   limit; 0 for a market order.
 * @param quantity     lots of base; quote units if by quote.
 * @param postOnly     refused whole if any of it would trade at once.
 * @param byQuote      a market buy by an amount of quote.
 * @param validUntilNs refused if sequenced later, nanoseconds since the epoch; 0 = always valid.
 * @param clOrdId      client order id, or empty.
 */
public record OrderSpec(
        int accountId,
        int marketId,
        Side side,
        OrdType ordType,
        TimeInForce timeInForce,
        long priceTicks,
        long quantity,
        boolean postOnly,
        boolean byQuote,
        long validUntilNs,
        String clOrdId) {
    /**
     * A limit order that is good till cancel.
     *
     * @param accountId  whose.
     * @param marketId   where.
     * @param side       buy or sell.
     * @param priceTicks limit.
     * @param qtyLots    quantity.
     * @param clOrdId    client order id, or empty.
     * @return the order.
     */
    public static OrderSpec limit(
            final int accountId,
            final int marketId,
            final Side side,
            final long priceTicks,
            final long qtyLots,
            final String clOrdId) {
        return new OrderSpec(
                accountId,
                marketId,
                side,
                OrdType.LIMIT,
                TimeInForce.GTC,
                priceTicks,
                qtyLots,
                false,
                false,
                0,
                clOrdId);
    }

    /**
     * A market order by quantity.
     *
     * @param accountId whose.
     * @param marketId  where.
     * @param side      buy or sell.
     * @param qtyLots   quantity.
     * @param clOrdId   client order id, or empty.
     * @return the order.
     */
    public static OrderSpec market(
            final int accountId, final int marketId, final Side side, final long qtyLots, final String clOrdId) {
        return new OrderSpec(
                accountId, marketId, side, OrdType.MARKET, TimeInForce.IOC, 0, qtyLots, false, false, 0, clOrdId);
    }
}
