package org.ringbook.followers;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** All followers in a process of their own, to be killed: they follow to a record, then it ends. */
public final class FollowerProcess {
    private static final int TRANSACTION_RECORDS = 500;
    private static final long PAUSE_NS = 1_000_000L;

    private FollowerProcess() {}

    /** Data directory, database's URL, user and password, last record. Says "ready" when each of them has committed something. */
    public static void main(final String[] args) {
        final FollowersContext context = new FollowersContext()
                .dataDirectory(Path.of(args[0]))
                .database(new Database(args[1], args[2], args[3]))
                .maxRecords(TRANSACTION_RECORDS)
                .pauseNs(PAUSE_NS)
                .until(Long.parseLong(args[4]));
        try (FollowerHost host = FollowerHost.start(context, FollowerKinds.ALL)) {
            final Map<Follower, Long> began = new HashMap<>();
            boolean isReady = false;
            while (host.isFollowing()) {
                LockSupport.parkNanos(PAUSE_NS);
                host.followers().stream()
                        .filter(follower -> follower.sequence() > 0)
                        .forEach(follower -> began.putIfAbsent(follower, follower.sequence()));
                if (!isReady && haveAllCommitted(host, began)) {
                    isReady = true;
                    System.out.println("ready");
                }
                failed(host);
            }
            failed(host);
        }
    }

    /** Whether each is behind where it was first seen. */
    private static boolean haveAllCommitted(final FollowerHost host, final Map<Follower, Long> began) {
        return host.followers().stream()
                .allMatch(follower -> began.containsKey(follower) && follower.sequence() > began.get(follower));
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
