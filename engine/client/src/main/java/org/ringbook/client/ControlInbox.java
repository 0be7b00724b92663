package org.ringbook.client;

import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import org.agrona.DirectBuffer;
import org.ringbook.sbe.MessageCopy;
import org.ringbook.sbe.transport.BooleanType;
import org.ringbook.sbe.transport.EngineHeartbeatDecoder;
import org.ringbook.sbe.transport.HelloAnswerDecoder;
import org.ringbook.sbe.transport.MessageHeaderDecoder;
import org.ringbook.sbe.transport.SequenceGapDecoder;

/** Reads the engine's control stream and tells those whom it concerns. Client's thread only; allocates nothing. */
final class ControlInbox {
    private static final int LIMIT = 16;

    private final AeronLink link;
    private final EngineMonitor monitor;
    private final Follower follower;
    private final GatewaySession session;
    private final int gatewayId;
    private final MessageCopy copy = new MessageCopy();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EngineHeartbeatDecoder heartbeat = new EngineHeartbeatDecoder();
    private final HelloAnswerDecoder helloAnswer = new HelloAnswerDecoder();
    private final SequenceGapDecoder sequenceGap = new SequenceGapDecoder();
    private final FragmentHandler handler = this::onMessage;
    private long nowNs;

    /** @param session null for gateway 0. */
    ControlInbox(
            final AeronLink link,
            final EngineMonitor monitor,
            final Follower follower,
            final GatewaySession session,
            final int gatewayId) {
        this.link = link;
        this.monitor = monitor;
        this.follower = follower;
        this.session = session;
        this.gatewayId = gatewayId;
    }

    int poll(final long now) {
        nowNs = now;
        return link.control().poll(handler, LIMIT);
    }

    private void onMessage(final DirectBuffer term, final int offset, final int length, final Header fragment) {
        if (!copy.take(term, offset, length)) {
            return; // what this stream says is said again
        }
        final DirectBuffer buffer = copy.buffer();
        header.wrap(buffer, 0);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            return;
        }
        switch (header.templateId()) {
            case EngineHeartbeatDecoder.TEMPLATE_ID -> {
                heartbeat.wrapAndApplyHeader(buffer, 0, header);
                onHeartbeat();
            }
            case HelloAnswerDecoder.TEMPLATE_ID -> {
                helloAnswer.wrapAndApplyHeader(buffer, 0, header);
                onHelloAnswer();
            }
            case SequenceGapDecoder.TEMPLATE_ID -> {
                sequenceGap.wrapAndApplyHeader(buffer, 0, header);
                onSequenceGap();
            }
            default -> {
                // said to others, or newer than this client
            }
        }
    }

    private void onHeartbeat() {
        monitor.onHeartbeat(
                heartbeat.engineInstance(), heartbeat.lastSequence(), heartbeat.ready() == BooleanType.TRUE, nowNs);
        follower.onHeartbeat(monitor.lastSequence());
    }

    private void onHelloAnswer() {
        if (session != null && helloAnswer.gatewayId() == gatewayId) {
            session.onHelloAnswer(
                    helloAnswer.epoch(),
                    helloAnswer.nonce(),
                    helloAnswer.lastGatewaySequence(),
                    helloAnswer.accepted() == BooleanType.TRUE,
                    nowNs);
        }
    }

    private void onSequenceGap() {
        if (session != null && sequenceGap.gatewayId() == gatewayId) {
            session.onGap(
                    sequenceGap.epoch(), sequenceGap.expectedSequence(), sequenceGap.up() == BooleanType.TRUE, nowNs);
        }
    }
}
