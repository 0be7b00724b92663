package org.ringbook.cli.flow;

import java.util.ArrayList;
import java.util.List;
import org.ringbook.client.EventFrame;
import org.ringbook.flow.FlowAction;
import org.ringbook.flow.FlowFill;
import org.ringbook.flow.FlowOutcome;
import org.ringbook.flow.FlowStep;
import org.ringbook.flow.Side;
import org.ringbook.sbe.messages.CancelRejectedDecoder;
import org.ringbook.sbe.messages.CommandRejectedDecoder;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderRejectedDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.TradeDecoder;

/** Reads the events of one record: as the outcome of an own step, or as what a stranger did to own orders. One thread. */
final class RecordReader {
    private final OrderIds ids;
    private final StrangersListener strangers;
    private final OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
    private final OrderRejectedDecoder rejected = new OrderRejectedDecoder();
    private final CancelRejectedDecoder cancelRejected = new CancelRejectedDecoder();
    private final CommandRejectedDecoder commandRejected = new CommandRejectedDecoder();
    private final OrderCanceledDecoder canceled = new OrderCanceledDecoder();
    private final OrderReplacedDecoder replaced = new OrderReplacedDecoder();
    private final TradeDecoder trade = new TradeDecoder();

    private final List<FlowFill> fills = new ArrayList<>();
    private final List<Long> prevented = new ArrayList<>();
    private PendingStep own;
    private RejectReason reason;
    private long leavesQty;

    RecordReader(final OrderIds ids, final StrangersListener strangers) {
        this.ids = ids;
        this.strangers = strangers;
    }

    /** Begins a record; {@code pending} is null if the command is somebody else's. */
    void begin(final PendingStep pending) {
        own = pending;
        reason = RejectReason.NONE;
        leavesQty = 0;
        fills.clear();
        prevented.clear();
    }

    boolean isOwn() {
        return own != null;
    }

    void event(final EventFrame frame) {
        switch (frame.templateId()) {
            case OrderAcceptedDecoder.TEMPLATE_ID -> onAccepted(frame);
            case TradeDecoder.TEMPLATE_ID -> onTrade(frame);
            case OrderCanceledDecoder.TEMPLATE_ID -> onCanceled(frame);
            case OrderReplacedDecoder.TEMPLATE_ID -> onReplaced(frame);
            case OrderRejectedDecoder.TEMPLATE_ID -> {
                rejected.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
                reason = rejected.reason();
            }
            case CancelRejectedDecoder.TEMPLATE_ID -> {
                cancelRejected.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
                reason = cancelRejected.reason();
            }
            case CommandRejectedDecoder.TEMPLATE_ID -> {
                commandRejected.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
                reason = commandRejected.reason();
            }
            default -> {
                // concerns no order
            }
        }
    }

    private void onAccepted(final EventFrame frame) {
        accepted.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        if (own != null) {
            ids.accepted(own.step().orderId(), own.clOrdId(), frame.sequence());
            leavesQty = own.step().qtyLots();
        }
    }

    private void onTrade(final EventFrame frame) {
        trade.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        final long buyId = trade.buyOrderId();
        final long sellId = trade.sellOrderId();
        if (isAuction()) {
            fills.add(new FlowFill(ids.feedId(buyId), trade.priceTicks(), trade.qtyLots()));
            fills.add(new FlowFill(ids.feedId(sellId), trade.priceTicks(), trade.qtyLots()));
        } else if (own != null) {
            final boolean isBuy = own.step().side() == Side.BUY;
            fills.add(new FlowFill(ids.feedId(isBuy ? sellId : buyId), trade.priceTicks(), trade.qtyLots()));
            leavesQty = isBuy ? trade.buyLeavesQty() : trade.sellLeavesQty();
        } else {
            tellStrangersFill(buyId);
            tellStrangersFill(sellId);
        }
        if (trade.buyLeavesQty() == 0) {
            ids.ended(buyId);
        }
        if (trade.sellLeavesQty() == 0) {
            ids.ended(sellId);
        }
    }

    private boolean isAuction() {
        return own != null && own.step().action() == FlowAction.UNCROSS;
    }

    private void tellStrangersFill(final long engineId) {
        if (ids.isOpen(engineId)) {
            strangers.onFill(ids.feedId(engineId), trade.priceTicks(), trade.qtyLots());
        }
    }

    private void onCanceled(final EventFrame frame) {
        canceled.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        final long engineId = canceled.orderId();
        if (own == null) {
            if (ids.isOpen(engineId)) {
                strangers.onDone(ids.feedId(engineId));
            }
        } else if (ids.engineId(own.step().orderId()) == engineId) {
            leavesQty = 0;
        } else {
            prevented.add(ids.feedId(engineId));
        }
        ids.ended(engineId);
    }

    private void onReplaced(final EventFrame frame) {
        replaced.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        leavesQty = replaced.leavesQty();
        if (leavesQty == 0) {
            ids.ended(replaced.orderId());
        }
    }

    /** The outcome of the own step; the record is whole. */
    FlowOutcome outcome() {
        if (reason == RejectReason.NONE) {
            return FlowOutcome.done(fills, leavesQty, prevented);
        }
        final FlowStep step = own.step();
        if (FlowCounts.isOrder(step.action())) {
            ids.rejected(step.orderId(), own.clOrdId());
        }
        return FlowOutcome.rejected(reason.name());
    }
}
