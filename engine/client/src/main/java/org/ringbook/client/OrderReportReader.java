package org.ringbook.client;

import java.util.ArrayList;
import java.util.List;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderReducedDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.OrderTriggeredDecoder;
import org.ringbook.sbe.messages.SelfTradePreventedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;

/** Picks what concerns one order out of the events of a record. */
final class OrderReportReader {
    private final long orderId;
    private final boolean byQuote;
    private final List<OrderReport.Fill> fills = new ArrayList<>();
    private long leavesQty;
    private long cumQty;
    private long preventedQty;
    private boolean triggered;
    private CancelReason cancelReason;
    private OrdStatus endStatus;

    OrderReportReader(final long orderId, final long leavesQty, final boolean byQuote) {
        this.orderId = orderId;
        this.leavesQty = leavesQty;
        this.byQuote = byQuote;
    }

    OrderReport read(final CommandOutcome outcome) {
        for (final CommandOutcome.Event event : outcome.events()) {
            switch (event.templateId()) {
                case TradeDecoder.TEMPLATE_ID -> onTrade(event.decode(new TradeDecoder()));
                case OrderCanceledDecoder.TEMPLATE_ID -> onCanceled(event.decode(new OrderCanceledDecoder()));
                case OrderReplacedDecoder.TEMPLATE_ID -> onReplaced(event.decode(new OrderReplacedDecoder()));
                case OrderReducedDecoder.TEMPLATE_ID -> onReduced(event.decode(new OrderReducedDecoder()));
                case OrderTriggeredDecoder.TEMPLATE_ID ->
                    triggered |= event.decode(new OrderTriggeredDecoder()).orderId() == orderId;
                case SelfTradePreventedDecoder.TEMPLATE_ID ->
                    onPrevented(event.decode(new SelfTradePreventedDecoder()));
                default -> {
                    // says nothing of the order
                }
            }
        }
        return new OrderReport(orderId, status(), cumQty, leavesQty, preventedQty, triggered, cancelReason, fills);
    }

    private void onTrade(final TradeDecoder trade) {
        final boolean isBuy = trade.buyOrderId() == orderId;
        if (!isBuy && trade.sellOrderId() != orderId) {
            return;
        }
        final long fee = isBuy ? trade.buyFeeUnits() : trade.sellFeeUnits();
        fills.add(new OrderReport.Fill(trade.tradeId(), trade.priceTicks(), trade.qtyLots(), fee));
        cumQty += trade.qtyLots();
        leavesQty = isBuy ? trade.buyLeavesQty() : trade.sellLeavesQty();
    }

    private void onCanceled(final OrderCanceledDecoder canceled) {
        if (canceled.orderId() == orderId) {
            cancelReason = canceled.reason();
            endStatus = canceled.ordStatus();
            leavesQty = 0;
        }
    }

    private void onReplaced(final OrderReplacedDecoder replaced) {
        if (replaced.orderId() == orderId) {
            leavesQty = replaced.leavesQty();
            cumQty = replaced.orderQty() - leavesQty;
        }
    }

    private void onReduced(final OrderReducedDecoder reduced) {
        if (reduced.orderId() == orderId) {
            leavesQty = reduced.leavesQty();
        }
    }

    private void onPrevented(final SelfTradePreventedDecoder prevented) {
        if (prevented.aggressorOrderId() == orderId || prevented.restingOrderId() == orderId) {
            preventedQty += prevented.preventedQty();
        }
    }

    /** An order by quote that has not been canceled waits for its stop price: it always ends so. */
    private OrdStatus status() {
        if (endStatus != null) {
            return endStatus;
        }
        if (leavesQty == 0 && !byQuote) {
            return OrdStatus.FILLED;
        }
        return cumQty == 0 ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED;
    }
}
