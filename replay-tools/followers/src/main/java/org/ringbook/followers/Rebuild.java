package org.ringbook.followers;

import java.util.function.BooleanSupplier;
import org.ringbook.journal.FollowerPositions;

/**
 * Makes a follower's tables anew from the first record, beside those in force, and puts them in their place. One that was interrupted
 * goes on where it was.
 */
public final class Rebuild {
    private final FollowersContext context;
    private final FollowerKind kind;

    /** Hears how far a rebuild has come. */
    @FunctionalInterface
    public interface Progress {
        /**
         * A transaction was committed.
         *
         * @param sequence its last record.
         * @param last     last durable record of the journal.
         */
        void onProgress(long sequence, long last);
    }

    /**
     * A rebuild; nothing is done yet.
     *
     * @param context what to follow.
     * @param kind    which follower.
     */
    public Rebuild(final FollowersContext context, final FollowerKind kind) {
        this.context = context;
        this.kind = kind;
    }

    /**
     * Rebuilds. A follower of the tables before may go on meanwhile, in any process.
     *
     * @param progress      hears of every transaction.
     * @param stopRequested asked between transactions.
     * @return whether the new tables are in force; false if it was told to stop before.
     * @throws FollowerException if it can't go on.
     */
    public boolean run(final Progress progress, final BooleanSupplier stopRequested) {
        try (Follower follower = Follower.open(context, kind, true)) {
            boolean isThere = false;
            while (!isThere && !stopRequested.getAsBoolean()) {
                final int done = follower.doWork();
                if (!follower.fault().isEmpty()) {
                    throw new FollowerException(follower.fault(), follower.cause());
                }
                progress.onProgress(follower.sequence(), follower.durableSequence());
                isThere = done < context.maxRecords() && follower.isThere();
                follower.pauseAfterLoss(stopRequested);
            }
            if (isThere) {
                follower.swap();
            }
            return isThere;
        }
    }

    /** Gives up a rebuild that was interrupted, and drops what it made. */
    public void abandon() {
        new Catalog(context.database()).abandon(kind.name());
        new FollowerPositions(context.dataDirectory()).remove(kind.name() + ".rebuild");
    }
}
