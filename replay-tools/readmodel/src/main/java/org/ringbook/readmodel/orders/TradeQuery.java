package org.ringbook.readmodel.orders;

import org.ringbook.readmodel.TimeRange;

/**
 * Which trades of an account.
 *
 * @param accountId    whose.
 * @param marketId     of this market; 0: of all.
 * @param orderId      of this order of the account; 0: of all.
 * @param traded       when they were made.
 * @param fromTradeId  of a market: the trade of this id and later ones; 0: all.
 * @param untilTradeId of a market: the trades before the one of this id; {@link Long#MAX_VALUE}: all.
 */
public record TradeQuery(
        int accountId, int marketId, long orderId, TimeRange traded, long fromTradeId, long untilTradeId) {
    /**
     * A query.
     *
     * @throws IllegalArgumentException if trade ids are given and no market, of which they are.
     */
    public TradeQuery {
        if (marketId == 0 && (fromTradeId != 0 || untilTradeId != Long.MAX_VALUE)) {
            throw new IllegalArgumentException("trade ids are a market's, and none is given");
        }
    }

    /**
     * All trades of an account.
     *
     * @param accountId whose.
     * @param marketId  of this market; 0: of all.
     * @return the query.
     */
    public static TradeQuery of(final int accountId, final int marketId) {
        return new TradeQuery(accountId, marketId, 0, TimeRange.ALL, 0, Long.MAX_VALUE);
    }

    /**
     * All trades of an order.
     *
     * @param accountId whose.
     * @param orderId   the order.
     * @return the query.
     */
    public static TradeQuery ofOrder(final int accountId, final long orderId) {
        return new TradeQuery(accountId, 0, orderId, TimeRange.ALL, 0, Long.MAX_VALUE);
    }

    /**
     * The same of those that were made in a time.
     *
     * @param range when.
     * @return the query.
     */
    public TradeQuery traded(final TimeRange range) {
        return new TradeQuery(accountId, marketId, orderId, range, fromTradeId, untilTradeId);
    }

    /**
     * The same of those of some ids.
     *
     * @param fromId  included; 0: from the first.
     * @param untilId not included; {@link Long#MAX_VALUE}: to the last.
     * @return the query.
     */
    public TradeQuery tradeIds(final long fromId, final long untilId) {
        return new TradeQuery(accountId, marketId, orderId, traded, fromId, untilId);
    }
}
