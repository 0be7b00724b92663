package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.ContinueDecoder;
import org.ringbook.sbe.messages.GatewayDownDecoder;
import org.ringbook.sbe.messages.GatewayHelloDecoder;
import org.ringbook.sbe.messages.HaltEngineDecoder;
import org.ringbook.sbe.messages.MalformedCommandDecoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.SessionLogonDecoder;
import org.ringbook.sbe.messages.SessionLogoutDecoder;
import org.ringbook.sbe.messages.SetLowSpaceDecoder;
import org.ringbook.sbe.messages.TimerDecoder;

/** Decodes what hosts and gateways say for themselves, and what concerns the engine as a whole. Core thread only. */
final class HostCommands {
    private final CoreState state;
    private final SessionCommands sessions;
    private final CancelsOfMany cancels;
    private final MarketStates marketStates;
    private final Timers timers;

    private final HaltEngineDecoder haltEngine = new HaltEngineDecoder();
    private final SetLowSpaceDecoder setLowSpace = new SetLowSpaceDecoder();
    private final GatewayHelloDecoder gatewayHello = new GatewayHelloDecoder();
    private final GatewayDownDecoder gatewayDown = new GatewayDownDecoder();
    private final SessionLogonDecoder sessionLogon = new SessionLogonDecoder();
    private final SessionLogoutDecoder sessionLogout = new SessionLogoutDecoder();

    HostCommands(
            final CoreState state, final CancelsOfMany cancels, final MarketStates marketStates, final Timers timers) {
        this.state = state;
        sessions = new SessionCommands(state);
        this.cancels = cancels;
        this.marketStates = marketStates;
        this.timers = timers;
    }

    /** Whether it was one of these; then it is done. */
    boolean apply(
            final int templateId,
            final DirectBuffer buffer,
            final int body,
            final int block,
            final int version,
            final EventSink events) {
        switch (templateId) {
            case ContinueDecoder.TEMPLATE_ID -> resume(events);
            case TimerDecoder.TEMPLATE_ID -> timers.onTimer(events);
            case MalformedCommandDecoder.TEMPLATE_ID -> events.commandRejected(RejectReason.MALFORMED, 0);
            case SessionLogonDecoder.TEMPLATE_ID ->
                sessions.onSessionLogon(sessionLogon.wrap(buffer, body, block, version), events);
            case SessionLogoutDecoder.TEMPLATE_ID ->
                sessions.onSessionLogout(sessionLogout.wrap(buffer, body, block, version), events);
            case GatewayHelloDecoder.TEMPLATE_ID ->
                sessions.onGatewayHello(gatewayHello.wrap(buffer, body, block, version), events);
            case GatewayDownDecoder.TEMPLATE_ID ->
                sessions.onGatewayDown(gatewayDown.wrap(buffer, body, block, version), events);
            case HaltEngineDecoder.TEMPLATE_ID ->
                onHaltEngine(haltEngine.wrap(buffer, body, block, version).haltedRaw(), events);
            case SetLowSpaceDecoder.TEMPLATE_ID ->
                onSetLowSpace(setLowSpace.wrap(buffer, body, block, version).lowSpaceRaw(), events);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void resume(final EventSink events) {
        switch (state.continuation.kind) {
            case Continuation.CANCEL_MANY -> cancels.resume(events);
            case Continuation.SESSIONS_GONE -> sessions.resume(events);
            default -> marketStates.resume(events);
        }
    }

    private void onHaltEngine(final int code, final EventSink events) {
        if (code > BooleanType.TRUE.value()) {
            events.commandRejected(RejectReason.INVALID_STATE, 0);
            return;
        }
        state.halted = code == BooleanType.TRUE.value();
        events.engineModeChanged(state.halted, state.lowSpace);
    }

    private void onSetLowSpace(final int code, final EventSink events) {
        if (code > BooleanType.TRUE.value()) {
            events.commandRejected(RejectReason.INVALID_STATE, 0);
            return;
        }
        state.lowSpace = code == BooleanType.TRUE.value();
        events.engineModeChanged(state.halted, state.lowSpace);
    }
}
