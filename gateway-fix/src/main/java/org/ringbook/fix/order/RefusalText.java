package org.ringbook.fix.order;

import org.ringbook.fix.message.FixMessage;
import org.ringbook.fix.message.OutMessage;
import org.ringbook.fix.message.Tags;
import org.ringbook.sbe.messages.RejectReason;

/** Writes the message that refuses a request before it became a command. */
final class RefusalText {
    private static final int AVG_PX = 6;
    private static final int CUM_QTY = 14;
    private static final int EXEC_ID = 17;
    private static final int ORD_STATUS = 39;
    private static final int TEXT = 58;
    private static final int TRANSACT_TIME = 60;
    private static final int CXL_REJ_REASON = 102;
    private static final int ORD_REJ_REASON = 103;
    private static final int EXEC_TYPE = 150;
    private static final int LEAVES_QTY = 151;
    private static final int CXL_REJ_RESPONSE_TO = 434;
    private static final int MASS_CANCEL_RESPONSE = 531;
    private static final int MASS_CANCEL_REJECT_REASON = 532;
    private static final int[] ECHOED = {
        Tags.ACCOUNT,
        Tags.SYMBOL,
        Tags.SIDE,
        Tags.ORD_TYPE,
        Tags.TIME_IN_FORCE,
        Tags.ORDER_QTY,
        Tags.CASH_ORDER_QTY,
        Tags.PRICE,
        Tags.STOP_PX
    };

    void write(
            final FixMessage message,
            final Refusal refusal,
            final String execId,
            final long timeNs,
            final OutMessage out) {
        switch (message.type()) {
            case "D" -> order(message, refusal, execId, timeNs, out);
            case "q" -> massCancel(message, refusal, timeNs, out);
            default -> cancel(message, refusal, timeNs, out);
        }
        out.put(TEXT, refusal.getMessage());
    }

    private static void order(
            final FixMessage message,
            final Refusal refusal,
            final String execId,
            final long timeNs,
            final OutMessage out) {
        out.begin("8")
                .put(Tags.ORDER_ID, "NONE")
                .put(Tags.CL_ORD_ID, message.text(Tags.CL_ORD_ID))
                .put(EXEC_ID, execId)
                .put(EXEC_TYPE, '8')
                .put(ORD_STATUS, '8')
                .put(ORD_REJ_REASON, refusal.code().ordRejReason());
        for (final int tag : ECHOED) {
            out.put(tag, message.text(tag));
        }
        out.put(LEAVES_QTY, 0).put(CUM_QTY, 0).put(AVG_PX, 0).putTime(TRANSACT_TIME, timeNs);
    }

    private static void cancel(
            final FixMessage message, final Refusal refusal, final long timeNs, final OutMessage out) {
        out.begin("9")
                .put(Tags.ORDER_ID, "NONE")
                .put(Tags.CL_ORD_ID, message.text(Tags.CL_ORD_ID))
                .put(Tags.ORIG_CL_ORD_ID, message.text(Tags.ORIG_CL_ORD_ID))
                .put(ORD_STATUS, '8')
                .put(Tags.ACCOUNT, message.text(Tags.ACCOUNT))
                .putTime(TRANSACT_TIME, timeNs)
                .put(CXL_REJ_RESPONSE_TO, "G".equals(message.type()) ? '2' : '1')
                .put(CXL_REJ_REASON, refusal.code().cxlRejReason());
    }

    private static void massCancel(
            final FixMessage message, final Refusal refusal, final long timeNs, final OutMessage out) {
        out.begin("r")
                .put(Tags.CL_ORD_ID, message.text(Tags.CL_ORD_ID))
                .put(Tags.ORDER_ID, "NONE")
                .put(Tags.MASS_CANCEL_REQUEST_TYPE, message.text(Tags.MASS_CANCEL_REQUEST_TYPE))
                .put(MASS_CANCEL_RESPONSE, '0')
                .put(MASS_CANCEL_REJECT_REASON, refusal.reason() == RejectReason.UNKNOWN_MARKET ? '1' : '9')
                .put(Tags.ACCOUNT, message.text(Tags.ACCOUNT))
                .put(Tags.SYMBOL, message.text(Tags.SYMBOL))
                .put(Tags.SIDE, message.text(Tags.SIDE))
                .putTime(TRANSACT_TIME, timeNs);
    }
}
