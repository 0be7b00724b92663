package org.ringbook.flow.simulator;

import org.ringbook.flow.FlowAction;
import org.ringbook.flow.Side;

/**
 * What a participant decides to do. For a new order {@code order} is null; else it is the one to change or cancel. A quote has its
 * level, everything else {@link #NO_LEVEL}.
 */
record Draft(FlowAction action, Trader trader, SimOrder order, Side side, long priceTicks, long qtyLots, int level) {
    static final int NO_LEVEL = -1;

    static Draft enter(
            final FlowAction action, final Trader trader, final Side side, final long priceTicks, final long qtyLots) {
        return new Draft(action, trader, null, side, priceTicks, qtyLots, NO_LEVEL);
    }

    static Draft quote(
            final Trader trader, final Side side, final long priceTicks, final long qtyLots, final int level) {
        return new Draft(FlowAction.NEW_LIMIT, trader, null, side, priceTicks, qtyLots, level);
    }

    static Draft cancel(final SimOrder order) {
        return new Draft(FlowAction.CANCEL, order.trader, order, order.side, 0, 0, NO_LEVEL);
    }

    static Draft replace(final SimOrder order, final long priceTicks, final long totalQty) {
        return new Draft(FlowAction.REPLACE, order.trader, order, order.side, priceTicks, totalQty, NO_LEVEL);
    }
}
