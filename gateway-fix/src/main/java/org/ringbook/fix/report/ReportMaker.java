package org.ringbook.fix.report;

import org.ringbook.client.EventFrame;
import org.ringbook.client.venue.Account;
import org.ringbook.client.venue.Catalog;
import org.ringbook.client.venue.CommandInForce;
import org.ringbook.fix.message.OutMessage;
import org.ringbook.sbe.RejectText;
import org.ringbook.sbe.messages.CancelOrderDecoder;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.CancelRejectedDecoder;
import org.ringbook.sbe.messages.CommandRejectedDecoder;
import org.ringbook.sbe.messages.MassCancelDecoder;
import org.ringbook.sbe.messages.MassCanceledDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderReducedDecoder;
import org.ringbook.sbe.messages.OrderRejectedDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.OrderTriggeredDecoder;
import org.ringbook.sbe.messages.ReplaceOrderDecoder;
import org.ringbook.sbe.messages.TradeBustedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;

/**
 * Follows the event stream, frame by frame: keeps the orders, and says what their sessions are told. Which reports there are and in which order
 * depends on the stream alone; whether one is written, on whether anybody is to have it. One thread.
 */
public final class ReportMaker {
    private static final int RESTATEMENT_REASON = 378;
    private static final int PARTIAL_DECLINE = 5;

    private final Catalog catalog;
    private final Orders orders;
    private final ReportListener listener;
    private final CommandInForce command = new CommandInForce();
    private final OutMessage out = new OutMessage();
    private final OrderText text;
    private final FillReports fills;
    private final RejectReports rejects;
    private final BustReports busts;
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final CancelOrderDecoder cancelOrder = new CancelOrderDecoder();
    private final ReplaceOrderDecoder replaceOrder = new ReplaceOrderDecoder();
    private final OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
    private final OrderCanceledDecoder canceled = new OrderCanceledDecoder();
    private final OrderReplacedDecoder replaced = new OrderReplacedDecoder();
    private final OrderTriggeredDecoder triggered = new OrderTriggeredDecoder();
    private final OrderReducedDecoder reduced = new OrderReducedDecoder();
    private long sequence;
    private int index;
    private long timeNs;
    private int ordinal;

    /**
     * Begins with what a catalog has, and no orders.
     *
     * @param catalog  kept up to date from here on.
     * @param orders   kept up to date from here on.
     * @param listener takes the reports.
     */
    public ReportMaker(final Catalog catalog, final Orders orders, final ReportListener listener) {
        this.catalog = catalog;
        this.orders = orders;
        this.listener = listener;
        text = new OrderText(catalog);
        fills = new FillReports(this, catalog, orders, text, out);
        rejects = new RejectReports(this, catalog, orders, text, out, listener);
        busts = new BustReports(this, catalog, orders, text, out);
    }

    /**
     * An empty memory of orders.
     *
     * @param endedMax how many ended ones it remembers.
     * @return for {@link #ReportMaker}.
     */
    public static Orders noOrders(final int endedMax) {
        return new Orders(endedMax);
    }

    /**
     * The command of the record that was read last.
     *
     * @return good until the next record.
     */
    public CommandInForce command() {
        return command;
    }

    /**
     * Whether an operation goes on in the next record, so that what is known here is not all that counts.
     *
     * @return false between operations.
     */
    public boolean isMidOperation() {
        return rejects.isMidMassCancel();
    }

    /**
     * The next frame of the stream.
     *
     * @param frame each once, in order.
     */
    public void onFrame(final EventFrame frame) {
        sequence = frame.sequence();
        index = frame.index();
        timeNs = frame.timestampNs();
        if (index == 0) {
            ordinal = 0;
            command.begin(frame);
            if (frame.templateId() == MassCancelDecoder.TEMPLATE_ID) {
                rejects.beginMassCancel(command);
            }
        } else {
            onEvent(frame);
        }
        if (frame.isLastOfRecord()) {
            fills.flush();
        }
    }

    private void onEvent(final EventFrame frame) {
        switch (frame.templateId()) {
            case OrderAcceptedDecoder.TEMPLATE_ID -> onAccepted(frame);
            case OrderRejectedDecoder.TEMPLATE_ID -> rejects.onOrderRejected(frame, command);
            case CancelRejectedDecoder.TEMPLATE_ID -> rejects.onCancelRejected(frame, command);
            case CommandRejectedDecoder.TEMPLATE_ID -> rejects.onCommandRejected(frame, command);
            case TradeDecoder.TEMPLATE_ID -> fills.onTrade(frame);
            case OrderCanceledDecoder.TEMPLATE_ID -> onCanceled(frame);
            case OrderReplacedDecoder.TEMPLATE_ID -> onReplaced(frame);
            case OrderTriggeredDecoder.TEMPLATE_ID -> onTriggered(frame);
            case OrderReducedDecoder.TEMPLATE_ID -> onReduced(frame);
            case MassCanceledDecoder.TEMPLATE_ID -> rejects.onMassCanceled(frame);
            case TradeBustedDecoder.TEMPLATE_ID -> busts.onBusted(frame, command);
            default -> catalog.onEvent(frame, command);
        }
    }

    private void onAccepted(final EventFrame frame) {
        accepted.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        final Order order = Order.of(command.decode(newOrder));
        order.orderId = sequence;
        order.sessionId = command.sessionId();
        order.leavesQty = order.byQuote ? 0 : order.quantity;
        if (order.ordType == OrdType.MARKET_TO_LIMIT) {
            order.priceTicks = accepted.priceTicks();
        }
        orders.add(order);
        orders.addId(order, newOrder.clOrdId());
        plain(order, order.clOrdId(), "", '0', 0, "");
    }

    private void onCanceled(final EventFrame frame) {
        canceled.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        final Order order = orders.byId(canceled.orderId());
        if (order == null) {
            return;
        }
        final CancelReason reason = canceled.reason();
        final OrdStatus status = canceled.ordStatus();
        final boolean asked =
                reason == CancelReason.REQUESTED && command.templateId() == CancelOrderDecoder.TEMPLATE_ID;
        order.leavesQty = 0;
        order.status = status;
        if (status == OrdStatus.FILLED) {
            fills.flush();
        } else {
            fills.flush(OrdStatus.PARTIALLY_FILLED);
            final char execType = status == OrdStatus.EXPIRED ? 'C' : '4';
            final String before = order.clOrdId();
            final String own = asked ? cancelId() : "";
            if (own.isEmpty()) {
                plain(order, before, "", execType, 0, RejectText.sentence(reason));
            } else {
                plain(order, own, before, execType, command.sessionId(), RejectText.sentence(reason));
                orders.addId(order, own);
            }
        }
        orders.remember(order);
    }

    private String cancelId() {
        command.decode(cancelOrder);
        cancelOrder.skipOrigClOrdId();
        return cancelOrder.clOrdId();
    }

    private void onReplaced(final EventFrame frame) {
        replaced.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        final Order order = orders.byId(replaced.orderId());
        if (order == null) {
            return;
        }
        order.status = replaced.ordStatus();
        order.priceTicks = replaced.priceTicks();
        order.quantity = replaced.orderQty();
        order.leavesQty = replaced.leavesQty();
        final long stopPriceTicks = replaced.stopPriceTicks();
        if (stopPriceTicks > 0) {
            order.stopPriceTicks = stopPriceTicks;
        }
        order.displayQty = replaced.displayQty();
        command.decode(replaceOrder);
        replaceOrder.skipOrigClOrdId();
        final String before = order.clOrdId();
        final int sessionBefore = order.sessionId;
        orders.addId(order, replaceOrder.clOrdId());
        order.sessionId = command.sessionId();
        plain(order, order.clOrdId(), before, '5', sessionBefore, "");
        if (order.status == OrdStatus.FILLED) {
            orders.remember(order);
        }
    }

    private void onTriggered(final EventFrame frame) {
        triggered.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        final Order order = orders.byId(triggered.orderId());
        if (order != null) {
            order.triggered = true;
            plain(order, order.clOrdId(), "", 'L', 0, "");
        }
    }

    private void onReduced(final EventFrame frame) {
        reduced.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        final Order order = orders.byId(reduced.orderId());
        if (order == null) {
            return;
        }
        fills.flush(OrdStatus.PARTIALLY_FILLED);
        if (!order.byQuote) {
            order.quantity -= reduced.reducedQty();
            order.leavesQty = reduced.leavesQty();
        }
        final boolean wanted = number(order.sessionId, 0, ownerOf(order));
        if (wanted) {
            text.begin(out, order, order.clOrdId(), "", execId(), 'D', order.status);
            out.put(RESTATEMENT_REASON, PARTIAL_DECLINE);
            text.end(out, order, 0, 0, timeNs);
            out.put(OrderText.TEXT, "Self-trade prevention took quantity off the order.");
            emit(order.sessionId, 0, ownerOf(order));
        }
    }

    /** A report without a fill. */
    private void plain(
            final Order order,
            final String clOrdId,
            final String origId,
            final char execType,
            final int otherSession,
            final String sentence) {
        final int other = otherSession == order.sessionId ? 0 : otherSession;
        if (number(order.sessionId, other, ownerOf(order))) {
            text.begin(out, order, clOrdId, origId, execId(), execType, order.status);
            text.end(out, order, 0, 0, timeNs);
            out.put(OrderText.TEXT, sentence);
            emit(order.sessionId, other, ownerOf(order));
        }
    }

    int ownerOf(final Order order) {
        final Account account = catalog.account(order.accountId);
        return account == null ? Report.NOBODY : account.ownerId();
    }

    /** Record and index in it. */
    String execId() {
        return execId(sequence, index);
    }

    static String execId(final long ofSequence, final int ofIndex) {
        return ofSequence + "-" + ofIndex;
    }

    int index() {
        return index;
    }

    long timeNs() {
        return timeNs;
    }

    long sequence() {
        return sequence;
    }

    /** Gives the next report its number. Returns whether it has to be written. */
    boolean number(final int sessionId, final int otherId, final int ownerId) {
        ordinal++;
        return listener.hasRecipient(sessionId, otherId, ownerId);
    }

    /** Hands on what was written since {@link #number} said so. */
    void emit(final int sessionId, final int otherId, final int ownerId) {
        listener.onReport(new Report(sequence, ordinal, out.type(), out.body(), sessionId, otherId, ownerId));
    }
}
