package org.ringbook.followers;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A follower in a process of its own, to be killed: follows to a record, then ends. */
public final class FollowerProcess {
    private static final int TRANSACTION_RECORDS = 500;

    private static final long PAUSE_NS = 1_000_000L;

    private FollowerProcess() {}

    /** Data directory, follower, database's URL, user and password, last record. */
    public static void main(final String[] args) {
        final FollowersContext context = new FollowersContext()
                .dataDirectory(Path.of(args[0]))
                .database(new Database(args[2], args[3], args[4]))
                .maxRecords(TRANSACTION_RECORDS);
        final FollowerKind kind = FollowerKinds.find(args[1]).orElseThrow();
        final long until = Long.parseLong(args[5]);
        boolean isReady = false;
        try (Follower follower = Follower.open(context.until(until), kind)) {
            while (follower.sequence() < until) {
                final int done = follower.doWork();
                if (done == 0) {
                    LockSupport.parkNanos(PAUSE_NS);
                } else if (!isReady) {
                    isReady = true;
                    System.out.println("ready");
                }
                if (!follower.fault().isEmpty()) {
                    System.out.println(follower.fault());
                    Runtime.getRuntime().halt(1);
                }
            }
        }
    }
}
