package org.ringbook.fix.report;

import org.ringbook.client.venue.Catalog;
import org.ringbook.fix.message.OutMessage;
import org.ringbook.fix.message.Tags;

/** Answers to questions for the state of orders (150=I). One thread. */
public final class StatusReports {
    private static final String EXEC_ID = "0";
    private static final int TOT_NUM_REPORTS = 911;
    private static final int LAST_RPT_REQUESTED = 912;
    private static final int ORD_REJ_REASON = 103;
    private static final int UNKNOWN_ORDER = 5;

    private final OrderText text;

    /**
     * Of what a catalog names.
     *
     * @param catalog as it is when it is asked.
     */
    public StatusReports(final Catalog catalog) {
        text = new OrderText(catalog);
    }

    /**
     * State of an order.
     *
     * @param out       takes the message.
     * @param order     which.
     * @param clOrdId   FIX tag 11; empty = its latest.
     * @param requestId FIX tag 790, or empty.
     * @param timeNs    FIX tag 60.
     */
    public void single(
            final OutMessage out, final Order order, final String clOrdId, final String requestId, final long timeNs) {
        begin(out, order, clOrdId, timeNs);
        out.put(Tags.ORD_STATUS_REQ_ID, requestId);
    }

    /**
     * State of one order of many.
     *
     * @param out       takes the message.
     * @param order     which.
     * @param requestId FIX tag 584.
     * @param number    which of them, from 1.
     * @param total     of so many.
     * @param timeNs    FIX tag 60.
     */
    public void ofMany(
            final OutMessage out,
            final Order order,
            final String requestId,
            final int number,
            final int total,
            final long timeNs) {
        begin(out, order, "", timeNs);
        out.put(Tags.MASS_STATUS_REQ_ID, requestId)
                .put(TOT_NUM_REPORTS, total)
                .put(LAST_RPT_REQUESTED, number == total ? 'Y' : 'N');
    }

    private void begin(final OutMessage out, final Order order, final String clOrdId, final long timeNs) {
        text.begin(out, order, clOrdId.isEmpty() ? order.clOrdId() : clOrdId, "", EXEC_ID, 'I', order.status);
        text.end(out, order, 0, 0, timeNs);
    }

    /**
     * There is no such order.
     *
     * @param out       takes the message.
     * @param clOrdId   FIX tag 11, or empty.
     * @param symbol    FIX tag 55, or empty.
     * @param side      FIX tag 54.
     * @param sentence  FIX tag 58.
     * @return the message, to which the request's id is added.
     */
    public OutMessage none(
            final OutMessage out, final String clOrdId, final String symbol, final char side, final String sentence) {
        return out.begin("8")
                .put(Tags.ORDER_ID, "NONE")
                .put(Tags.CL_ORD_ID, clOrdId)
                .put(OrderText.EXEC_ID, EXEC_ID)
                .put(OrderText.EXEC_TYPE, 'I')
                .put(OrderText.ORD_STATUS, '8')
                .put(ORD_REJ_REASON, UNKNOWN_ORDER)
                .put(Tags.SYMBOL, symbol.isEmpty() ? "[N/A]" : symbol)
                .put(Tags.SIDE, side)
                .put(OrderText.LEAVES_QTY, 0)
                .put(OrderText.CUM_QTY, 0)
                .put(OrderText.AVG_PX, 0)
                .put(OrderText.TEXT, sentence);
    }

    /**
     * There are no orders to tell of.
     *
     * @param out       takes the message.
     * @param requestId FIX tag 584.
     * @param symbol    FIX tag 55, or empty.
     * @param sentence  FIX tag 58.
     */
    public void noneOfMany(final OutMessage out, final String requestId, final String symbol, final String sentence) {
        none(out, "", symbol, '1', sentence)
                .put(Tags.MASS_STATUS_REQ_ID, requestId)
                .put(TOT_NUM_REPORTS, 0)
                .put(LAST_RPT_REQUESTED, 'Y');
    }
}
