package org.ringbook.torture;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.ringbook.journal.JournalReader;

/** Reads a live journal from its first record on, as a follower in another process does, and remembers what it was shown. */
final class JournalFollower implements AutoCloseable {
    private static final long IDLE_NS = 50_000;

    private final Told told = new Told();
    private final Thread thread;
    private final Path journal;
    private volatile boolean isStopped;
    private volatile RuntimeException failure;

    JournalFollower(final Path journal) {
        this.journal = journal;
        thread = new Thread(this::run, "torture-follower");
        thread.start();
    }

    private void run() {
        try (JournalReader reader = JournalReader.open(journal)) {
            while (!isStopped) {
                if (reader.next()) {
                    told.record(reader);
                } else {
                    LockSupport.parkNanos(IDLE_NS);
                }
            }
        } catch (final RuntimeException e) {
            failure = e;
        }
    }

    /** Ends it; what it was shown is complete then. */
    void stop() {
        close();
        if (failure != null) {
            throw new TortureException("a follower of the journal failed", failure);
        }
    }

    Told told() {
        return told;
    }

    @Override
    public void close() {
        isStopped = true;
        try {
            thread.join();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TortureException("interrupted", e);
        }
    }
}
