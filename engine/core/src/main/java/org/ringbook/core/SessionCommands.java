package org.ringbook.core;

import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.GatewayDownDecoder;
import org.ringbook.sbe.messages.GatewayHelloDecoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.SessionLogonDecoder;
import org.ringbook.sbe.messages.SessionLogoutDecoder;

/** Gateways and the client sessions at them. {@code docs/rules.md}, The host's own. Core thread only. */
final class SessionCommands {
    private final CoreState state;
    private final Sessions sessions;

    SessionCommands(final CoreState state) {
        this.state = state;
        sessions = state.sessions;
    }

    void onGatewayHello(final GatewayHelloDecoder command, final EventSink events) {
        final int gatewayId = command.header().gatewayId();
        final int epoch = command.header().gatewayEpoch();
        final GatewayTable.Row known = state.gateways.getOrNull(gatewayId);
        final boolean newEpoch = known != null && known.epoch != epoch;
        final GatewayTable.Row row = state.gateways.hello(gatewayId, epoch, command.nonce());
        events.gatewayUp().gatewayId(gatewayId).epoch(epoch).nonce(row.nonce).lastGatewaySequence(row.lastSequence);
        if (newEpoch) {
            sessionsGone(gatewayId, 0, events);
        }
    }

    void onGatewayDown(final GatewayDownDecoder command, final EventSink events) {
        final GatewayTable.Row row = state.gateways.getOrNull(command.gatewayId());
        if (row != null && row.up && row.epoch == command.epoch()) {
            row.up = false;
            events.gatewayWentDown(command.gatewayId(), command.epoch());
            sessionsGone(command.gatewayId(), 0, events);
        }
    }

    void onSessionLogon(final SessionLogonDecoder command, final EventSink events) {
        final int sessionId = command.header().sessionId();
        final int gatewayId = command.header().gatewayId();
        final int ownerId = command.ownerId();
        final int known = sessions.find(sessionId);
        final RejectReason reason = check(command, sessionId, known);
        if (reason != RejectReason.NONE) {
            events.commandRejected(reason, reason == RejectReason.CONFLICT ? sessionId : 0);
            return;
        }
        final int index = known >= 0 ? known : sessions.add(sessionId, ownerId);
        final boolean cancelOnDisconnect = command.cancelOnDisconnectRaw() == BooleanType.TRUE.value();
        sessions.logOn(index, gatewayId, cancelOnDisconnect, command.graceNs());
        state.deadlines.clear(Deadlines.SESSION, sessionId);
        events.sessionLoggedOn(sessionId, ownerId, gatewayId);
    }

    void onSessionLogout(final SessionLogoutDecoder command, final EventSink events) {
        final int index = sessions.find(command.header().sessionId());
        if (index < 0 || !sessions.isOn(index)) {
            events.commandRejected(RejectReason.UNKNOWN_SESSION, 0);
        } else {
            gone(index, events);
        }
    }

    /** Goes on with the sessions of a gateway. */
    void resume(final EventSink events) {
        sessionsGone((int) state.continuation.a, (int) state.continuation.b, events);
    }

    private RejectReason check(final SessionLogonDecoder command, final int sessionId, final int known) {
        if (!state.accounts.ownerExists(command.ownerId())) {
            return RejectReason.UNKNOWN_OWNER;
        }
        if (sessionId < 1) {
            return RejectReason.INVALID_SESSION;
        }
        if (known >= 0 && sessions.ownerId(known) != command.ownerId()) {
            return RejectReason.CONFLICT;
        }
        if (command.cancelOnDisconnectRaw() > BooleanType.TRUE.value()) {
            return RejectReason.INVALID_STATE;
        }
        final long graceNs = command.graceNs();
        return graceNs < 0 || graceNs > AccountControls.MAX_DURATION_NS
                ? RejectReason.INVALID_DURATION
                : RejectReason.NONE;
    }

    private void sessionsGone(final int gatewayId, final int afterSessionId, final EventSink events) {
        int done = 0;
        int lastSessionId = afterSessionId;
        for (int index = sessions.after(afterSessionId); index < sessions.size(); index++) {
            if (sessions.isOn(index) && sessions.gatewayId(index) == gatewayId) {
                if (done == RecordBounds.STEP) {
                    state.continuation.set(Continuation.SESSIONS_GONE, gatewayId, lastSessionId, 0, 0, 0);
                    return;
                }
                lastSessionId = sessions.sessionId(index);
                gone(index, events);
                done++;
            }
        }
        state.continuation.done();
    }

    private void gone(final int index, final EventSink events) {
        final int sessionId = sessions.sessionId(index);
        final long cancelAtNs =
                sessions.cancelsOnDisconnect(index) ? state.lastTimestampNs + sessions.graceNs(index) : 0;
        sessions.logOut(index);
        if (cancelAtNs != 0) {
            state.deadlines.set(Deadlines.SESSION, sessionId, cancelAtNs);
        }
        events.sessionLoggedOut(sessionId, cancelAtNs);
    }
}
