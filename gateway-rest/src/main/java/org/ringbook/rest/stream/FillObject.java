package org.ringbook.rest.stream;

import org.ringbook.client.venue.Market;
import org.ringbook.readmodel.orders.AccountTrade;
import org.ringbook.rest.api.OrderIds;
import org.ringbook.sbe.messages.Side;

/**
 * A fill as {@code /api/ringbook/1/} says it, in streams and answers.
 *
 * @param tradeId       dense per pair, from 1.
 * @param orderId       the account's order.
 * @param clientOrderId that the order was entered with; may be empty.
 * @param pair          where.
 * @param side          BUY or SELL, of the account.
 * @param price         price.
 * @param volume        quantity of base.
 * @param isMaker       whether the other side took; in an auction both are makers.
 * @param fee           taken off what the account got.
 * @param feeAsset      asset of the fee: base of a buy, counter of a sell.
 * @param timestamp     milliseconds since the epoch.
 */
public record FillObject(
        String tradeId,
        String orderId,
        String clientOrderId,
        String pair,
        String side,
        String price,
        String volume,
        boolean isMaker,
        String fee,
        String feeAsset,
        long timestamp) {
    /**
     * Of what the engine says.
     *
     * @param market where.
     * @param fill   one side of a trade.
     * @return the same in a client's words.
     */
    public static FillObject of(final Market market, final AccountTrade fill) {
        final var received = fill.side() == Side.BUY ? market.base() : market.quote();
        return new FillObject(
                Long.toString(fill.tradeId()),
                OrderIds.text(fill.orderId()),
                fill.clientOrderId(),
                market.symbol(),
                fill.side().name(),
                market.price().text(fill.priceTicks()),
                market.quantity().text(fill.qtyLots()),
                fill.aggressorSide() != fill.side(),
                received.amount().text(fill.feeUnits()),
                received.code(),
                OrderObject.millis(fill.timestampNs()));
    }
}
