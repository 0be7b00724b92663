package org.ringbook.client;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.messages.GatewayHelloEncoder;
import org.ringbook.sbe.transport.CommandEnvelopeEncoder;
import org.ringbook.sbe.transport.GatewayHeartbeatEncoder;
import org.ringbook.sbe.transport.MessageHeaderEncoder;
import org.ringbook.sbe.transport.QueryEncoder;
import org.ringbook.sbe.transport.QueryKind;
import org.ringbook.sbe.transport.ReplayRequestEncoder;

/** Encodes and offers what the client says to the engine besides numbered commands. Client's thread only; allocates nothing. */
final class Outbox {
    private static final int CAPACITY = 1024;

    private final AeronLink link;
    private final ClientContext context;
    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY));
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final org.ringbook.sbe.messages.MessageHeaderEncoder frameHeader =
            new org.ringbook.sbe.messages.MessageHeaderEncoder();
    private final CommandEnvelopeEncoder envelope = new CommandEnvelopeEncoder();
    private final GatewayHelloEncoder hello = new GatewayHelloEncoder();
    private final GatewayHeartbeatEncoder heartbeat = new GatewayHeartbeatEncoder();
    private final ReplayRequestEncoder replayRequest = new ReplayRequestEncoder();
    private final QueryEncoder query = new QueryEncoder();

    Outbox(final AeronLink link, final ClientContext context) {
        this.link = link;
        this.context = context;
    }

    long hello(final int epoch, final long nonce) {
        envelope.wrapAndApplyHeader(buffer, 0, header).gatewayInNs(0);
        hello.wrapAndApplyHeader(buffer, CommandDraft.FRAME_OFFSET, frameHeader);
        hello.header()
                .gatewaySequence(0)
                .gatewayEpoch(epoch)
                .sessionId(0)
                .sessionSequence(0)
                .gatewayId(context.gatewayId());
        hello.nonce(nonce).name(context.gatewayName());
        return link.offer(buffer, 0, hello.limit());
    }

    long heartbeat(final int epoch) {
        heartbeat
                .wrapAndApplyHeader(buffer, 0, header)
                .gatewayId(context.gatewayId())
                .epoch(epoch);
        return link.offer(buffer, 0, heartbeat.limit());
    }

    long replayRequest(final long correlationId, final long fromSequence, final int fromIndex) {
        replayRequest
                .wrapAndApplyHeader(buffer, 0, header)
                .correlationId(correlationId)
                .fromSequence(fromSequence)
                .fromIndex(fromIndex)
                .replyStreamId(link.replayStreamId())
                .replyChannel(context.replyChannel());
        return link.offer(buffer, 0, replayRequest.limit());
    }

    long query(final long correlationId, final QueryKind kind, final long key1, final long key2, final long afterId) {
        query.wrapAndApplyHeader(buffer, 0, header)
                .correlationId(correlationId)
                .key1(key1)
                .key2(key2)
                .afterId(afterId)
                .replyStreamId(link.answerStreamId())
                .kind(kind)
                .replyChannel(context.replyChannel());
        return link.offer(buffer, 0, query.limit());
    }
}
