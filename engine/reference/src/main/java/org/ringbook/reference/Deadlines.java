package org.ringbook.reference;

import java.util.Comparator;
import java.util.TreeSet;

/** What happens by itself, and when. */
final class Deadlines {
    private final TreeSet<Deadline> deadlines = new TreeSet<>();

    /** In the order in which they are met at one time. */
    enum Kind {
        ORDER_EXPIRES,
        CANCEL_ALL_AFTER,
        SESSION_GONE,
        AUCTION_ENDS,
        SCHEDULE
    }

    /** Of the order, account, session or market with this id. */
    record Deadline(long timeNs, Kind kind, long id) implements Comparable<Deadline> {
        private static final Comparator<Deadline> ORDER = Comparator.comparingLong(Deadline::timeNs)
                .thenComparing(Deadline::kind)
                .thenComparingLong(Deadline::id);

        @Override
        public int compareTo(final Deadline other) {
            return ORDER.compare(this, other);
        }
    }

    /** From one time to another; 0 is never. */
    void move(final Kind kind, final long id, final long fromNs, final long toNs) {
        deadlines.remove(new Deadline(fromNs, kind, id));
        if (toNs != 0) {
            deadlines.add(new Deadline(toNs, kind, id));
        }
    }

    /** Null if there is none. */
    Deadline first() {
        return deadlines.isEmpty() ? null : deadlines.first();
    }
}
