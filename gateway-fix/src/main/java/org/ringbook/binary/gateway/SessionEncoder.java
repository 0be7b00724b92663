package org.ringbook.binary.gateway;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.binary.BooleanType;
import org.ringbook.sbe.binary.CaughtUpEncoder;
import org.ringbook.sbe.binary.ChallengeEncoder;
import org.ringbook.sbe.binary.GatewayHeartbeatEncoder;
import org.ringbook.sbe.binary.LoggedOutEncoder;
import org.ringbook.sbe.binary.LogonOkEncoder;
import org.ringbook.sbe.binary.LogoutReason;
import org.ringbook.sbe.binary.MarketListEndEncoder;
import org.ringbook.sbe.binary.MessageHeaderEncoder;
import org.ringbook.sbe.binary.OrderListEndEncoder;
import org.ringbook.sbe.binary.OrderStatusEncoder;
import org.ringbook.sbe.binary.RefusalReason;
import org.ringbook.sbe.binary.RefusedEncoder;
import org.ringbook.sbe.transport.OrderRowDecoder;

/**
 * Writes messages that are not numbered, each into the same buffer. Each method returns the message's length. The gateway's thread only; allocates
 * nothing.
 */
final class SessionEncoder {
    private static final int CAPACITY = 1024;
    private static final int TEXT_MAX = 255;

    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY));
    private final UnsafeBuffer text = new UnsafeBuffer(ByteBuffer.allocateDirect(TEXT_MAX));
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ChallengeEncoder challenge = new ChallengeEncoder();
    private final LogonOkEncoder logonOk = new LogonOkEncoder();
    private final LoggedOutEncoder loggedOut = new LoggedOutEncoder();
    private final GatewayHeartbeatEncoder heartbeat = new GatewayHeartbeatEncoder();
    private final RefusedEncoder refused = new RefusedEncoder();
    private final CaughtUpEncoder caughtUp = new CaughtUpEncoder();
    private final OrderStatusEncoder orderStatus = new OrderStatusEncoder();
    private final OrderListEndEncoder orderListEnd = new OrderListEndEncoder();
    private final MarketListEndEncoder marketListEnd = new MarketListEndEncoder();

    UnsafeBuffer buffer() {
        return buffer;
    }

    private static int length(final int encodedLength) {
        return MessageHeaderEncoder.ENCODED_LENGTH + encodedLength;
    }

    private static BooleanType bool(final boolean value) {
        return value ? BooleanType.TRUE : BooleanType.FALSE;
    }

    int challenge(final int iterations, final byte[] salt, final byte[] nonce) {
        challenge.wrapAndApplyHeader(buffer, 0, header).iterations(iterations);
        for (int i = 0; i < salt.length; i++) {
            challenge.salt(i, (short) (salt[i] & 0xff));
        }
        for (int i = 0; i < nonce.length; i++) {
            challenge.serverNonce(i, (short) (nonce[i] & 0xff));
        }
        return length(challenge.encodedLength());
    }

    int logonOk(final ClientSession session, final BinaryGatewayContext context, final byte[] serverProof) {
        logonOk.wrapAndApplyHeader(buffer, 0, header)
                .lastClientSequence(session.journaledNumber())
                .sessionId(session.sessionId())
                .ownerId(session.key().ownerId())
                .defaultAccountId(session.key().defaultAccountId())
                .fromPart((short) session.lastPart())
                .cancelOnDisconnect(bool(session.key().cancelOnDisconnect()))
                .fromIndex(session.lastIndex())
                .messagesPerSecond(context.messagesPerSecond())
                .fromSequence(session.lastSequence())
                .heartbeatIntervalNs(context.heartbeatIntervalNs())
                .silenceLimitNs(context.silenceLimitNs())
                .graceNs(context.graceNs());
        for (int i = 0; i < serverProof.length; i++) {
            logonOk.serverProof(i, (short) (serverProof[i] & 0xff));
        }
        return length(logonOk.encodedLength());
    }

    int loggedOut(final LogoutReason reason, final long requestId) {
        loggedOut.wrapAndApplyHeader(buffer, 0, header).reason(reason).requestId(requestId);
        return length(loggedOut.encodedLength());
    }

    int heartbeat(
            final ClientSession session, final boolean engineReady, final long streamSequence, final long requestId) {
        heartbeat
                .wrapAndApplyHeader(buffer, 0, header)
                .lastSequence(session.lastSequence())
                .lastIndex(session.lastIndex())
                .lastPart((short) session.lastPart())
                .engineReady(bool(engineReady))
                .streamSequence(streamSequence)
                .requestId(requestId);
        return length(heartbeat.encodedLength());
    }

    int refused(final int number, final long requestId, final int templateId, final RefusalReason reason) {
        refused.wrapAndApplyHeader(buffer, 0, header)
                .clientSequence(number)
                .requestId(requestId)
                .refusedTemplateId(templateId)
                .reason(reason);
        return length(refused.encodedLength());
    }

    int caughtUp(final long streamSequence) {
        caughtUp.wrapAndApplyHeader(buffer, 0, header).streamSequence(streamSequence);
        return length(caughtUp.encodedLength());
    }

    int orderStatus(final long requestId, final int accountId, final OrderRowDecoder row) {
        orderStatus
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .orderId(row.orderId())
                .accountId(accountId)
                .sessionId(row.sessionId())
                .marketId(row.marketId())
                .byQuote(bool(row.byQuote() == org.ringbook.sbe.transport.BooleanType.TRUE))
                .priceTicks(row.priceTicks())
                .stopPriceTicks(row.stopPriceTicks())
                .orderQty(row.orderQty())
                .cumQty(row.cumQty())
                .displayQty(row.displayQty())
                .expireTimeNs(row.expireTimeNs());
        Raw.put(orderStatus, OrderStatusEncoder.sideEncodingOffset(), row.sideRaw());
        Raw.put(orderStatus, OrderStatusEncoder.ordTypeEncodingOffset(), row.ordTypeRaw());
        Raw.put(orderStatus, OrderStatusEncoder.timeInForceEncodingOffset(), row.timeInForceRaw());
        final int textLength = row.getClOrdId(text, 0, TEXT_MAX);
        orderStatus.putClOrdId(text, 0, textLength);
        return length(orderStatus.encodedLength());
    }

    int orderListEnd(final long requestId, final long sequence, final int count, final boolean complete) {
        orderListEnd
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .streamSequence(sequence)
                .orderCount(count)
                .complete(bool(complete));
        return length(orderListEnd.encodedLength());
    }

    int marketListEnd(final long requestId, final long sequence, final int count) {
        marketListEnd
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .streamSequence(sequence)
                .marketCount(count);
        return length(marketListEnd.encodedLength());
    }
}
