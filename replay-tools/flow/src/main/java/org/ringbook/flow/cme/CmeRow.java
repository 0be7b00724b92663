package org.ringbook.flow.cme;

import org.ringbook.flow.Side;

/**
 * One record about one order.
 *
 * @param timeNs exchange time, ns since the epoch.
 * @param action what happened.
 * @param side side of the order, for a trade that of the aggressor; null in an auction.
 * @param orderId CME's order id.
 * @param price hundredths of a point; 0 when there is none.
 * @param size contracts: the total for add and modify, the amount otherwise.
 * @param snapshot whether it belongs to the initial book.
 * @param last whether it is the last record of its event.
 */
record CmeRow(
        long timeNs, Action action, Side side, long orderId, long price, long size, boolean snapshot, boolean last) {
    /** Kinds of record. */
    enum Action {
        /** A: order shown. */
        ADD,
        /** M: order changed. */
        MODIFY,
        /** C: order, or part of it, taken off. */
        CANCEL,
        /** T: an aggressor traded. */
        TRADE,
        /** F: an order was filled. */
        FILL,
        /** R: the whole book is cleared. */
        CLEAR
    }
}
