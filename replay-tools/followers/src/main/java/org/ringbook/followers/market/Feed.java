package org.ringbook.followers.market;

import io.aeron.Aeron;
import io.aeron.ChannelUriStringBuilder;
import io.aeron.ExclusivePublication;
import org.ringbook.readmodel.marketdata.FeedKind;

/** One feed: its encoder and its two streams. One thread. */
final class Feed implements AutoCloseable {
    private static final int LENGTH_MAX = 1_376;

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
