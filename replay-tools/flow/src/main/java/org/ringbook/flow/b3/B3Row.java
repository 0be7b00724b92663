package org.ringbook.flow.b3;

import org.ringbook.flow.Side;

/**
 * One event of one order.
 *
 * @param sequence exchange sequence number, strictly increasing.
 * @param timeNs local time of day in ns since midnight, never going back.
 * @param event what happened.
 * @param side side of the order.
 * @param orderId exchange order number; not in time order.
 * @param priceTicks the order's own limit in centavos; 0 for a market order, in its later rows too.
 * @param totalQty quantity of the whole order, in shares.
 * @param tradedQty what of it has traded up to this event, in shares.
 * @param aggressor whether the order took, on a trade; false on other events.
 */
public record B3Row(
        long sequence,
        long timeNs,
        Event event,
        Side side,
        long orderId,
        long priceTicks,
        long totalQty,
        long tradedQty,
        boolean aggressor) {
    /** Kinds of event. */
    public enum Event {
        /** Order entered. */
        NEW,
        /** Order replaced. */
        UPDATE,
        /** Rest of the order canceled. */
        CANCEL,
        /** Order traded; rows of a trade come in pairs, the bid first. */
        TRADE
    }

    /**
     * What is open after the event.
     *
     * @return shares.
     */
    public long leavesQty() {
        return totalQty - tradedQty;
    }
}
