package org.ringbook.followers;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Connections of readers that stay open between two readings: to open one costs more than what is read through it. Any thread. */
final class Readers {
    private final Jdbi jdbi;
    private final int most;
    private final Deque<Handle> idle = new ConcurrentLinkedDeque<>();

    /** Keeps at most so many open; 0: none. */
    Readers(final Jdbi jdbi, final int most) {
        this.jdbi = jdbi;
        this.most = most;
    }

    /** One that is free, or a new one. */
    Handle take() {
        final Handle free = idle.poll();
        return free == null ? jdbi.open() : free;
    }

    /** Its transaction has ended well. */
    void giveBack(final Handle handle) {
        if (idle.size() < most) {
            idle.push(handle);
        } else {
            handle.close();
        }
    }

    /** Closes those that are free: the database may have gone, or goes. */
    void close() {
        for (Handle free = idle.poll(); free != null; free = idle.poll()) {
            free.close();
        }
    }
}
