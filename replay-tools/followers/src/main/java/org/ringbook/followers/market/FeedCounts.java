package org.ringbook.followers.market;

import java.util.concurrent.atomic.AtomicLong;

/** What a feed has done since it began. Written by the publisher's thread, read by any. */
public final class FeedCounts {
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong stalls = new AtomicLong();
    private final AtomicLong gaps = new AtomicLong();
    private final AtomicLong snapshots = new AtomicLong();

    FeedCounts() {}

    /** {@return increments sent} */
    public long messages() {
        return messages.get();
    }

    /** {@return times that the stream had no room, because a subscriber stood still: it was put aside, or caught up} */
    public long stalls() {
        return stalls.get();
    }

    /** {@return records whose increments were dropped, because a subscriber that stood still could not be put aside} */
    public long gaps() {
        return gaps.get();
    }

    /** {@return snapshots of a market sent} */
    public long snapshots() {
        return snapshots.get();
    }

    void sent(final int count) {
        messages.lazySet(messages.get() + count);
    }

    void stalled() {
        stalls.lazySet(stalls.get() + 1);
    }

    void dropped() {
        gaps.lazySet(gaps.get() + 1);
    }

    void snapshot() {
        snapshots.lazySet(snapshots.get() + 1);
    }
}
