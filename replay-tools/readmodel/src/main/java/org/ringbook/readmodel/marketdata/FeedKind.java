package org.ringbook.readmodel.marketdata;

import org.ringbook.sbe.StreamIds;

/** The two feeds, each with a stream of increments and one of snapshots. */
public enum FeedKind {
    /** Every displayed order. */
    ORDERS(StreamIds.ORDERS_FEED, StreamIds.ORDERS_SNAPSHOTS),

    /** Price levels. */
    LEVELS(StreamIds.LEVELS_FEED, StreamIds.LEVELS_SNAPSHOTS);

    private final int incrementStreamId;
    private final int snapshotStreamId;

    FeedKind(final int incrementStreamId, final int snapshotStreamId) {
        this.incrementStreamId = incrementStreamId;
        this.snapshotStreamId = snapshotStreamId;
    }

    /** {@return Aeron stream of the increments} */
    public int incrementStreamId() {
        return incrementStreamId;
    }

    /** {@return Aeron stream of the snapshots} */
    public int snapshotStreamId() {
        return snapshotStreamId;
    }
}
