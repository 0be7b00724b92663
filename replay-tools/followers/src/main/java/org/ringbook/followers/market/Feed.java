package org.ringbook.followers.market;

import io.aeron.Aeron;
import io.aeron.AeronCounters;
import io.aeron.ChannelUriStringBuilder;
import io.aeron.ExclusivePublication;
import org.agrona.concurrent.status.CountersReader;
import org.ringbook.readmodel.marketdata.FeedKind;

/** One feed: its encoder and its two streams. One thread. */
final class Feed implements AutoCloseable {
    private static final int LENGTH_MAX = 1_376;
    /** Where a position's counter says of what it is: behind the registration's id. */
    private static final int KEY_SESSION = Long.BYTES;

    private static final int KEY_STREAM = Long.BYTES + Integer.BYTES;

    private final FeedCounts counts = new FeedCounts();
    private final ExclusivePublication increments;
    private final ExclusivePublication snapshots;
    private final FeedEncoder encoder;
    private final FeedStream stream;
    private final SnapshotStream snapshotStream;

    Feed(final FeedKind kind, final Aeron aeron, final PublisherContext context, final long epoch) {
        increments = publication(aeron, context, kind.incrementStreamId());
        snapshots = publication(aeron, context, kind.snapshotStreamId());
        final int lengthMax = Math.min(LENGTH_MAX, increments.maxPayloadLength());
        final boolean byOrder = kind == FeedKind.ORDERS;
        encoder = byOrder ? new OrdersEncoder(epoch, lengthMax) : new LevelsEncoder(epoch, lengthMax);
        stream = new FeedStream(encoder, increments, counts, context.stallLimitNs(), context.heartbeatNs());
        snapshotStream = new SnapshotStream(
                encoder,
                byOrder ? new OrderRows() : new LevelRows(),
                snapshots,
                counts,
                context.snapshotRoundNs(),
                context.clock().nanoTime());
    }

    FeedEncoder encoder() {
        return encoder;
    }

    FeedCounts counts() {
        return counts;
    }

    boolean isReady() {
        return stream.isReady();
    }

    int work(final long nowNs) {
        return stream.work(nowNs) + snapshotStream.work(nowNs);
    }

    /** Whose position the media driver keeps. Any thread. */
    int subscribers(final CountersReader counters) {
        final int[] found = {0};
        counters.forEach((counterId, typeId, key, label) -> {
            if (typeId == AeronCounters.DRIVER_SUBSCRIBER_POSITION_TYPE_ID
                    && key.getInt(KEY_SESSION) == increments.sessionId()
                    && key.getInt(KEY_STREAM) == increments.streamId()) {
                found[0]++;
            }
        });
        return found[0];
    }

    @Override
    public void close() {
        increments.close();
        snapshots.close();
    }

    /** Subscribers that are untethered and stand still are put aside soon, so that they hold up nobody for long. */
    private static ExclusivePublication publication(
            final Aeron aeron, final PublisherContext context, final int streamId) {
        final String uri = new ChannelUriStringBuilder(context.channel())
                .termLength(context.termLength())
                .untetheredWindowLimitTimeoutNs(context.putAsideNs())
                .untetheredLingerTimeoutNs(context.putAsideNs())
                .untetheredRestingTimeoutNs(context.putAsideNs() * 10)
                .build();
        return aeron.addExclusivePublication(uri, streamId);
    }
}
