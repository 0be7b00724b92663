package org.ringbook.followers.orders;

import java.sql.SQLException;
import org.agrona.DirectBuffer;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.FollowerKind;
import org.ringbook.followers.JournalRecord;
import org.ringbook.followers.Projection;
import org.ringbook.followers.RowAppender;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.CancelOrderDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderReducedDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.OrderTriggeredDecoder;
import org.ringbook.sbe.messages.ReplaceOrderDecoder;
import org.ringbook.sbe.messages.TradeBustedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;

/** Orders, client order ids and trades. */
public final class OrdersProjection implements Projection {
    /** The follower of this name. */
    public static final FollowerKind KIND =
            new FollowerKind("orders", "classpath:org/ringbook/followers/orders", OrdersProjection::new);

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
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
    private OrderTable orders;
    private TradeTable trades;
    private RowAppender clientIds;

    @Override
    public void open(final Handle handle, final long sequence) throws SQLException {
        orders = new OrderTable(handle);
        trades = new TradeTable(handle);
        clientIds = RowAppender.of(handle, "orders_client_id", "sequence", "account_id", "cl_ord_id", "order_id");
    }

    @Override
    public void apply(final JournalRecord record) throws SQLException {
        final DirectBuffer buffer = record.buffer();
        int index = 1;
        for (int at = record.firstEvent(); at < record.end(); at = Frames.next(buffer, at)) {
            apply(record, Frames.offset(at), index++);
        }
    }

    private void apply(final JournalRecord record, final int event, final int index) throws SQLException {
        final DirectBuffer buffer = record.buffer();
        switch (Frames.templateId(buffer, event)) {
            case OrderAcceptedDecoder.TEMPLATE_ID -> accept(record, accepted.wrapAndApplyHeader(buffer, event, header));
            case OrderCanceledDecoder.TEMPLATE_ID -> cancel(record, canceled.wrapAndApplyHeader(buffer, event, header));
            case OrderReplacedDecoder.TEMPLATE_ID ->
                replace(record, replaced.wrapAndApplyHeader(buffer, event, header));
            case OrderReducedDecoder.TEMPLATE_ID -> {
                reduced.wrapAndApplyHeader(buffer, event, header);
                final OrderRow row = orders.touch(reduced.orderId(), record);
                row.orderQtyDelta -= reduced.reducedQty();
                row.leavesQty = reduced.leavesQty();
            }
            case OrderTriggeredDecoder.TEMPLATE_ID -> {
                triggered.wrapAndApplyHeader(buffer, event, header);
                orders.touch(triggered.orderId(), record).triggeredNs = record.timestampNs();
            }
            case TradeDecoder.TEMPLATE_ID -> {
                trade.wrapAndApplyHeader(buffer, event, header);
                trades.add(record, index, trade);
                fill(record, trade.buyOrderId(), trade.buyLeavesQty(), trade.buyFeeUnits());
                fill(record, trade.sellOrderId(), trade.sellLeavesQty(), trade.sellFeeUnits());
            }
            case TradeBustedDecoder.TEMPLATE_ID ->
                trades.bust(record, busted.wrapAndApplyHeader(buffer, event, header));
            default -> {
                // changes no order
            }
        }
    }

    private void accept(final JournalRecord record, final OrderAcceptedDecoder event) {
        newOrder.wrapAndApplyHeader(record.buffer(), record.command(), header);
        final OrderRow row = orders.add(record);
        row.accountId = event.accountId();
        row.marketId = event.marketId();
        row.side = newOrder.sideRaw();
        row.ordType = newOrder.ordTypeRaw();
        row.timeInForce = newOrder.timeInForceRaw();
        row.isPostOnly = newOrder.flags().postOnly();
        row.isByQuote = newOrder.flags().byQuote();
        row.selfTrade = newOrder.selfTradePreventionRaw();
        row.quantity = newOrder.quantity();
        row.priceTicks = event.priceTicks();
        row.stopPriceTicks = newOrder.stopPriceTicks();
        row.triggeredNs = 0;
        row.displayQty = newOrder.displayQty();
        row.expireTimeNs = newOrder.expireTimeNs();
        row.orderQty = row.isByQuote ? 0 : row.quantity;
        row.leavesQty = row.orderQty;
        row.sessionId = newOrder.header().sessionId();
        row.clOrdId = newOrder.clOrdId();
        row.isOpen = 1;
        row.status = OrdStatus.NEW.value();
        row.cancelReason = 0;
    }

    private void takeClientId(final JournalRecord record, final int accountId, final String clOrdId, final long orderId)
            throws SQLException {
        if (!clOrdId.isEmpty()) {
            clientIds.put(record.sequence()).put(accountId).put(clOrdId).put(orderId);
            clientIds.end();
        }
    }

    /** An order by quote has nothing open either while it still buys; its OrderCanceled follows in the same record. */
    private void fill(final JournalRecord record, final long orderId, final long leavesQty, final long feeUnits) {
        final OrderRow row = orders.touch(orderId, record);
        row.cumQtyDelta += trade.qtyLots();
        row.quoteUnitsDelta = Math.addExact(row.quoteUnitsDelta, trade.quoteUnits());
        row.feeUnitsDelta = Math.addExact(row.feeUnitsDelta, feeUnits);
        row.fillsDelta++;
        row.leavesQty = leavesQty;
        row.status = (leavesQty == 0 ? OrdStatus.FILLED : OrdStatus.PARTIALLY_FILLED).value();
        row.isOpen = leavesQty == 0 ? 0 : 1;
    }

    private void cancel(final JournalRecord record, final OrderCanceledDecoder event) throws SQLException {
        final OrderRow row = orders.touch(event.orderId(), record);
        row.isOpen = 0;
        row.status = event.ordStatusRaw();
        row.cancelReason = event.reasonRaw();
        row.leavesQty = 0;
        row.endedQty = event.cumQty();
        if (record.commandTemplateId() == CancelOrderDecoder.TEMPLATE_ID) {
            cancelOrder.wrapAndApplyHeader(record.buffer(), record.command(), header);
            cancelOrder.skipOrigClOrdId();
            takeClientId(record, event.accountId(), cancelOrder.clOrdId(), event.orderId());
        }
    }

    private void replace(final JournalRecord record, final OrderReplacedDecoder event) throws SQLException {
        final OrderRow row = orders.touch(event.orderId(), record);
        row.status = event.ordStatusRaw();
        row.isOpen = row.status == OrdStatus.FILLED.value() ? 0 : 1;
        row.priceTicks = event.priceTicks();
        row.orderQty = event.orderQty();
        row.orderQtyDelta = 0;
        row.leavesQty = event.leavesQty();
        if (event.stopPriceTicks() != 0) {
            row.stopPriceTicks = event.stopPriceTicks();
        }
        row.displayQty = event.displayQty();
        replaceOrder.wrapAndApplyHeader(record.buffer(), record.command(), header);
        row.sessionId = replaceOrder.header().sessionId();
        replaceOrder.skipOrigClOrdId();
        row.replacedId = replaceOrder.clOrdId();
        takeClientId(record, event.accountId(), row.replacedId, event.orderId());
    }

    @Override
    public void flush() throws SQLException {
        orders.flush();
        trades.flush();
        clientIds.flush();
    }

    @Override
    public void remove(final long from, final long until) throws SQLException {
        orders.remove(from, until);
    }
}
