package org.ringbook.server;

import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;
import org.ringbook.sbe.transport.BooleanType;
import org.ringbook.sbe.transport.EngineHeartbeatEncoder;
import org.ringbook.sbe.transport.HelloAnswerEncoder;
import org.ringbook.sbe.transport.MessageHeaderEncoder;
import org.ringbook.sbe.transport.SequenceGapEncoder;

/**
 * Speaks on the control stream. Answers wait until the record that they rest on is durable. What the stream has no room for
 * is dropped and counted: whoever misses an answer asks again. Ingress thread, and the launching thread before that.
 */
final class ControlPublisher implements ControlledMessageHandler {
    private static final int ANSWER_LIMIT = 32;
    private static final int ATTEMPTS = 3;
    private static final int LENGTH_MAX = 64;
    private static final long GAP_REPEAT_NS = 10_000_000L;

    private final ExclusivePublication publication;
    private final long engineInstance;
    private final HopTimes hops;
    private final GatewayWatch watch;
    private final AtomicCounter dropped;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH_MAX]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final EngineHeartbeatEncoder heartbeat = new EngineHeartbeatEncoder();
    private final HelloAnswerEncoder helloAnswer = new HelloAnswerEncoder();
    private final SequenceGapEncoder sequenceGap = new SequenceGapEncoder();
    private final Int2ObjectHashMap<LastGap> lastGaps = new Int2ObjectHashMap<>();
    private long nowNs;

    ControlPublisher(
            final ExclusivePublication publication,
            final long engineInstance,
            final HopTimes hops,
            final GatewayWatch watch,
            final EngineCounters counters) {
        this.publication = publication;
        this.engineInstance = engineInstance;
        this.hops = hops;
        this.watch = watch;
        dropped = counters.of(CounterId.CONTROL_DROPPED);
    }

    /** Sends the answers whose records are durable. */
    int answer(final ControlRing ring, final long now) {
        nowNs = now;
        return ring.drain(this, ANSWER_LIMIT);
    }

    void heartbeat(final boolean ready) {
        heartbeat
                .wrapAndApplyHeader(buffer, 0, header)
                .engineInstance(engineInstance)
                .lastSequence(hops.committedSequence())
                .ready(booleanType(ready));
        offer(heartbeat.encodedLength());
    }

    /** From the control ring, within {@link #answer}. */
    @Override
    public Action onMessage(final int type, final MutableDirectBuffer message, final int index, final int length) {
        if (message.getLong(index + ControlRing.AFTER_SEQUENCE) > hops.committedSequence()) {
            return Action.ABORT;
        }
        final int gatewayId = message.getInt(index + ControlRing.GATEWAY_ID);
        final int epoch = message.getInt(index + ControlRing.EPOCH);
        final long number = message.getLong(index + ControlRing.NUMBER);
        final boolean flag = message.getInt(index + ControlRing.FLAG) != 0;
        if (type == ControlRing.HELLO_ANSWER) {
            answerHello(gatewayId, epoch, message.getLong(index + ControlRing.NONCE), number, flag);
        } else if (isNews(gatewayId, epoch, number)) {
            sequenceGap
                    .wrapAndApplyHeader(buffer, 0, header)
                    .gatewayId(gatewayId)
                    .epoch(epoch)
                    .expectedSequence(number)
                    .up(booleanType(flag));
            offer(sequenceGap.encodedLength());
        }
        return Action.COMMIT;
    }

    private void answerHello(
            final int gatewayId, final int epoch, final long nonce, final long last, final boolean accepted) {
        if (accepted) {
            watch.up(gatewayId, epoch, nowNs);
        }
        helloAnswer
                .wrapAndApplyHeader(buffer, 0, header)
                .gatewayId(gatewayId)
                .epoch(epoch)
                .nonce(nonce)
                .lastGatewaySequence(last)
                .accepted(booleanType(accepted));
        offer(helloAnswer.encodedLength());
    }

    /** A run of commands that are not taken gives one answer, repeated now and then. */
    private boolean isNews(final int gatewayId, final int epoch, final long expected) {
        LastGap last = lastGaps.get(gatewayId);
        if (last == null) {
            last = new LastGap();
            last.toldNs = nowNs - GAP_REPEAT_NS;
            lastGaps.put(gatewayId, last);
        }
        if (last.epoch == epoch && last.expected == expected && nowNs - last.toldNs < GAP_REPEAT_NS) {
            return false;
        }
        last.epoch = epoch;
        last.expected = expected;
        last.toldNs = nowNs;
        return true;
    }

    private void offer(final int encodedLength) {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + encodedLength;
        long result = publication.offer(buffer, 0, length);
        for (int i = 1; result == Publication.ADMIN_ACTION && i < ATTEMPTS; i++) {
            result = publication.offer(buffer, 0, length);
        }
        if (result < 0 && result != Publication.NOT_CONNECTED) {
            dropped.incrementRelease();
        }
    }

    private static BooleanType booleanType(final boolean value) {
        return value ? BooleanType.TRUE : BooleanType.FALSE;
    }

    /** What a gateway was told last. */
    private static final class LastGap {
        private int epoch;
        private long expected;
        private long toldNs;
    }
}
