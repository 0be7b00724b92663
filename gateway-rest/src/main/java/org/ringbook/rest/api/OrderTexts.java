package org.ringbook.rest.api;

import org.ringbook.readmodel.orders.AccountTrade;
import org.ringbook.readmodel.orders.OrderReport;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.exchange.MarketView;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.Side;

/** Orders and trades in the shapes that Luno's clients know. */
final class OrderTexts {
    private static final String ZERO = "0";

    private final ExchangeView view;

    OrderTexts(final ExchangeView view) {
        this.view = view;
    }

    OrderAnswers.OrderV1 v1(final OrderReport order) {
        final MarketView market = view.market(order.marketId());
        return new OrderAnswers.OrderV1(
                OrderIds.text(order.orderId()),
                market.market().symbol(),
                isMarket(order) ? order.side().name() : bidOrAsk(order.side()),
                order.isOpen() ? "PENDING" : "COMPLETE",
                limitPrice(order, market),
                limitVolume(order, market),
                Amounts.baseOfLots(market, order.cumQty()),
                Amounts.counter(market, order.cumQuoteUnits()),
                feeBase(order, market),
                feeCounter(order, market),
                timeInForce(order),
                Amounts.millis(order.enteredNs()),
                completed(order),
                canceled(order));
    }

    OrderAnswers.OrderV2 v2(final OrderReport order) {
        final MarketView market = view.market(order.marketId());
        return new OrderAnswers.OrderV2(
                OrderIds.text(order.orderId()),
                order.clientOrderId(),
                market.market().symbol(),
                order.side().name(),
                type(order),
                order.isOpen() ? isWaiting(order) ? "AWAITING" : "PENDING" : "COMPLETE",
                limitPrice(order, market),
                limitVolume(order, market),
                Amounts.baseOfLots(market, order.cumQty()),
                Amounts.counter(market, order.cumQuoteUnits()),
                feeBase(order, market),
                feeCounter(order, market),
                timeInForce(order),
                order.stopPriceTicks() == 0 ? ZERO : Amounts.price(market, order.stopPriceTicks()),
                isStop(order) ? order.side() == Side.BUY ? "ABOVE" : "BELOW" : "",
                Wallets.id(order.accountId(), market.market().base().assetId()),
                Wallets.id(order.accountId(), market.market().quote().assetId()),
                Amounts.millis(order.enteredNs()),
                completed(order),
                canceled(order));
    }

    OrderAnswers.Trade trade(final AccountTrade trade) {
        final MarketView market = view.market(trade.marketId());
        final boolean isBuy = trade.side() == Side.BUY;
        return new OrderAnswers.Trade(
                market.market().symbol(),
                trade.tradeId(),
                OrderIds.text(trade.orderId()),
                trade.clientOrderId(),
                bidOrAsk(trade.side()),
                trade.aggressorSide() == Side.BUY,
                Amounts.millis(trade.timestampNs()),
                Amounts.price(market, trade.priceTicks()),
                Amounts.volume(market, trade.qtyLots()),
                Amounts.base(market, trade.baseUnits()),
                Amounts.counter(market, trade.quoteUnits()),
                Amounts.base(market, isBuy ? trade.feeUnits() : 0),
                Amounts.counter(market, isBuy ? 0 : trade.feeUnits()));
    }

    private static boolean isMarket(final OrderReport order) {
        return order.ordType() == OrdType.MARKET;
    }

    private static boolean isStop(final OrderReport order) {
        return order.ordType() == OrdType.STOP || order.ordType() == OrdType.STOP_LIMIT;
    }

    private static boolean isWaiting(final OrderReport order) {
        return order.isOpen() && isStop(order) && order.triggeredNs() == 0;
    }

    private static String bidOrAsk(final Side side) {
        return side == Side.BUY ? "BID" : "ASK";
    }

    private static String type(final OrderReport order) {
        return isStop(order) ? "STOP_LIMIT" : isMarket(order) ? "MARKET" : "LIMIT";
    }

    private static String limitPrice(final OrderReport order, final MarketView market) {
        return order.priceTicks() == 0 ? ZERO : Amounts.price(market, order.priceTicks());
    }

    private static String limitVolume(final OrderReport order, final MarketView market) {
        return order.isByQuote() ? ZERO : Amounts.volume(market, order.orderQty());
    }

    private static String timeInForce(final OrderReport order) {
        return isMarket(order) ? "" : order.timeInForce().name();
    }

    private static String feeBase(final OrderReport order, final MarketView market) {
        return Amounts.base(market, order.side() == Side.BUY ? order.feeUnits() : 0);
    }

    private static String feeCounter(final OrderReport order, final MarketView market) {
        return Amounts.counter(market, order.side() == Side.SELL ? order.feeUnits() : 0);
    }

    /** When it ended; 0 while it is open. */
    private static long completed(final OrderReport order) {
        return order.isOpen() ? 0 : Amounts.millis(order.changedNs());
    }

    private static long canceled(final OrderReport order) {
        return order.status() == OrdStatus.CANCELED || order.status() == OrdStatus.EXPIRED ? completed(order) : 0;
    }
}
