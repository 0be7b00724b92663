package org.ringbook.followers.market;

import io.aeron.Aeron;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.status.CountersReader;
import org.ringbook.journal.JournalReader;
import org.ringbook.readmodel.books.MarketDataBuilder;
import org.ringbook.readmodel.marketdata.FeedKind;

/**
 * Publishes market data: follows the journal from its last checkpoint, or its first record, silently up to where it ends then, and says from
 * there on what every record changes. It takes nothing from the engine but pages that are in memory anyway, so it can be late and can stop, and costs the engine
 * nothing. Its memory is the books, one record's increments and one market's snapshot for each feed. An agent of one thread; what
 * it says of itself may be read by any.
 */
public final class MarketDataPublisher implements Agent {
    private static final int RECORD_LIMIT = 64;
    private static final int CATCH_UP_LIMIT = 1_024;

    private final JournalReader reader;
    private final NanoClock clock;
    private final Feed orders;
    private final Feed levels;
    private final MarketDataBuilder builder;
    /** Both null if it keeps no checkpoints. */
    private final FeedCheckpoints checkpoints;

    private final CheckpointKeeper keeper;
    private long recordCrc;
    private boolean isWhole = true;
    private boolean live;
    private volatile long sequence;
    private volatile boolean publishing;

    /**
     * Opens its streams.
     *
     * @param reader in front of the journal's first record; closed with this
     * @param aeron stays the caller's
     * @param context settings
     * @throws org.ringbook.journal.JournalException if the journal lacks what it needs to begin
     */
    public MarketDataPublisher(final JournalReader reader, final Aeron aeron, final PublisherContext context) {
        this.reader = reader;
        clock = context.clock();
        final long epoch = context.wallClock().nanoTime();
        orders = new Feed(FeedKind.ORDERS, aeron, context, epoch);
        levels = new Feed(FeedKind.LEVELS, aeron, context, epoch);
        builder = new MarketDataBuilder(new Fanout(orders.encoder(), levels.encoder()));
        if (context.fromFirstRecord()) {
            checkpoints = null;
            keeper = null;
            goLive();
            return;
        }
        checkpoints = context.dataDirectory() == null
                ? null
                : FeedCheckpoints.open(context.dataDirectory(), context.log(), context.wallClock());
        try {
            keeper = checkpoints == null ? null : begin(context);
        } catch (final RuntimeException e) {
            CloseHelper.quietCloseAll(checkpoints, orders, levels);
            throw e;
        }
    }

    private CheckpointKeeper begin(final PublisherContext context) {
        checkpoints.begin(builder, reader);
        sequence = builder.sequence();
        return checkpoints.isKept()
                ? new CheckpointKeeper(checkpoints, context, builder.sequence(), clock.nanoTime())
                : null;
    }

    @Override
    public String roleName() {
        return "ringbook-marketdata";
    }

    /**
     * Applies records and sends what they changed.
     *
     * @throws IllegalStateException if the journal's events contradict each other: nothing more may be said
     */
    @Override
    public int doWork() {
        if (!live) {
            return catchUp();
        }
        int work = 0;
        for (int i = 0; i < RECORD_LIMIT; i++) {
            final long nowNs = clock.nanoTime();
            work += orders.work(nowNs) + levels.work(nowNs);
            if (!orders.isReady() || !levels.isReady() || !reader.next()) {
                break;
            }
            apply();
            work++;
        }
        keepIfDue();
        return work;
    }

    private void keepIfDue() {
        if (keeper != null) {
            keeper.keepIfDue(builder, recordCrc, clock.nanoTime());
        }
    }

    /** Subscribers of both feeds' increments on this media driver. Any thread. */
    int subscribers(final CountersReader counters) {
        return orders.subscribers(counters) + levels.subscribers(counters);
    }

    /** {@return whether this is the publisher that keeps the data directory's checkpoints} */
    boolean isKeeper() {
        return keeper != null;
    }

    /** {@return the last record applied; 0 before the first} */
    public long sequence() {
        return sequence;
    }

    /** {@return whether it has come to the journal's end, and publishes} */
    public boolean isPublishing() {
        return publishing;
    }

    /**
     * The last message of a feed. The publisher's thread.
     *
     * @param kind which
     * @return its number; 0 if there was none
     */
    public long lastMessage(final FeedKind kind) {
        return (kind == FeedKind.ORDERS ? orders : levels).encoder().feedSequence();
    }

    /**
     * What a feed has done.
     *
     * @param kind which
     * @return live counts
     */
    public FeedCounts counts(final FeedKind kind) {
        return (kind == FeedKind.ORDERS ? orders : levels).counts();
    }

    @Override
    public void onClose() {
        if (keeper != null && isWhole) {
            keeper.keepLast(builder, recordCrc);
        }
        CloseHelper.closeAll(keeper, checkpoints, orders, levels, reader);
    }

    private int catchUp() {
        int work = 0;
        while (work < CATCH_UP_LIMIT) {
            if (!reader.next()) {
                goLive();
                return work + 1;
            }
            apply();
            work++;
        }
        keepIfDue();
        return work;
    }

    private void goLive() {
        orders.encoder().goLive();
        levels.encoder().goLive();
        live = true;
        publishing = true;
    }

    private void apply() {
        isWhole = false;
        builder.apply(
                reader.sequence(), reader.timestampNs(), reader.buffer(), reader.framesOffset(), reader.framesLength());
        isWhole = true;
        recordCrc = reader.crc();
        sequence = builder.sequence();
    }
}
