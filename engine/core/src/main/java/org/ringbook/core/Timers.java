package org.ringbook.core;

import org.ringbook.core.market.Market;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.StateChangeCause;

/** What happens when its time has come. {@code docs/rules.md}, Deadlines. Core thread only. */
final class Timers {
    private final CoreState state;
    private final Deadlines deadlines;
    private final OrderEnds ends;
    private final CancelsOfMany cancels;
    private final MarketStates marketStates;

    Timers(final CoreState state, final OrderEnds ends, final CancelsOfMany cancels, final MarketStates marketStates) {
        this.state = state;
        deadlines = state.deadlines;
        this.ends = ends;
        this.cancels = cancels;
        this.marketStates = marketStates;
    }

    /** Does what is due first: orders that expire as many as fit the record, anything else alone. */
    void onTimer(final EventSink events) {
        if (!isDue()) {
            return;
        }
        if (deadlines.nextKind() != Deadlines.ORDER) {
            fire(deadlines.nextKind(), deadlines.nextId(), deadlines.nextNs(), events);
            return;
        }
        while (isDue() && deadlines.nextKind() == Deadlines.ORDER && events.count() < RecordBounds.CANCELS) {
            final long orderId = deadlines.nextId();
            deadlines.clear(Deadlines.ORDER, orderId);
            ends.expire(state.orders.slot(orderId), events);
        }
    }

    private boolean isDue() {
        return deadlines.nextNs() <= state.lastTimestampNs;
    }

    private void fire(final int kind, final long id, final long timeNs, final EventSink events) {
        deadlines.clear(kind, id);
        switch (kind) {
            case Deadlines.CANCEL_ALL_AFTER -> cancels.cancelAccount((int) id, CancelReason.DEAD_MAN, events);
            case Deadlines.SESSION -> cancels.cancelSession((int) id, events);
            case Deadlines.AUCTION -> marketStates.auctionEnded(state.markets.getOrNull((int) id), events);
            case Deadlines.SCHEDULE -> followSchedule(state.markets.getOrNull((int) id), timeNs, events);
            default -> throw new IllegalStateException("unknown deadline: kind=" + kind + " id=" + id);
        }
    }

    private void followSchedule(final Market market, final long timeNs, final EventSink events) {
        final byte target = market.schedule().stateAt(timeNs);
        deadlines.set(Deadlines.SCHEDULE, market.id(), market.schedule().nextAfter(timeNs));
        final byte present = market.state();
        if (present != MarketState.SUSPENDED.value() && present != MarketState.HALTED.value()) {
            marketStates.change(market, MarketState.get(target), StateChangeCause.SCHEDULE, 0, events);
        } else if (target == MarketState.CLOSED.value()) {
            marketStates.cancelAtClose(market, events);
        }
    }
}
