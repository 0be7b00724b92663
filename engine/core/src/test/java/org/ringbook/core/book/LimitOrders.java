package org.ringbook.core.book;

import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.TimeInForce;

/** Flags of plain limit orders, for tests of the book. */
final class LimitOrders {
    private LimitOrders() {}

    static int flags(final boolean sell) {
        return OrderFlags.of(
                sell,
                OrdType.LIMIT.value(),
                TimeInForce.GTC.value(),
                SelfTradePrevention.CANCEL_NEWEST.value(),
                false,
                false);
    }
}
