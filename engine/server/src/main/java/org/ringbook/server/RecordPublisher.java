package org.ringbook.server;

import io.aeron.ExclusivePublication;
import io.aeron.logbuffer.BufferClaim;
import org.agrona.DirectBuffer;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.transport.EventFlagsEncoder;
import org.ringbook.sbe.transport.EventMessageEncoder;
import org.ringbook.sbe.transport.MessageHeaderEncoder;

/**
 * Publishes records as EventMessages, each with as many of a record's frames as fit one MTU. Holds at most one record, in
 * the reader's place, and how far it is sent. One thread.
 */
final class RecordPublisher {
    private static final int HEAD = MessageHeaderEncoder.ENCODED_LENGTH + EventMessageEncoder.BLOCK_LENGTH;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final EventMessageEncoder message = new EventMessageEncoder();
    private final BufferClaim claim = new BufferClaim();
    private final boolean replayed;
    private long sequence;
    private long timestampNs;
    private DirectBuffer frames;
    private int at;
    private int end;
    private int index;

    RecordPublisher(final boolean replayed) {
        this.replayed = replayed;
    }

    /** Begins with the record that the reader has stepped to, from a frame on. */
    void begin(final JournalReader reader, final int fromIndex) {
        sequence = reader.sequence();
        timestampNs = reader.timestampNs();
        frames = reader.buffer();
        at = reader.framesOffset();
        end = at + reader.framesLength();
        index = 0;
        while (index < fromIndex && at < end) {
            skip();
        }
    }

    /** Whether all of the record was sent. */
    boolean isDone() {
        return at >= end;
    }

    /** Leaves out what of the record is not sent yet. */
    void skipRest() {
        at = end;
    }

    /**
     * Sends the next message of the record.
     *
     * @return what Aeron said: a position, or why not, and then nothing has changed
     */
    long publish(final ExclusivePublication publication, final HopTimes times, final long nowNs) {
        final int room = publication.maxPayloadLength() - HEAD;
        int to = at;
        int count = 0;
        while (to < end && Frames.next(frames, to) - at <= room) {
            to = Frames.next(frames, to);
            count++;
        }
        if (count == 0) {
            throw new IllegalStateException("a frame does not fit the MTU: sequence=" + sequence + " index=" + index
                    + " length=" + Frames.length(frames, at) + " room=" + room);
        }
        final int length = to - at;
        final long result = publication.tryClaim(HEAD + length, claim);
        if (result > 0) {
            encode(times, nowNs, count, to == end);
            claim.buffer().putBytes(claim.offset() + HEAD, frames, at, length);
            claim.commit();
            at = to;
            index += count;
        }
        return result;
    }

    private void encode(final HopTimes times, final long nowNs, final int count, final boolean last) {
        message.wrapAndApplyHeader(claim.buffer(), claim.offset(), header)
                .sequence(sequence)
                .timestampNs(timestampNs)
                .gatewayInNs(replayed ? 0 : times.gatewayInNs())
                .sequencedNs(replayed ? 0 : times.sequencedNs())
                .committedNs(replayed ? 0 : times.committedNs())
                .publishedNs(nowNs)
                .firstIndex(index)
                .frameCount(count);
        final EventFlagsEncoder flags = message.flags();
        flags.clear().lastOfRecord(last).replayed(replayed);
    }

    private void skip() {
        at = Frames.next(frames, at);
        index++;
    }
}
