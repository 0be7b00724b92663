package org.ringbook.followers;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.agrona.CloseHelper;
import org.ringbook.followers.balances.BalancesProjection;
import org.ringbook.followers.balances.SnapshotWatch;

/** Followers in this process, a thread each. A follower that ends does not end the others, nor anything else. */
public final class FollowerHost implements AutoCloseable {
    private static final long LOOK_NS = 5_000_000_000L;

    private final List<Follower> followers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Thread> watches = new ArrayList<>();
    private volatile boolean isStopped;

    private FollowerHost() {}

    /**
     * Opens followers and starts them.
     *
     * @param context what to follow.
     * @param kinds   which ones.
     * @return the host; close it.
     * @throws org.ringbook.journal.JournalException if there is no journal, or one of them follows it already.
     */
    public static FollowerHost start(final FollowersContext context, final List<FollowerKind> kinds) {
        final FollowerHost host = new FollowerHost();
        try {
            for (final FollowerKind kind : kinds) {
                host.followers.add(Follower.open(context, kind));
            }
        } catch (final Throwable e) {
            CloseHelper.quietCloseAll(host.followers);
            throw e;
        }
        for (final Follower follower : host.followers) {
            final Thread thread = new Thread(
                    () -> host.run(follower),
                    "ringbook-follow-" + follower.kind().name());
            host.threads.add(thread);
            thread.start();
            if (follower.kind().equals(BalancesProjection.KIND) && context.isRegistered()) {
                final Thread watch = new Thread(() -> host.reconcile(context, follower), "ringbook-reconcile");
                watch.setDaemon(true);
                host.watches.add(watch);
                watch.start();
            }
        }
        return host;
    }

    /** The ledger is reconciled with every snapshot, as long as it follows. */
    private void reconcile(final FollowersContext context, final Follower ledger) {
        final SnapshotWatch watch = new SnapshotWatch(context, ledger::sequence);
        while (!isStopped && ledger.fault().isEmpty()) {
            try {
                watch.look().ifPresent(outcome -> tell(context, outcome));
            } catch (final SQLException | RuntimeException e) {
                context.log().accept("cannot reconcile the balances now, tries again: " + e.getMessage());
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private static void tell(final FollowersContext context, final SnapshotWatch.Outcome outcome) {
        if (outcome.differences().isEmpty()) {
            context.log()
                    .accept("reconciled: " + outcome.compared() + " balances are the core's behind record "
                            + outcome.sequence());
            return;
        }
        context.log().accept("ALARM: " + outcome.text());
        new FollowerAlarm(FollowerAlarm.RECONCILIATION, outcome.text()).raise(context.dataDirectory());
    }

    private void run(final Follower follower) {
        try (follower) {
            follower.follow(() -> isStopped);
        }
    }

    /** {@return all of them, also those that have ended} */
    public List<Follower> followers() {
        return List.copyOf(followers);
    }

    /** {@return whether one still follows} */
    public boolean isFollowing() {
        return threads.stream().anyMatch(Thread::isAlive);
    }

    /** Lets each commit what it has begun, and waits for it. */
    @Override
    public void close() {
        stop();
    }

    /** The same as {@link #close()}; what they have come to can be asked afterwards. */
    public void stop() {
        isStopped = true;
        threads.addAll(watches);
        for (final Thread thread : threads) {
            LockSupport.unpark(thread);
        }
        for (final Thread thread : threads) {
            try {
                thread.join();
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
