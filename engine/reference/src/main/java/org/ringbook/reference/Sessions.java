package org.ringbook.reference;

import java.util.List;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.RejectReason;

/** Client sessions come and go, on their own or with their gateway. */
final class Sessions {
    private static final int GONE_MAX = 8_180;

    private final Exchange exchange;
    private final CancelsOfMany cancels;

    Sessions(final Exchange exchange, final CancelsOfMany cancels) {
        this.exchange = exchange;
        this.cancels = cancels;
    }

    Rejection logon(final Command.SessionLogon command, final Events events) {
        if (exchange.accountsOf(command.ownerId()) == null) {
            return Rejection.of(RejectReason.UNKNOWN_OWNER);
        }
        final Command.Header header = command.header();
        if (header.sessionId() < 1) {
            return Rejection.of(RejectReason.INVALID_SESSION);
        }
        final Session known = exchange.sessions.get(header.sessionId());
        if (known != null && known.ownerId() != command.ownerId()) {
            return Rejection.of(RejectReason.CONFLICT, known.id());
        }
        if (!Configuration.isKnown(command.cancelOnDisconnect())) {
            return Rejection.of(RejectReason.INVALID_STATE);
        }
        if (!MarketControl.isDuration(command.graceNs())) {
            return Rejection.of(RejectReason.INVALID_DURATION);
        }
        final Session session = new Session(
                header.sessionId(),
                command.ownerId(),
                header.gatewayId(),
                true,
                command.cancelOnDisconnect() == BooleanType.TRUE,
                command.graceNs(),
                0);
        exchange.setSession(session);
        events.other().sessionLoggedOn(session);
        return Rejection.NONE;
    }

    Rejection logout(final Command.SessionLogout command, final Events events) {
        final Session session = exchange.sessions.get(command.header().sessionId());
        if (session == null || !session.isOn()) {
            return Rejection.of(RejectReason.UNKNOWN_SESSION);
        }
        isGone(session, events);
        return Rejection.NONE;
    }

    private void isGone(final Session session, final Events events) {
        final boolean cancels = session.cancelOnDisconnect();
        final Session gone = session.gone(cancels ? exchange.lastTimestampNs + session.graceNs() : 0);
        exchange.setSession(gone);
        events.other().sessionLoggedOut(gone);
    }

    /** Its grace is over. */
    void cancelOrders(final Session session, final Events events) {
        exchange.setSession(session.withoutDeadline());
        cancels.cancel(Continuation.CancelOrders.ofSession(session.id(), CancelReason.DISCONNECT), events);
    }

    void gatewayHello(final Command.GatewayHello command, final Events events) {
        final Gateways.Gateway before = exchange.gateways.hello(command, events);
        if (before != null && before.epoch() != command.header().gatewayEpoch()) {
            areGone(new Continuation.SessionsGone(before.id(), 0), events);
        }
    }

    void gatewayDown(final Command.GatewayDown command, final Events events) {
        if (exchange.gateways.down(command, events)) {
            areGone(new Continuation.SessionsGone(command.gatewayId(), 0), events);
        }
    }

    /** A record's slice of the sessions of a gateway, by id. */
    void areGone(final Continuation.SessionsGone scope, final Events events) {
        final List<Session> inScope = exchange.sessions.tailMap(scope.lastSessionId() + 1).values().stream()
                .filter(session -> session.isOn() && session.gatewayId() == scope.gatewayId())
                .toList();
        final int count = Math.min(inScope.size(), GONE_MAX);
        inScope.subList(0, count).forEach(session -> isGone(session, events));
        if (count < inScope.size()) {
            exchange.continuation = new Continuation.SessionsGone(
                    scope.gatewayId(), inScope.get(count - 1).id());
        }
    }
}
