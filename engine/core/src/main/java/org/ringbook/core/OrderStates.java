package org.ringbook.core;

import org.ringbook.core.book.OrderFlags;
import org.ringbook.core.book.OrderStore;
import org.ringbook.sbe.messages.OrdStatus;

/** What events say of an open order; of one by quote the quantities are 0 until it has ended. Core thread only. */
final class OrderStates {
    private final OrderStore orders;

    OrderStates(final OrderStore orders) {
        this.orders = orders;
    }

    OrdStatus status(final int slot) {
        return orders.cumQty(slot) == 0 ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED;
    }

    long orderQty(final int slot) {
        return isByQuote(slot) ? 0 : orders.orderQty(slot);
    }

    long cumQty(final int slot) {
        return orders.cumQty(slot);
    }

    long leavesQty(final int slot) {
        return isByQuote(slot) ? 0 : orders.leavesQty(slot);
    }

    private boolean isByQuote(final int slot) {
        return OrderFlags.isByQuote(orders.flags(slot));
    }
}
