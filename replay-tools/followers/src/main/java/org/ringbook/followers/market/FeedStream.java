package org.ringbook.followers.market;

import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import io.aeron.logbuffer.BufferClaim;
import org.ringbook.sbe.marketdata.HeartbeatEncoder;
import org.ringbook.sbe.marketdata.MessageHeaderEncoder;

/**
 * Sends a feed's increments. A stream without room is tried again, for so long that a subscriber that stands still is put aside; one that
 * can't be put aside, because it is tethered, costs what it would have held up: that is dropped, all subscribers see a gap in
 * the numbers and recover. One thread.
 */
final class FeedStream {
    private static final int MESSAGE_LIMIT = 256;
    private static final int HEARTBEAT = MessageHeaderEncoder.ENCODED_LENGTH + HeartbeatEncoder.BLOCK_LENGTH;

    private final FeedEncoder encoder;
    private final ExclusivePublication publication;
    private final FeedCounts counts;
    private final long stallLimitNs;
    private final long heartbeatNs;
    private final BufferClaim claim = new BufferClaim();
    private final HeartbeatEncoder heartbeat = new HeartbeatEncoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private boolean stalled;
    private long stalledNs;
    private long saidNs;

    FeedStream(
            final FeedEncoder encoder,
            final ExclusivePublication publication,
            final FeedCounts counts,
            final long stallLimitNs,
            final long heartbeatNs) {
        this.encoder = encoder;
        this.publication = publication;
        this.counts = counts;
        this.stallLimitNs = stallLimitNs;
        this.heartbeatNs = heartbeatNs;
    }

    /** Whether the next record may be encoded: all of the last one is sent. */
    boolean isReady() {
        return encoder.outbox().isEmpty();
    }

    int work(final long nowNs) {
        int sent = 0;
        final Outbox outbox = encoder.outbox();
        while (sent < MESSAGE_LIMIT && !outbox.isEmpty()) {
            final int length = outbox.firstLength();
            final long result = publication.tryClaim(length, claim);
            if (result > 0) {
                claim.buffer().putBytes(claim.offset(), outbox.first(), outbox.firstOffset(), length);
                claim.commit();
                outbox.removeFirst();
                sent++;
            } else if (!goesOn(result, nowNs)) {
                break;
            }
        }
        if (sent > 0) {
            stalled = false;
            saidNs = nowNs;
            counts.sent(sent);
        } else if (outbox.isEmpty() && nowNs - saidNs >= heartbeatNs) {
            sayThatNothingIsSaid(nowNs);
        }
        return sent;
    }

    /** Whether it is worth trying at once what could not be sent now. */
    private boolean goesOn(final long result, final long nowNs) {
        if (result == Publication.NOT_CONNECTED) {
            encoder.outbox().clear();
            stalled = false;
            return false;
        }
        if (result == Publication.ADMIN_ACTION) {
            return true;
        }
        if (result != Publication.BACK_PRESSURED) {
            throw new IllegalStateException("the market data stream has ended: " + Publication.errorString(result));
        }
        if (!stalled) {
            stalled = true;
            stalledNs = nowNs;
            counts.stalled();
        } else if (nowNs - stalledNs >= stallLimitNs) {
            encoder.outbox().clear();
            counts.dropped();
        }
        return false;
    }

    private void sayThatNothingIsSaid(final long nowNs) {
        if (publication.tryClaim(HEARTBEAT, claim) > 0) {
            heartbeat
                    .wrapAndApplyHeader(claim.buffer(), claim.offset(), header)
                    .epoch(encoder.epoch())
                    .feedSequence(encoder.feedSequence())
                    .sequence(encoder.sequence());
            claim.commit();
            saidNs = nowNs;
        }
    }
}
