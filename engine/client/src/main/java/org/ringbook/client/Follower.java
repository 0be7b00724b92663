package org.ringbook.client;

import io.aeron.Subscription;
import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.ControlledFragmentHandler.Action;
import io.aeron.logbuffer.Header;
import org.agrona.DirectBuffer;
import org.agrona.ErrorHandler;
import org.ringbook.sbe.MessageCopy;
import org.ringbook.sbe.transport.EventMessageDecoder;
import org.ringbook.sbe.transport.MessageHeaderDecoder;
import org.ringbook.sbe.transport.ReplayEndDecoder;

/**
 * Joins the live stream and replays into one without gap or repeat. When something is missing it asks for a replay from there, on a stream of
 * its own. Meanwhile live messages that are far ahead are let go (the replay will bring them) and near ones are left in the transport's buffer,
 * so that the end of the replay meets them. Client's thread only; allocates nothing.
 */
final class Follower {
    /** Records; more than this ahead of what is next, a live message isn't waited for. */
    private static final int HOLD_DISTANCE = 1024;

    private static final int LIVE_LIMIT = 16;
    private static final int REPLAY_LIMIT = 64;

    /** Heartbeats that tell of records which the stream has not shown, before they count as lost. */
    private static final int LOST_TAIL_HEARTBEATS = 2;

    private final AeronLink link;
    private final Outbox outbox;
    private final EventStream stream;
    private final long replayTimeoutNs;
    private final ErrorHandler errorHandler;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EventMessageDecoder message = new EventMessageDecoder();
    private final ReplayEndDecoder replayEnd = new ReplayEndDecoder();
    private final MessageCopy copy = new MessageCopy();
    private final ControlledFragmentHandler liveHandler = this::onLive;
    private final ControlledFragmentHandler replayHandler = this::onReplay;
    private boolean replaying;
    private boolean requestSent;
    private long replayCorrelationId;
    private long requestedSequence;
    private long replayProgressNs;
    private long nowNs;
    private int lostTailHeartbeats;
    private long lostTailSequence;
    private int lostTailIndex;

    Follower(
            final AeronLink link,
            final Outbox outbox,
            final EventStream stream,
            final ClientContext context,
            final long firstCorrelationId) {
        this.link = link;
        this.outbox = outbox;
        this.stream = stream;
        replayTimeoutNs = context.replayTimeoutNs();
        errorHandler = context.errorHandler();
        replayCorrelationId = firstCorrelationId;
    }

    /** Nothing is known to be missing. */
    boolean isLive() {
        return stream.hasStart() && !replaying;
    }

    /** An engine is there (again); its last durable record is {@code lastSequence}. */
    void onEngineUp(final long lastSequence) {
        lostTailHeartbeats = 0;
        if (!stream.hasStart()) {
            stream.start(lastSequence + 1);
        } else if (replaying || lastSequence + 1 != stream.nextSequence()) {
            startReplay();
        }
    }

    /** The engine says how far it is. If the stream stands still behind that, its tail is lost. */
    void onHeartbeat(final long lastSequence) {
        final boolean behind = lastSequence >= stream.nextSequence();
        final boolean still = lostTailSequence == stream.nextSequence() && lostTailIndex == stream.nextIndex();
        lostTailSequence = stream.nextSequence();
        lostTailIndex = stream.nextIndex();
        lostTailHeartbeats = behind && still && !replaying ? lostTailHeartbeats + 1 : 0;
    }

    int poll(final long now, final boolean engineUp) {
        if (!stream.hasStart()) {
            return 0;
        }
        nowNs = now;
        final Subscription live = link.events();
        final int liveCount = live.controlledPoll(liveHandler, LIVE_LIMIT);
        if (liveCount == 0 && lostTailHeartbeats >= LOST_TAIL_HEARTBEATS) {
            lostTailHeartbeats = 0;
            startReplay();
        }
        final int replayCount = link.replay().controlledPoll(replayHandler, REPLAY_LIMIT);
        return liveCount + replayCount + (replaying && engineUp ? seeToReplay() : 0);
    }

    private void startReplay() {
        replaying = true;
        requestSent = false;
        replayCorrelationId++;
    }

    private int seeToReplay() {
        if (requestSent && nowNs - replayProgressNs > replayTimeoutNs) {
            startReplay();
        }
        if (!requestSent && outbox.replayRequest(replayCorrelationId, stream.nextSequence(), stream.nextIndex()) > 0) {
            requestSent = true;
            requestedSequence = stream.nextSequence();
            replayProgressNs = nowNs;
            return 1;
        }
        return 0;
    }

    private Action onLive(final DirectBuffer buffer, final int offset, final int length, final Header fragment) {
        if (!copy.take(buffer, offset, length)) {
            // This client stood still for so long that the live stream went on without it.
            if (!replaying) {
                startReplay();
            }
            return Action.ABORT;
        }
        if (!wrapEvents(copy.buffer(), 0)) {
            return Action.CONTINUE;
        }
        if (stream.onMessage(message, nowNs) != EventStream.Fit.AHEAD) {
            return Action.CONTINUE;
        }
        if (!replaying) {
            startReplay();
        }
        return message.sequence() - stream.nextSequence() > HOLD_DISTANCE ? Action.CONTINUE : Action.ABORT;
    }

    private Action onReplay(final DirectBuffer buffer, final int offset, final int length, final Header fragment) {
        if (wrapEvents(buffer, offset)) {
            if (stream.onMessage(message, nowNs) == EventStream.Fit.DELIVERED) {
                replayProgressNs = nowNs;
            }
        } else if (header.schemaId() == MessageHeaderDecoder.SCHEMA_ID
                && header.templateId() == ReplayEndDecoder.TEMPLATE_ID) {
            replayEnd.wrapAndApplyHeader(buffer, offset, header);
            onReplayEnd(replayEnd.correlationId(), replayEnd.nextSequence());
        }
        return Action.CONTINUE;
    }

    private void onReplayEnd(final long correlationId, final long nextSequence) {
        if (!replaying || !requestSent || correlationId != replayCorrelationId) {
            return;
        }
        if (nextSequence < requestedSequence) {
            errorHandler.onError(new EngineException("The engine's journal ends before record " + nextSequence
                    + ", but the event stream is followed from " + requestedSequence
                    + " on: it is another journal, or it has lost records."));
        }
        if (stream.nextSequence() >= nextSequence) {
            replaying = false;
        } else if (stream.nextSequence() > requestedSequence) {
            startReplay();
        } else {
            replayProgressNs = nowNs; // asked for again when the timeout is over
            errorHandler.onError(new EngineException.RecordsGone(
                    "The engine did not replay record " + requestedSequence + ": it may not be kept any more."));
        }
    }

    private boolean wrapEvents(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID
                || header.templateId() != EventMessageDecoder.TEMPLATE_ID) {
            return false;
        }
        message.wrapAndApplyHeader(buffer, offset, header);
        return true;
    }
}
