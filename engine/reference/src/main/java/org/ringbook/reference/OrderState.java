package org.ringbook.reference;

import org.ringbook.sbe.messages.OrdStatus;

/** What is told of an order, open or ended: its id, status and quantities in lots. */
record OrderState(long orderId, OrdStatus status, long orderQty, long cumQty, long leavesQty) {
    static final OrderState UNKNOWN = new OrderState(0, OrdStatus.REJECTED, 0, 0, 0);

    static OrderState ended(final Order order, final OrdStatus status) {
        return new OrderState(order.id(), status, order.orderQty(), order.cumQty(), 0);
    }
}
