package org.ringbook.followers.market;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.ringbook.readmodel.books.MarketDataBuilder;

/**
 * Says when a publisher's checkpoint is due, and has it written beside the publisher, which only encodes it. The publisher's thread.
 */
final class CheckpointKeeper implements AutoCloseable {
    private static final long CLOSE_SECONDS = 60;

    private final FeedCheckpoints checkpoints;
    private final long everyRecords;
    private final long everyNs;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        final Thread thread = new Thread(task, "ringbook-feed-checkpoint");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean isWriting;
    private long keptSequence;
    private long keptNs;

    CheckpointKeeper(
            final FeedCheckpoints checkpoints, final PublisherContext context, final long sequence, final long nowNs) {
        this.checkpoints = checkpoints;
        everyRecords = context.checkpointRecords();
        everyNs = context.checkpointNs();
        keptSequence = sequence;
        keptNs = nowNs;
    }

    /** Between two records, after any number of them. */
    void keepIfDue(final MarketDataBuilder builder, final long recordCrc, final long nowNs) {
        final long records = builder.sequence() - keptSequence;
        if (records > 0 && (records >= everyRecords || nowNs - keptNs >= everyNs) && !isWriting) {
            isWriting = true;
            keptSequence = builder.sequence();
            keptNs = nowNs;
            final FeedCheckpoint checkpoint = FeedCheckpoint.of(builder, recordCrc);
            writer.execute(() -> {
                checkpoints.write(checkpoint);
                isWriting = false;
            });
        }
    }

    /** Writes what has come since the last one. */
    void keepLast(final MarketDataBuilder builder, final long recordCrc) {
        if (builder.sequence() > keptSequence) {
            final FeedCheckpoint checkpoint = FeedCheckpoint.of(builder, recordCrc);
            writer.execute(() -> checkpoints.write(checkpoint));
        }
    }

    /** Waits for what is being written. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
