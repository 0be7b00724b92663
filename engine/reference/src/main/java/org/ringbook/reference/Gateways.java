package org.ringbook.reference;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ringbook.reference.Admission.Answer;
import org.ringbook.sbe.messages.GatewayHelloDecoder;

/** The gateways that have ever said hello, with the last number each has used. */
final class Gateways {
    private static final int UNNUMBERED = 0;
    private static final int NO_GATEWAY = 65_535;

    private final SortedMap<Integer, Gateway> gateways = new TreeMap<>();

    /** The incarnation in force. */
    record Gateway(int id, int epoch, long nonce, long lastGatewaySequence, boolean isUp) {
        Gateway with(final long newLastGatewaySequence, final boolean nowUp) {
            return new Gateway(id, epoch, nonce, newLastGatewaySequence, nowUp);
        }
    }

    Admission admit(final CommandReader frame) {
        final Command.Header header = frame.header();
        final Gateway gateway = gateways.get(header.gatewayId());
        final Answer answer;
        if (frame.templateId() == GatewayHelloDecoder.TEMPLATE_ID) {
            answer = admitHello(gateway, (Command.GatewayHello) frame.read());
        } else if (header.gatewayId() == UNNUMBERED) {
            answer = Answer.ADMIT;
        } else {
            answer = admitNumbered(gateway, header);
        }
        return new Admission(answer, gateway == null ? 0 : gateway.lastGatewaySequence + 1);
    }

    private static Answer admitHello(final Gateway gateway, final Command.GatewayHello hello) {
        final Command.Header header = hello.header();
        if (header.gatewayId() == UNNUMBERED || header.gatewayId() == NO_GATEWAY || header.gatewayEpoch() < 1) {
            return Answer.STALE;
        }
        if (gateway == null || header.gatewayEpoch() > gateway.epoch) {
            return Answer.ADMIT;
        }
        if (header.gatewayEpoch() == gateway.epoch && hello.nonce() == gateway.nonce) {
            return gateway.isUp ? Answer.DUPLICATE : Answer.ADMIT;
        }
        return Answer.STALE;
    }

    private static Answer admitNumbered(final Gateway gateway, final Command.Header header) {
        if (gateway == null || !gateway.isUp) {
            return Answer.DOWN;
        }
        if (header.gatewayEpoch() != gateway.epoch) {
            return Answer.STALE;
        }
        if (header.gatewaySequence() <= gateway.lastGatewaySequence) {
            return Answer.DUPLICATE;
        }
        return header.gatewaySequence() == gateway.lastGatewaySequence + 1 ? Answer.ADMIT : Answer.GAP;
    }

    /** An admitted command uses its number; those of gateway 0 have none. */
    void takeNumber(final Command.Header header) {
        gateways.computeIfPresent(
                header.gatewayId(), (id, gateway) -> gateway.with(header.gatewaySequence(), gateway.isUp));
    }

    /** The gateway as it was before; null if it was unknown. */
    Gateway hello(final Command.GatewayHello command, final Events events) {
        final Command.Header header = command.header();
        final Gateway known = gateways.get(header.gatewayId());
        final boolean goesOn = known != null && known.epoch == header.gatewayEpoch();
        final long last = goesOn ? known.lastGatewaySequence : 0;
        final Gateway gateway = new Gateway(header.gatewayId(), header.gatewayEpoch(), command.nonce(), last, true);
        gateways.put(gateway.id, gateway);
        events.other().gatewayUp(gateway);
        return known;
    }

    /** Says whether it went down by this. */
    boolean down(final Command.GatewayDown command, final Events events) {
        final Gateway gateway = gateways.get(command.gatewayId());
        final boolean goesDown = gateway != null && gateway.isUp && gateway.epoch == command.epoch();
        if (goesDown) {
            gateways.put(gateway.id, gateway.with(gateway.lastGatewaySequence, false));
            events.other().gatewayWentDown(gateway);
        }
        return goesDown;
    }

    Collection<Gateway> byId() {
        return Collections.unmodifiableCollection(gateways.values());
    }
}
