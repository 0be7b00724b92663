package org.ringbook.followers;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** All followers in a process of their own, to be killed: they follow to a record, then it ends. */
public final class FollowerProcess {
    private static final int TRANSACTION_RECORDS = 500;
    private static final long PAUSE_NS = 1_000_000L;

    private FollowerProcess() {}

    /** Data directory, database's URL, user and password, last record. Says "ready" when there are rows of each of them. */
    public static void main(final String[] args) {
        final FollowersContext context = new FollowersContext()
                .dataDirectory(Path.of(args[0]))
                .database(new Database(args[1], args[2], args[3]))
                .maxRecords(TRANSACTION_RECORDS)
                .pauseNs(PAUSE_NS)
                .until(Long.parseLong(args[4]));
        try (FollowerHost host = FollowerHost.start(context, FollowerKinds.ALL)) {
            boolean isReady = false;
            while (host.isFollowing()) {
                LockSupport.parkNanos(PAUSE_NS);
                if (!isReady && host.followers().stream().allMatch(follower -> follower.sequence() > 0)) {
                    isReady = true;
                    System.out.println("ready");
                }
                failed(host);
            }
            failed(host);
        }
    }

    private static void failed(final FollowerHost host) {
        for (final Follower follower : host.followers()) {
            if (!follower.fault().isEmpty()) {
                System.out.println(follower.fault());
                Runtime.getRuntime().halt(1);
            }
        }
    }
}
