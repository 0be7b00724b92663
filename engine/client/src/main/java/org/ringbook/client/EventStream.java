package org.ringbook.client;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.GatewayUpDecoder;
import org.ringbook.sbe.messages.GatewayWentDownDecoder;
import org.ringbook.sbe.transport.EventMessageDecoder;

/**
 * The position in the event stream, and the one way in for messages of it, wherever they came from: what was seen is dropped, what is next is
 * delivered, what is ahead is refused. Client's thread only; allocates nothing.
 */
final class EventStream {
    /** What a message turned out to be. */
    enum Fit {
        /** All of it was seen before. */
        SEEN,
        /** It had what is next, which was delivered. */
        DELIVERED,
        /** Something is missing before it. */
        AHEAD
    }

    private static final int LENGTH_LENGTH = Short.BYTES;

    private final EngineListener listener;
    private final GatewaySession session;
    private final int gatewayId;
    private final EventFrame frame = new EventFrame();
    private final CommandHeaderDecoder commandHeader = new CommandHeaderDecoder();
    private final GatewayUpDecoder gatewayUp = new GatewayUpDecoder();
    private final GatewayWentDownDecoder gatewayWentDown = new GatewayWentDownDecoder();
    private long nextSequence;
    private int nextIndex;

    /**
     * @param nextSequence 0 = not known yet.
     * @param session      null for gateway 0.
     */
    EventStream(
            final EngineListener listener,
            final GatewaySession session,
            final int gatewayId,
            final long nextSequence,
            final int nextIndex) {
        this.listener = listener;
        this.session = session;
        this.gatewayId = gatewayId;
        this.nextSequence = nextSequence;
        this.nextIndex = nextIndex;
    }

    boolean hasStart() {
        return nextSequence > 0;
    }

    void start(final long sequence) {
        nextSequence = sequence;
        nextIndex = 0;
    }

    long nextSequence() {
        return nextSequence;
    }

    int nextIndex() {
        return nextIndex;
    }

    Fit onMessage(final EventMessageDecoder message, final long nowNs) {
        final long sequence = message.sequence();
        final int firstIndex = message.firstIndex();
        final int frameCount = message.frameCount();
        if (sequence < nextSequence || (sequence == nextSequence && firstIndex + frameCount <= nextIndex)) {
            return Fit.SEEN;
        }
        if (sequence > nextSequence || firstIndex > nextIndex) {
            return Fit.AHEAD;
        }
        final boolean replayed = message.flags().replayed();
        frame.record(sequence, message.timestampNs(), replayed);
        frame.hops(message.gatewayInNs(), message.sequencedNs(), message.committedNs(), message.publishedNs());
        deliver(
                message.buffer(),
                message.limit(),
                firstIndex,
                frameCount,
                message.flags().lastOfRecord(),
                nowNs);
        return Fit.DELIVERED;
    }

    private void deliver(
            final DirectBuffer buffer,
            final int start,
            final int firstIndex,
            final int frameCount,
            final boolean endsRecord,
            final long nowNs) {
        int position = start;
        for (int i = 0; i < frameCount; i++) {
            final int length = buffer.getShort(position, ByteOrder.LITTLE_ENDIAN) & 0xffff;
            position += LENGTH_LENGTH;
            final int index = firstIndex + i;
            if (index >= nextIndex) {
                final boolean last = endsRecord && i + 1 == frameCount;
                frame.wrap(buffer, position, length, index, last);
                advance(index, last);
                deliverFrame(nowNs);
            }
            position += length;
        }
    }

    private void advance(final int index, final boolean lastOfRecord) {
        if (lastOfRecord) {
            nextSequence++;
            nextIndex = 0;
        } else {
            nextIndex = index + 1;
        }
    }

    private void deliverFrame(final long nowNs) {
        if (session != null) {
            tellSession(nowNs);
        }
        listener.onFrame(frame);
    }

    private void tellSession(final long nowNs) {
        if (frame.index() == 0) {
            commandHeader.wrap(frame.buffer(), frame.bodyOffset());
            if (commandHeader.gatewayId() == gatewayId) {
                session.onCommandSeen(commandHeader.gatewayEpoch(), commandHeader.gatewaySequence(), nowNs);
            }
        } else if (frame.templateId() == GatewayUpDecoder.TEMPLATE_ID) {
            gatewayUp.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
            if (gatewayUp.gatewayId() == gatewayId) {
                session.onGatewayUp(gatewayUp.epoch());
            }
        } else if (frame.templateId() == GatewayWentDownDecoder.TEMPLATE_ID) {
            gatewayWentDown.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
            if (gatewayWentDown.gatewayId() == gatewayId) {
                session.onGatewayDown(gatewayWentDown.epoch(), nowNs);
            }
        }
    }
}
