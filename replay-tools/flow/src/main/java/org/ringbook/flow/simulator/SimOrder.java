package org.ringbook.flow.simulator;

import org.ringbook.flow.FlowAction;
import org.ringbook.flow.Side;

/** An order of the simulator, from the moment it is sent until it is done. */
final class SimOrder {
    final long id;
    final Trader trader;
    final Side side;
    final boolean mayRest;
    long priceTicks;
    long totalQty;
    long cumQty;
    boolean resting;
    boolean awaiting = true;
    long nextPriceTicks;
    long nextTotalQty;
    int listIndex = -1;

    SimOrder(final long id, final Draft draft) {
        this.id = id;
        this.trader = draft.trader();
        this.side = draft.side();
        this.mayRest = draft.action() == FlowAction.NEW_LIMIT;
        this.priceTicks = draft.priceTicks();
        this.totalQty = draft.qtyLots();
    }

    long leavesQty() {
        return totalQty - cumQty;
    }
}
