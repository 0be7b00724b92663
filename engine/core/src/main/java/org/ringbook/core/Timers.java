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

    /** Does what is due, as far as it fits the record. */
    void onTimer(final EventSink events) {
        while (deadlines.nextNs() <= state.lastTimestampNs
                && !state.continuation.isDue()
                && events.count() < RecordBounds.BEGIN) {
            fire(deadlines.nextKind(), deadlines.nextId(), deadlines.nextNs(), events);
        }
    }

    private void fire(final int kind, final long id, final long timeNs, final EventSink events) {
        deadlines.clear(kind, id);
        switch (kind) {
            case Deadlines.ORDER -> ends.expire(state.orders.slot(id), events);
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
