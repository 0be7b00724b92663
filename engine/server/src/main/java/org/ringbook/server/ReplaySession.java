package org.ringbook.server;

import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.transport.MessageHeaderEncoder;
import org.ringbook.sbe.transport.ReplayEndEncoder;

/** One requester's replay: the records from its position to the journal's mark, and ReplayEnd. Replay thread only. */
final class ReplaySession implements AutoCloseable {
    private final ReplyStream reply;
    private final JournalReader reader;
    private final long correlationId;
    private final AtomicCounter messages;
    private final RecordPublisher publisher = new RecordPublisher(true);
    private final UnsafeBuffer end =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + ReplayEndEncoder.BLOCK_LENGTH]);
    private int fromIndex;
    private long nextSequence;
    private boolean isOpen;
    private boolean hasEnded;
    private long progressNs;

    /**
     * @param reader that this session closes
     * @param fromSequence from 1; beyond the mark there is nothing but ReplayEnd
     */
    ReplaySession(
            final ReplyStream reply,
            final JournalReader reader,
            final long correlationId,
            final long fromSequence,
            final int fromIndex,
            final long nowNs,
            final AtomicCounter messages) {
        this.reply = reply;
        this.reader = reader;
        this.correlationId = correlationId;
        this.fromIndex = fromIndex;
        this.messages = messages;
        progressNs = nowNs;
        nextSequence = Math.max(reader.firstSequence(), Math.min(fromSequence, reader.durableSequence() + 1));
        reader.seek(nextSequence);
        if (nextSequence != fromSequence) {
            this.fromIndex = 0;
        }
    }

    ReplyStream reply() {
        return reply;
    }

    /** Whether ReplayEnd was sent. */
    boolean hasEnded() {
        return hasEnded;
    }

    /** How long nothing could be sent. */
    long stalledNs(final long nowNs) {
        return nowNs - progressNs;
    }

    /** Sends at most so many messages; returns how many. */
    int work(final long nowNs, final int limit) {
        if (!reply.isConnected()) {
            return 0;
        }
        int sent = 0;
        while (sent < limit && !hasEnded && sendOne(nowNs)) {
            sent++;
        }
        if (sent > 0) {
            progressNs = nowNs;
            reply.used(nowNs);
            messages.getAndAddRelease(sent);
        }
        return sent;
    }

    @Override
    public void close() {
        reader.close();
    }

    private boolean sendOne(final long nowNs) {
        final ExclusivePublication publication = reply.publication();
        if (!isOpen) {
            if (!reader.next()) {
                hasEnded = isSent(publication.offer(end, 0, encodeEnd()));
                return hasEnded;
            }
            publisher.begin(reader, fromIndex);
            fromIndex = 0;
            isOpen = !publisher.isDone();
            nextSequence = reader.sequence() + 1;
        }
        if (isOpen && !isSent(publisher.publish(publication, null, nowNs))) {
            return false;
        }
        isOpen = !publisher.isDone();
        return true;
    }

    private int encodeEnd() {
        final ReplayEndEncoder message = new ReplayEndEncoder();
        message.wrapAndApplyHeader(end, 0, new MessageHeaderEncoder())
                .correlationId(correlationId)
                .nextSequence(nextSequence);
        return end.capacity();
    }

    private boolean isSent(final long result) {
        if (result == Publication.CLOSED || result == Publication.MAX_POSITION_EXCEEDED) {
            throw new IllegalStateException("stream ended: " + reply + " " + Publication.errorString(result));
        }
        return result > 0;
    }
}
