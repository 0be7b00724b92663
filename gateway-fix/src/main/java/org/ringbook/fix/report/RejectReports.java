package org.ringbook.fix.report;

import org.ringbook.client.EventFrame;
import org.ringbook.client.venue.Account;
import org.ringbook.client.venue.Catalog;
import org.ringbook.client.venue.CommandInForce;
import org.ringbook.client.venue.Market;
import org.ringbook.fix.message.OutMessage;
import org.ringbook.fix.message.Tags;
import org.ringbook.sbe.RejectCode;
import org.ringbook.sbe.RejectText;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.CancelOrderDecoder;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.CancelRejectedDecoder;
import org.ringbook.sbe.messages.CommandRejectedDecoder;
import org.ringbook.sbe.messages.MassCancelDecoder;
import org.ringbook.sbe.messages.MassCanceledDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrderRejectedDecoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.ReplaceOrderDecoder;
import org.ringbook.sbe.messages.Side;

/** Answers to what was refused, and to mass cancels. They go to the session that asked. */
final class RejectReports {
    private static final int CXL_REJ_REASON = 102;
    private static final int ORD_REJ_REASON = 103;
    private static final int CXL_REJ_RESPONSE_TO = 434;
    private static final int MASS_CANCEL_RESPONSE = 531;
    private static final int MASS_CANCEL_REJECT_REASON = 532;
    private static final int TOTAL_AFFECTED = 533;
    private static final String NO_ORDER = "NONE";
    private static final String STATUS_EXEC_ID = "0";
    private static final int OTHER = 99;

    private final ReportMaker maker;
    private final Catalog catalog;
    private final Orders orders;
    private final OrderText text;
    private final OutMessage out;
    private final ReportListener listener;
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final CancelOrderDecoder cancelOrder = new CancelOrderDecoder();
    private final ReplaceOrderDecoder replaceOrder = new ReplaceOrderDecoder();
    private final MassCancelDecoder massCancel = new MassCancelDecoder();
    private final OrderRejectedDecoder orderRejected = new OrderRejectedDecoder();
    private final CancelRejectedDecoder cancelRejected = new CancelRejectedDecoder();
    private final CommandRejectedDecoder commandRejected = new CommandRejectedDecoder();
    private final MassCanceledDecoder massCanceled = new MassCanceledDecoder();
    private MassCancelInForce mass;

    /** A mass cancel, which may go on over several records; nothing else comes between. */
    private static final class MassCancelInForce {
        private int sessionId;
        private int sessionNumber;
        private long sequence;
        private int accountId;
        private int marketId;
        private Side side;
        private int count;
    }

    RejectReports(
            final ReportMaker maker,
            final Catalog catalog,
            final Orders orders,
            final OrderText text,
            final OutMessage out,
            final ReportListener listener) {
        this.maker = maker;
        this.catalog = catalog;
        this.orders = orders;
        this.text = text;
        this.out = out;
        this.listener = listener;
    }

    void onOrderRejected(final EventFrame frame, final CommandInForce command) {
        orderRejected.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        final RejectReason reason = orderRejected.reason();
        final int session = command.sessionId();
        if (!maker.number(session, 0, Report.NOBODY)) {
            return;
        }
        final boolean duplicate = reason == RejectReason.DUPLICATE_CL_ORD_ID;
        final Order order = Order.of(command.decode(newOrder));
        final String clOrdId = newOrder.clOrdId();
        final boolean resent = newOrder.validUntilNs() != 0;
        final Order first = duplicate ? orders.byId(orderRejected.firstOrderId()) : null;
        if (duplicate && resent && first != null) {
            text.begin(out, first, clOrdId, "", STATUS_EXEC_ID, 'I', first.status);
            text.end(out, first, 0, 0, maker.timeNs());
            maker.emit(session, 0, Report.NOBODY);
            return;
        }
        final OrdStatus status = orderRejected.firstOrdStatus();
        order.orderId = orderRejected.firstOrderId();
        if (duplicate) {
            order.quantity = orderRejected.firstOrderQty();
            // Less than the exchange says if one of its trades was undone.
            order.cumQty = first == null ? orderRejected.firstCumQty() : first.cumQty;
            order.leavesQty = orderRejected.firstLeavesQty();
            order.byQuote = false;
            order.filledTicksLots = first == null ? 0 : first.filledTicksLots;
        }
        writeOrderRejected(order, clOrdId, status, reason, duplicate && resent, resent);
        maker.emit(session, 0, Report.NOBODY);
    }

    private void writeOrderRejected(
            final Order order,
            final String clOrdId,
            final OrdStatus status,
            final RejectReason reason,
            final boolean asStatus,
            final boolean resent) {
        final Market market = catalog.market(order.marketId);
        final char execType = asStatus ? 'I' : '8';
        final String execId = asStatus ? STATUS_EXEC_ID : maker.execId();
        if (market == null) {
            out.begin("8")
                    .put(Tags.ORDER_ID, NO_ORDER)
                    .put(Tags.CL_ORD_ID, clOrdId)
                    .put(OrderText.EXEC_ID, execId)
                    .put(OrderText.EXEC_TYPE, execType)
                    .put(OrderText.ORD_STATUS, FixCode.of(status))
                    .put(Tags.SYMBOL, "[N/A]")
                    .put(Tags.SIDE, FixCode.of(order.side))
                    .put(OrderText.LEAVES_QTY, 0)
                    .put(OrderText.CUM_QTY, 0)
                    .put(OrderText.AVG_PX, 0);
        } else {
            text.begin(out, order, clOrdId, "", execId, execType, status);
            text.end(out, order, 0, 0, maker.timeNs());
        }
        if (!asStatus) {
            final boolean tooOld = resent && reason == RejectReason.VALID_UNTIL_PASSED;
            out.put(ORD_REJ_REASON, tooOld ? OTHER : RejectCode.of(reason).ordRejReason())
                    .put(
                            OrderText.TEXT,
                            tooOld
                                    ? "Too old to be resolved: whether it was taken before can't be said any more."
                                    : RejectText.sentence(reason));
        }
    }

    void onCancelRejected(final EventFrame frame, final CommandInForce command) {
        cancelRejected.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        final int session = command.sessionId();
        if (!maker.number(session, 0, Report.NOBODY)) {
            return;
        }
        final Account account = catalog.account(cancelRejected.accountId());
        final RejectReason reason = cancelRejected.reason();
        final OrdStatus status = cancelRejected.ordStatus();
        final long orderId = cancelRejected.orderId();
        final boolean replace = command.templateId() == ReplaceOrderDecoder.TEMPLATE_ID;
        final String origId;
        final String clOrdId;
        if (replace) {
            command.decode(replaceOrder);
            origId = replaceOrder.origClOrdId();
            clOrdId = replaceOrder.clOrdId();
        } else {
            command.decode(cancelOrder);
            origId = cancelOrder.origClOrdId();
            clOrdId = cancelOrder.clOrdId();
        }
        out.begin("9");
        if (orderId == 0) {
            out.put(Tags.ORDER_ID, NO_ORDER);
        } else {
            out.put(Tags.ORDER_ID, orderId);
        }
        out.put(Tags.CL_ORD_ID, clOrdId)
                .put(Tags.ORIG_CL_ORD_ID, origId)
                .put(OrderText.ORD_STATUS, FixCode.of(status))
                .put(Tags.ACCOUNT, account == null ? "" : account.name())
                .putTime(OrderText.TRANSACT_TIME, maker.timeNs())
                .put(CXL_REJ_RESPONSE_TO, replace ? '2' : '1')
                .put(CXL_REJ_REASON, RejectCode.of(reason).cxlRejReason())
                .put(OrderText.TEXT, RejectText.sentence(reason));
        maker.emit(session, 0, Report.NOBODY);
    }

    void beginMassCancel(final CommandInForce command) {
        command.decode(massCancel);
        mass = new MassCancelInForce();
        mass.sessionId = command.sessionId();
        mass.sessionNumber = command.header().sessionSequence();
        mass.sequence = maker.sequence();
        mass.accountId = massCancel.accountId();
        mass.marketId = massCancel.marketId();
        mass.side = massCancel.side();
    }

    boolean isMidMassCancel() {
        return mass != null;
    }

    void onCommandRejected(final EventFrame frame, final CommandInForce command) {
        if (command.templateId() != MassCancelDecoder.TEMPLATE_ID || mass == null) {
            return;
        }
        commandRejected.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        final RejectReason reason = commandRejected.reason();
        if (maker.number(mass.sessionId, 0, Report.NOBODY)) {
            massReport('0');
            out.put(MASS_CANCEL_REJECT_REASON, reason == RejectReason.UNKNOWN_MARKET ? '1' : '9')
                    .put(OrderText.TEXT, RejectText.sentence(reason));
            maker.emit(mass.sessionId, 0, Report.NOBODY);
        }
        mass = null;
    }

    void onMassCanceled(final EventFrame frame) {
        massCanceled.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        final int count = massCanceled.canceledCount();
        if (massCanceled.reason() != CancelReason.MASS_CANCEL || mass == null) {
            return;
        }
        mass.count += count;
        if (massCanceled.more() == BooleanType.TRUE) {
            return;
        }
        if (maker.number(mass.sessionId, 0, Report.NOBODY)) {
            massReport(mass.marketId == 0 ? '7' : '1');
            out.put(TOTAL_AFFECTED, mass.count);
            maker.emit(mass.sessionId, 0, Report.NOBODY);
        }
        mass = null;
    }

    private void massReport(final char response) {
        final Account account = catalog.account(mass.accountId);
        final Market market = mass.marketId == 0 ? null : catalog.market(mass.marketId);
        out.begin("r")
                .put(Tags.CL_ORD_ID, listener.massCancelId(mass.sessionId, mass.sessionNumber))
                .put(Tags.ORDER_ID, mass.sequence)
                .put(Tags.MASS_CANCEL_REQUEST_TYPE, mass.marketId == 0 ? '7' : '1')
                .put(MASS_CANCEL_RESPONSE, response)
                .put(Tags.ACCOUNT, account == null ? "" : account.name())
                .put(Tags.SYMBOL, market == null ? "" : market.symbol());
        if (mass.side == Side.BUY || mass.side == Side.SELL) {
            out.put(Tags.SIDE, FixCode.of(mass.side));
        }
        out.putTime(OrderText.TRANSACT_TIME, maker.timeNs());
    }
}
