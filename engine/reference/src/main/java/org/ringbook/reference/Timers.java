package org.ringbook.reference;

import org.ringbook.reference.Deadlines.Deadline;
import org.ringbook.sbe.messages.CancelReason;

/** Meets the deadlines that have come. */
final class Timers {
    private static final int EVENTS_MAX = 4_096;

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

    void timer(final Events events) {
        Deadline first = exchange.deadlines.first();
        while (first != null
                && first.timeNs() <= exchange.lastTimestampNs
                && exchange.continuation == Continuation.NONE
                && events.count() < EVENTS_MAX) {
            meet(first, events);
            first = exchange.deadlines.first();
        }
    }

    private void meet(final Deadline deadline, final Events events) {
        final int id = (int) deadline.id();
        switch (deadline.kind()) {
            case ORDER_EXPIRES -> openOrders.cancel(exchange.expiring.get(deadline.id()), CancelReason.EXPIRED, events);
            case CANCEL_ALL_AFTER -> accounts.cancelAll(exchange.account(id), events);
            case SESSION_GONE -> sessions.cancelOrders(exchange.sessions.get(id), events);
            case AUCTION_ENDS -> markets.endAuction(exchange.market(id), events);
            case SCHEDULE -> markets.actOnSchedule(exchange.market(id), events);
            default -> throw new IllegalStateException("deadline=" + deadline);
        }
    }
}
