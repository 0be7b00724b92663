package org.ringbook.followers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.agrona.CloseHelper;

/** Followers in this process, a thread each. A follower that ends does not end the others, nor anything else. */
public final class FollowerHost implements AutoCloseable {
    private final List<Follower> followers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
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
            final Thread thread = new Thread(() -> host.run(follower), "ringbook-follow-" + follower.kind().name());
            host.threads.add(thread);
            thread.start();
        }
        return host;
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
        isStopped = true;
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
