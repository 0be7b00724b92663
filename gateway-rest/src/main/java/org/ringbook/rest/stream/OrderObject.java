package org.ringbook.rest.stream;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.concurrent.TimeUnit;
import org.ringbook.client.venue.Market;
import org.ringbook.readmodel.orders.OrderReport;
import org.ringbook.rest.api.OrderIds;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.Side;

/**
 * An order as {@code /api/ringbook/1/} says it, in streams and answers: decimals are texts, times milliseconds since the epoch, 0 = none.
 *
 * @param orderId             its id.
 * @param clientOrderId       that it was entered with, or the one of its last replace that gave one; may be empty.
 * @param pair                its market.
 * @param side                BUY or SELL.
 * @param type                LIMIT, MARKET, MARKET_TO_LIMIT, STOP or STOP_LIMIT.
 * @param timeInForce         GTC, IOC, FOK, GTD or DAY.
 * @param postOnly            whether it was not to trade at once.
 * @param price               limit; 0 = none.
 * @param volume              total; of an order by amount what it bought.
 * @param counterVolume       amount of an order by amount; else 0.
 * @param stopPrice           0 = none.
 * @param displayVolume       peak of an iceberg; 0 = all of it is displayed.
 * @param expires             of GTD.
 * @param selfTradePrevention what it does where it meets an own order.
 * @param status              OPEN, UNTRIGGERED, FILLED, CANCELED, EXPIRED.
 * @param reason              why its rest ended; empty if it did not, or was filled.
 * @param filledBase          filled.
 * @param filledCounter       what was paid for it.
 * @param remaining           open.
 * @param averagePrice        of its fills, rounded half up to the pair's decimals of a price and four more; 0 = none.
 * @param feeBase             fees in base, of a buy.
 * @param feeCounter          fees in counter, of a sell.
 * @param created             when it was entered.
 * @param updated             when it last changed.
 * @param ended               when it ended.
 */
public record OrderObject(
        String orderId,
        String clientOrderId,
        String pair,
        String side,
        String type,
        String timeInForce,
        boolean postOnly,
        String price,
        String volume,
        String counterVolume,
        String stopPrice,
        String displayVolume,
        long expires,
        String selfTradePrevention,
        String status,
        String reason,
        String filledBase,
        String filledCounter,
        String remaining,
        String averagePrice,
        String feeBase,
        String feeCounter,
        long created,
        long updated,
        long ended) {
    private static final int MORE_DECIMALS = 4;

    /**
     * Of what the engine says.
     *
     * @param market its market, with the terms that it was entered under.
     * @param order  the order.
     * @return the same in a client's words.
     */
    public static OrderObject of(final Market market, final OrderReport order) {
        final boolean buy = order.side() == Side.BUY;
        final boolean replaced = !order.replacedClientOrderId().isEmpty();
        return new OrderObject(
                OrderIds.text(order.orderId()),
                replaced ? order.replacedClientOrderId() : order.clientOrderId(),
                market.symbol(),
                order.side().name(),
                order.ordType().name(),
                order.timeInForce().name(),
                order.isPostOnly(),
                market.price().text(order.priceTicks()),
                market.quantity().text(order.isByQuote() ? order.cumQty() : order.orderQty()),
                market.quote().amount().text(order.isByQuote() ? order.quantity() : 0),
                market.price().text(order.stopPriceTicks()),
                market.quantity().text(order.displayQty() == order.orderQty() ? 0 : order.displayQty()),
                millis(order.expireTimeNs()),
                order.selfTrade().name(),
                status(order),
                order.cancelReason() == null ? "" : order.cancelReason().name(),
                market.quantity().text(order.cumQty()),
                market.quote().amount().text(order.cumQuoteUnits()),
                market.quantity().text(order.leavesQty()),
                averagePrice(market, order),
                market.base().amount().text(buy ? order.feeUnits() : 0),
                market.quote().amount().text(buy ? 0 : order.feeUnits()),
                millis(order.enteredNs()),
                millis(order.changedNs()),
                order.isOpen() ? 0 : millis(order.changedNs()));
    }

    private static String status(final OrderReport order) {
        if (order.isOpen()) {
            final boolean stop = order.ordType() == OrdType.STOP || order.ordType() == OrdType.STOP_LIMIT;
            return stop && order.triggeredNs() == 0 ? "UNTRIGGERED" : "OPEN";
        }
        return order.status() == OrdStatus.EXPIRED || order.status() == OrdStatus.FILLED
                ? order.status().name()
                : "CANCELED";
    }

    private static String averagePrice(final Market market, final OrderReport order) {
        if (order.cumQty() == 0) {
            return "0";
        }
        final BigDecimal paid = new BigDecimal(market.quote().amount().text(order.cumQuoteUnits()));
        final BigDecimal bought = new BigDecimal(market.quantity().text(order.cumQty()));
        return paid.divide(bought, market.price().decimals() + MORE_DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    static long millis(final long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
