package org.ringbook.reference;

import org.ringbook.reference.Deadlines.Deadline;
import org.ringbook.sbe.messages.CancelReason;

/** Meets the deadlines that have come. */
final class Timers {
    private static final int EXPIRIES_MAX = 4_090;

    private final Exchange exchange;
    private final OpenOrders openOrders;
    private final AccountControl accounts;
    private final Sessions sessions;
    private final MarketControl markets;

    Timers(
            final Exchange exchange,
            final OpenOrders openOrders,
            final AccountControl accounts,
            final Sessions sessions,
            final MarketControl markets) {
        this.exchange = exchange;
        this.openOrders = openOrders;
        this.accounts = accounts;
        this.sessions = sessions;
        this.markets = markets;
    }

    /** Orders expire together; anything else has a Timer of its own. */
    void timer(final Events events) {
        final Deadline due = firstDue();
        if (due == null) {
            return;
        }
        if (due.kind() != Deadlines.Kind.ORDER_EXPIRES) {
            meet(due, events);
            return;
        }
        for (int count = 0; count < EXPIRIES_MAX; count++) {
            final Deadline next = firstDue();
            if (next == null || next.kind() != Deadlines.Kind.ORDER_EXPIRES) {
                return;
            }
            openOrders.cancel(exchange.expiring.get(next.id()), CancelReason.EXPIRED, events);
        }
    }

    private Deadline firstDue() {
        final Deadline first = exchange.deadlines.first();
        return first == null || first.timeNs() > exchange.lastTimestampNs ? null : first;
    }

    private void meet(final Deadline deadline, final Events events) {
        final int id = (int) deadline.id();
        switch (deadline.kind()) {
            case CANCEL_ALL_AFTER -> accounts.cancelAll(exchange.account(id), events);
            case SESSION_GONE -> sessions.cancelOrders(exchange.sessions.get(id), events);
            case AUCTION_ENDS -> markets.endAuction(exchange.market(id), events);
            case SCHEDULE -> markets.actOnSchedule(exchange.market(id), events);
            default -> throw new IllegalStateException("deadline=" + deadline);
        }
    }
}
