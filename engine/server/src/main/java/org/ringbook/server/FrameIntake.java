package org.ringbook.server;

import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.FrameDescriptor;
import io.aeron.logbuffer.Header;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.status.AtomicCounter;
import org.ringbook.core.FrameCheck;
import org.ringbook.core.FrameKind;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.StreamIds;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.transport.CommandEnvelopeDecoder;
import org.ringbook.sbe.transport.GatewayHeartbeatDecoder;
import org.ringbook.sbe.transport.MessageHeaderDecoder;
import org.ringbook.sbe.transport.QueryDecoder;
import org.ringbook.sbe.transport.QueryKind;
import org.ringbook.sbe.transport.ReplayRequestDecoder;

/**
 * Looks at everything that comes in on the ingress stream: a command goes to the ring, a request to the replay thread, and
 * what is neither is counted and dropped. Where there is no room for a command it stays in the stream, and Aeron pushes
 * back. Nothing that comes in can make this throw. Ingress thread only.
 */
final class FrameIntake implements ControlledFragmentHandler {
    private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int COMMAND_AT = HEADER + CommandEnvelopeDecoder.BLOCK_LENGTH;
    private static final int FIRST_HOST_TEMPLATE = 80;

    private final CommandRing ring;
    private final ControlRing control;
    private final RequestRing requests;
    private final GatewayWatch watch;
    private final InvalidFrames invalid;
    private final AtomicCounter malformedCommands;
    private final AtomicCounter ringFull;
    private final AtomicCounter requestsDropped;
    private final HostCommands hostCommands = new HostCommands();
    private final CommandHeaderDecoder sender = new CommandHeaderDecoder();
    private final GatewayHeartbeatDecoder heartbeat = new GatewayHeartbeatDecoder();
    private final ReplayRequestDecoder replayRequest = new ReplayRequestDecoder();
    private final QueryDecoder query = new QueryDecoder();
    private boolean takesCommands;
    private boolean leftBehind;
    private long nowNs;

    FrameIntake(
            final CommandRing ring,
            final ControlRing control,
            final RequestRing requests,
            final GatewayWatch watch,
            final EngineCounters counters) {
        this.ring = ring;
        this.control = control;
        this.requests = requests;
        this.watch = watch;
        invalid = new InvalidFrames(counters);
        malformedCommands = counters.of(CounterId.MALFORMED);
        ringFull = counters.of(CounterId.RING_FULL);
        requestsDropped = counters.of(CounterId.REQUESTS_DROPPED);
    }

    /** Before each poll. */
    void begin(final long now, final boolean commandsToo) {
        nowNs = now;
        takesCommands = commandsToo;
        leftBehind = false;
    }

    /** Whether the last poll left a command in the stream. */
    boolean hasLeftBehind() {
        return leftBehind;
    }

    @Override
    public Action onFragment(final DirectBuffer buffer, final int offset, final int length, final Header header) {
        if ((header.flags() & FrameDescriptor.UNFRAGMENTED) != FrameDescriptor.UNFRAGMENTED) {
            invalid.fragmented();
        } else if (invalid.isEnvelopeSound(buffer, offset, length)) {
            return dispatch(buffer, offset, length);
        }
        return Action.CONTINUE;
    }

    private Action dispatch(final DirectBuffer buffer, final int offset, final int length) {
        switch (Frames.templateId(buffer, offset)) {
            case CommandEnvelopeDecoder.TEMPLATE_ID -> {
                return onCommand(buffer, offset, length);
            }
            case GatewayHeartbeatDecoder.TEMPLATE_ID -> onHeartbeat(buffer, offset, length);
            case ReplayRequestDecoder.TEMPLATE_ID -> onReplayRequest(buffer, offset, length);
            case QueryDecoder.TEMPLATE_ID -> onQuery(buffer, offset, length);
            default -> invalid.template();
        }
        return Action.CONTINUE;
    }

    private Action onCommand(final DirectBuffer buffer, final int offset, final int length) {
        final int at = offset + COMMAND_AT;
        final int frameLength = length - COMMAND_AT;
        if (!invalid.isBlock(buffer, offset, length, CommandEnvelopeDecoder.BLOCK_LENGTH)) {
            return Action.CONTINUE;
        }
        final FrameKind kind = FrameCheck.check(buffer, at, frameLength);
        final boolean sound = kind == FrameKind.COMMAND || kind == FrameKind.MALFORMED;
        if (!sound || Frames.templateId(buffer, at) >= FIRST_HOST_TEMPLATE) {
            invalid.command(kind, buffer, at, frameLength);
            return Action.CONTINUE;
        }
        if (!hasRoom()) {
            leftBehind = true;
            return Action.ABORT;
        }
        sender.wrap(buffer, at + HEADER);
        watch.heard(sender.gatewayId(), sender.gatewayEpoch(), nowNs);
        final long gatewayInNs = buffer.getLong(offset + HEADER, ByteOrder.LITTLE_ENDIAN);
        if (kind == FrameKind.COMMAND && frameLength <= CommandSlot.CAPACITY) {
            ring.put(buffer, at, frameLength, gatewayInNs);
        } else {
            malformedCommands.incrementRelease();
            final int made = hostCommands.malformed(sender, Frames.templateId(buffer, at), frameLength);
            ring.put(hostCommands.frame(), 0, made, gatewayInNs);
        }
        return Action.CONTINUE;
    }

    private boolean hasRoom() {
        if (!takesCommands || control.isBusy()) {
            return false;
        }
        if (!ring.hasRoom()) {
            ringFull.incrementRelease();
            return false;
        }
        return true;
    }

    private void onHeartbeat(final DirectBuffer buffer, final int offset, final int length) {
        if (invalid.isBlock(buffer, offset, length, GatewayHeartbeatDecoder.BLOCK_LENGTH)) {
            heartbeat.wrap(buffer, offset + HEADER, GatewayHeartbeatDecoder.BLOCK_LENGTH, 0);
            watch.heard(heartbeat.gatewayId(), heartbeat.epoch(), nowNs);
        }
    }

    private void onReplayRequest(final DirectBuffer buffer, final int offset, final int length) {
        if (!invalid.isBlockAndText(buffer, offset, length, ReplayRequestDecoder.BLOCK_LENGTH)) {
            return;
        }
        replayRequest.wrap(buffer, offset + HEADER, ReplayRequestDecoder.BLOCK_LENGTH, 0);
        if (replayRequest.fromSequence() < 1 || StreamIds.isReserved(replayRequest.replyStreamId())) {
            invalid.request();
        } else {
            pass(ReplayRequestDecoder.TEMPLATE_ID, buffer, offset, length);
        }
    }

    private void onQuery(final DirectBuffer buffer, final int offset, final int length) {
        if (!invalid.isBlockAndText(buffer, offset, length, QueryDecoder.BLOCK_LENGTH)) {
            return;
        }
        query.wrap(buffer, offset + HEADER, QueryDecoder.BLOCK_LENGTH, 0);
        final QueryKind kind = QueryKind.get(query.kindRaw());
        if (kind == QueryKind.SBE_UNKNOWN
                || kind == QueryKind.NULL_VAL
                || StreamIds.isReserved(query.replyStreamId())) {
            invalid.request();
        } else {
            pass(QueryDecoder.TEMPLATE_ID, buffer, offset, length);
        }
    }

    private void pass(final int templateId, final DirectBuffer buffer, final int offset, final int length) {
        if (!requests.put(templateId, ring.produced(), buffer, offset + HEADER, length - HEADER)) {
            requestsDropped.incrementRelease();
        }
    }
}
