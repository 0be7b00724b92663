package org.ringbook.followers.orders;

/**
 * What a transaction does to one order: all of it, if the order is new, so that it is written once with its latest state; else what
 * changes.
 */
final class OrderRow {
    /** Not changed. */
    static final long SAME = Long.MIN_VALUE;

    final long orderId;
    final boolean isNew;
    int accountId;
    int marketId;
    int side;
    int ordType;
    int timeInForce;
    int selfTrade;
    boolean isPostOnly;
    boolean isByQuote;
    long quantity;
    long expireTimeNs;
    String clOrdId = "";
    /** Null: not changed. */
    String replacedId;

    long enteredNs;

    long isOpen = SAME;
    long status = SAME;
    long cancelReason = SAME;
    long priceTicks = SAME;
    long stopPriceTicks = SAME;
    long triggeredNs = SAME;
    long displayQty = SAME;
    long orderQty = SAME;
    long orderQtyDelta;
    long endedQty = SAME;
    long leavesQty = SAME;
    long cumQtyDelta;
    long quoteUnitsDelta;
    long feeUnitsDelta;
    long fillsDelta;
    long sessionId = SAME;
    long changedNs;
    long changedSequence;

    OrderRow(final long orderId, final boolean isNew) {
        this.orderId = orderId;
        this.isNew = isNew;
    }

    /** Total in lots of a new order. */
    long newOrderQty() {
        return isByQuote && endedQty != SAME ? endedQty : orderQty + orderQtyDelta;
    }
}
