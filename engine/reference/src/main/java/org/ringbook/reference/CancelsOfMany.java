package org.ringbook.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** MassCancel, and all else that cancels the orders of a scope. */
final class CancelsOfMany {
    private static final int CANCELS_MAX = 4_090;

    private final Exchange exchange;
    private final OpenOrders openOrders;

    CancelsOfMany(final Exchange exchange, final OpenOrders openOrders) {
        this.exchange = exchange;
        this.openOrders = openOrders;
    }

    Rejection massCancel(final Command.MassCancel command, final Events events) {
        if (exchange.account(command.accountId()) == null) {
            return Rejection.of(RejectReason.UNKNOWN_ACCOUNT);
        }
        if (command.marketId() != 0 && exchange.market(command.marketId()) == null) {
            return Rejection.of(RejectReason.UNKNOWN_MARKET);
        }
        final Side side = command.side();
        if (side != Side.NULL_VAL && side != Side.BUY && side != Side.SELL) {
            return Rejection.of(RejectReason.INVALID_ORDER_TYPE);
        }
        final Continuation.CancelOrders scope = new Continuation.CancelOrders(
                command.accountId(), command.marketId(), side, command.sessionId(), CancelReason.MASS_CANCEL);
        cancel(scope, events);
        return Rejection.NONE;
    }

    /** A record's slice, in entry order. */
    void cancel(final Continuation.CancelOrders scope, final Events events) {
        final List<Order> inScope = accounts(scope)
                .flatMap(account -> account.openOrders().values().stream())
                .filter(order -> isInScope(order, scope))
                .sorted(Comparator.comparingLong(Order::id))
                .toList();
        final int count = Math.min(inScope.size(), room(events));
        inScope.subList(0, count).forEach(order -> openOrders.cancel(order, scope.reason(), events));
        final boolean more = count < inScope.size();
        events.massCanceled(scope.accountId(), scope.marketId(), scope.sessionId(), count, scope.reason(), more);
        if (more) {
            exchange.continuation = scope;
        }
    }

    private static int room(final Events events) {
        return Math.max(0, Math.min(CANCELS_MAX, Sweep.EVENTS_FULL - events.count()));
    }

    private Stream<Account> accounts(final Continuation.CancelOrders scope) {
        if (scope.accountId() != 0) {
            return Stream.of(exchange.account(scope.accountId()));
        }
        final Session session = exchange.sessions.get(scope.sessionId());
        return exchange.accountsOf(session.ownerId()).stream();
    }

    private static boolean isInScope(final Order order, final Continuation.CancelOrders scope) {
        return (scope.marketId() == 0 || scope.marketId() == order.market().id())
                && (scope.side() == Side.NULL_VAL || scope.side() == order.side())
                && (scope.sessionId() == 0 || scope.sessionId() == order.sessionId());
    }

    /** A record's slice of what a market's new state leaves no place for, in the order of its book. */
    void cancel(final Continuation.CancelBook scope, final Events events) {
        final Market market = exchange.market(scope.marketId());
        final List<Order> inScope = new ArrayList<>();
        addInScope(market.book(Side.BUY), scope.reason(), inScope);
        addInScope(market.book(Side.SELL), scope.reason(), inScope);
        addInScope(market.waiting(Side.BUY), scope.reason(), inScope);
        addInScope(market.waiting(Side.SELL), scope.reason(), inScope);
        final int count = Math.min(inScope.size(), room(events));
        inScope.subList(0, count).forEach(order -> openOrders.cancel(order, reason(order, scope.reason()), events));
        final boolean more = count < inScope.size();
        if (count > 0) {
            events.massCanceled(0, market.id(), 0, count, scope.reason(), more);
        }
        if (more) {
            exchange.continuation = scope;
        }
    }

    private static void addInScope(final BookSide side, final CancelReason reason, final List<Order> inScope) {
        for (final Order order : side.orders()) {
            final boolean isIn = switch (reason) {
                case DELISTED -> true;
                case AUCTION_ENDED -> order.isMarket();
                case EXPIRED -> order.isMarket() || order.timeInForce() == TimeInForce.DAY;
                default -> throw new IllegalStateException("reason=" + reason);
            };
            if (isIn) {
                inScope.add(order);
            }
        }
    }

    private static CancelReason reason(final Order order, final CancelReason ofScope) {
        final boolean outlivesTheDay = order.timeInForce() != TimeInForce.DAY;
        return ofScope == CancelReason.EXPIRED && outlivesTheDay ? CancelReason.AUCTION_ENDED : ofScope;
    }
}
