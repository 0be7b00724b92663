package org.ringbook.reference;

import java.util.List;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.Side;

/** MassCancel, and Continue while one is under way. */
final class MassCancels {
    static final int CANCELS_MAX = 8_190;

    private final Exchange exchange;
    private final Matching matching;

    MassCancels(final Exchange exchange, final Matching matching) {
        this.exchange = exchange;
        this.matching = matching;
    }

    /** A mass cancel under way: its scope, and the last order that it canceled. */
    record Slice(Command.MassCancel scope, long lastOrderId) {}

    Rejection massCancel(final Command.MassCancel command, final Events events) {
        if (exchange.account(command.accountId()) == null) {
            return Rejection.of(RejectReason.UNKNOWN_ACCOUNT);
        }
        if (command.marketId() != 0 && exchange.market(command.marketId()) == null) {
            return Rejection.of(RejectReason.UNKNOWN_MARKET);
        }
        final boolean known =
                command.side() == Side.NULL_VAL || command.side() == Side.BUY || command.side() == Side.SELL;
        if (!known) {
            return Rejection.of(RejectReason.INVALID_ORDER_TYPE);
        }
        cancelSlice(command, events);
        return Rejection.NONE;
    }

    void goOn(final Events events) {
        final Command.MassCancel scope = exchange.continuation.scope;
        exchange.continuation = null;
        cancelSlice(scope, events);
    }

    private void cancelSlice(final Command.MassCancel scope, final Events events) {
        final List<Order> inScope = exchange.account(scope.accountId()).openOrders().values().stream()
                .filter(order -> isInScope(order, scope))
                .limit(CANCELS_MAX + 1L)
                .toList();
        final boolean more = inScope.size() > CANCELS_MAX;
        final List<Order> slice = more ? inScope.subList(0, CANCELS_MAX) : inScope;
        for (final Order order : slice) {
            matching.leaveBook(order);
            matching.cancel(order, CancelReason.MASS_CANCEL, OrdStatus.CANCELED, events);
        }
        if (more) {
            exchange.continuation = new Slice(scope, slice.get(slice.size() - 1).id());
        }
        events.massCanceled(scope.accountId(), slice.size(), more);
    }

    private static boolean isInScope(final Order order, final Command.MassCancel scope) {
        return (scope.marketId() == 0 || scope.marketId() == order.market().id())
                && (scope.side() == Side.NULL_VAL || scope.side() == order.side())
                && (scope.sessionId() == 0 || scope.sessionId() == order.sessionId());
    }
}
