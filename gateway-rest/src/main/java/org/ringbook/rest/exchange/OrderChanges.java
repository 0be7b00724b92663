package org.ringbook.rest.exchange;

import org.ringbook.client.EventFrame;
import org.ringbook.client.venue.CommandInForce;
import org.ringbook.readmodel.orders.AccountTrade;
import org.ringbook.sbe.messages.CancelOrderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderReducedDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.OrderTriggeredDecoder;
import org.ringbook.sbe.messages.ReplaceOrderDecoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TradeBustedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;

/** What events make of orders. Under the view's lock. */
final class OrderChanges {
    private final Orders orders;
    private final ViewListener listener;
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final CancelOrderDecoder cancelOrder = new CancelOrderDecoder();
    private final ReplaceOrderDecoder replaceOrder = new ReplaceOrderDecoder();
    private final OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
    private final OrderCanceledDecoder canceled = new OrderCanceledDecoder();
    private final OrderReplacedDecoder replaced = new OrderReplacedDecoder();
    private final OrderReducedDecoder reduced = new OrderReducedDecoder();
    private final OrderTriggeredDecoder triggered = new OrderTriggeredDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final TradeBustedDecoder busted = new TradeBustedDecoder();

    OrderChanges(final Orders orders, final ViewListener listener) {
        this.orders = orders;
        this.listener = listener;
    }

    void onEvent(final EventFrame event, final CommandInForce command) {
        switch (event.templateId()) {
            case OrderAcceptedDecoder.TEMPLATE_ID -> onAccepted(event, command);
            case TradeDecoder.TEMPLATE_ID -> onTrade(event);
            case OrderCanceledDecoder.TEMPLATE_ID -> onCanceled(event, command);
            case OrderReplacedDecoder.TEMPLATE_ID -> onReplaced(event, command);
            case OrderReducedDecoder.TEMPLATE_ID -> {
                reduced.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
                final LiveOrder order = orders.get(reduced.orderId());
                order.orderQty -= order.byQuote ? 0 : reduced.reducedQty();
                order.leavesQty = reduced.leavesQty();
                changed(order, event);
            }
            case OrderTriggeredDecoder.TEMPLATE_ID -> {
                triggered.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
                final LiveOrder order = orders.get(triggered.orderId());
                order.triggeredNs = event.timestampNs();
                changed(order, event);
            }
            case TradeBustedDecoder.TEMPLATE_ID -> onBusted(event);
            default -> {
                // changes no order
            }
        }
    }

    private void changed(final LiveOrder order, final EventFrame event) {
        order.changedNs = event.timestampNs();
        order.changedSequence = event.sequence();
        listener.orderChanged(order.report());
        if (!order.isOpen) {
            orders.ended(order);
        }
    }

    private void onAccepted(final EventFrame event, final CommandInForce command) {
        accepted.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        final LiveOrder order = new LiveOrder(event.sequence());
        order.entered(command.decode(newOrder), accepted.priceTicks());
        order.enteredNs = event.timestampNs();
        orders.add(order);
        changed(order, event);
    }

    private void onTrade(final EventFrame event) {
        trade.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        fill(event, orders.get(trade.buyOrderId()), trade.buyLeavesQty(), trade.buyFeeUnits());
        fill(event, orders.get(trade.sellOrderId()), trade.sellLeavesQty(), trade.sellFeeUnits());
    }

    private void fill(final EventFrame event, final LiveOrder order, final long leavesQty, final long feeUnits) {
        final Side aggressor = trade.aggressorSide();
        final AccountTrade fill = new AccountTrade(
                event.sequence(),
                event.index(),
                trade.marketId(),
                trade.tradeId(),
                order.side,
                aggressor == Side.NULL_VAL ? null : aggressor,
                order.orderId,
                order.clientOrderId(),
                order.accountId,
                trade.priceTicks(),
                trade.qtyLots(),
                trade.baseUnits(),
                trade.quoteUnits(),
                feeUnits,
                0,
                event.timestampNs());
        order.add(fill);
        order.fillCount++;
        order.cumQty += trade.qtyLots();
        order.cumQuoteUnits = Math.addExact(order.cumQuoteUnits, trade.quoteUnits());
        order.feeUnits = Math.addExact(order.feeUnits, feeUnits);
        order.leavesQty = leavesQty;
        // An order by quote has nothing open while it still buys: its OrderCanceled is to come in the same record.
        order.isOpen = order.byQuote || leavesQty != 0;
        order.status = order.isOpen ? OrdStatus.PARTIALLY_FILLED : OrdStatus.FILLED;
        order.changedNs = event.timestampNs();
        order.changedSequence = event.sequence();
        listener.filled(order.report(), fill);
        changed(order, event);
    }

    private void onCanceled(final EventFrame event, final CommandInForce command) {
        canceled.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        final LiveOrder order = orders.get(canceled.orderId());
        order.isOpen = false;
        order.status = canceled.ordStatus();
        order.cancelReason = canceled.reason();
        order.leavesQty = 0;
        if (order.byQuote) {
            order.orderQty = canceled.cumQty();
        }
        if (command.templateId() == CancelOrderDecoder.TEMPLATE_ID) {
            command.decode(cancelOrder).skipOrigClOrdId();
            orders.addClientId(order, cancelOrder.clOrdId());
        }
        changed(order, event);
    }

    private void onReplaced(final EventFrame event, final CommandInForce command) {
        replaced.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        final LiveOrder order = orders.get(replaced.orderId());
        order.status = replaced.ordStatus();
        order.isOpen = order.status != OrdStatus.FILLED;
        order.priceTicks = replaced.priceTicks();
        order.orderQty = replaced.orderQty();
        order.leavesQty = order.isOpen ? replaced.leavesQty() : 0;
        order.displayQty = replaced.displayQty();
        if (replaced.stopPriceTicks() != 0) {
            order.stopPriceTicks = replaced.stopPriceTicks();
        }
        command.decode(replaceOrder);
        order.sessionId = replaceOrder.header().sessionId();
        replaceOrder.skipOrigClOrdId();
        final String clOrdId = replaceOrder.clOrdId();
        order.replacedBy(clOrdId);
        orders.addClientId(order, clOrdId);
        changed(order, event);
    }

    private void onBusted(final EventFrame event) {
        busted.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        markBusted(busted.buyAccountId(), event.timestampNs());
        markBusted(busted.sellAccountId(), event.timestampNs());
    }

    private void markBusted(final int accountId, final long timeNs) {
        orders.open(accountId).forEach(order -> markBusted(order, timeNs));
        orders.ended(accountId).forEach(order -> markBusted(order, timeNs));
    }

    private void markBusted(final LiveOrder order, final long timeNs) {
        if (order.marketId != busted.marketId()) {
            return;
        }
        order.fills.replaceAll(fill -> fill.tradeId() == busted.tradeId() ? undone(fill, timeNs) : fill);
    }

    private static AccountTrade undone(final AccountTrade fill, final long timeNs) {
        return new AccountTrade(
                fill.sequence(),
                fill.index(),
                fill.marketId(),
                fill.tradeId(),
                fill.side(),
                fill.aggressorSide(),
                fill.orderId(),
                fill.clientOrderId(),
                fill.accountId(),
                fill.priceTicks(),
                fill.qtyLots(),
                fill.baseUnits(),
                fill.quoteUnits(),
                fill.feeUnits(),
                timeNs,
                fill.timestampNs());
    }
}
