package org.ringbook.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.ringbook.audit.Shadow;
import org.ringbook.audit.ShadowContext;

/**
 * A shadow core that does what it is told, on a thread: nothing, follow, or follow and write snapshots one after the other. In this process,
 * or as {@link #main} in one of its own, told by lines of standard input.
 */
final class ShadowDriver implements AutoCloseable {
    private static final long PARK_NS = 1_000_000;

    /** What it is to do. */
    enum Task {
        /** Stand still. */
        REST,
        /** Execute what comes. */
        FOLLOW,
        /** The same, and snapshots one after the other. */
        SNAPSHOT,
        /** End. */
        END
    }

    private final Thread thread;
    private volatile Task task = Task.FOLLOW;
    private volatile long lagRecords = Long.MAX_VALUE;

    @SuppressWarnings("ThreadPriorityCheck") // as in ringbook start
    ShadowDriver(final Path data, final PrintStream log) {
        thread = new Thread(() -> run(data, log), "ringbook-shadow");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    /**
     * A shadow in a process of its own. Prints a line for each snapshot.
     *
     * @param args the data directory
     * @throws IOException if standard input can't be read
     */
    public static void main(final String[] args) throws IOException {
        final BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        final PrintStream log = System.out;
        try (ShadowDriver driver = new ShadowDriver(Path.of(args[0]), log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                driver.task(Task.valueOf(line));
            }
        }
    }

    void task(final Task value) {
        task = value;
    }

    private void run(final Path data, final PrintStream log) {
        final ShadowContext context = new ShadowContext()
                .dataDirectory(data)
                .everyRecords(Long.MAX_VALUE)
                .everyNs(Long.MAX_VALUE)
                .log(log::println);
        try (Shadow shadow = Shadow.open(context)) {
            while (task != Task.END) {
                final Task now = task;
                if (now == Task.REST || shadow.doWork() == 0) {
                    LockSupport.parkNanos(PARK_NS);
                }
                if (now == Task.SNAPSHOT) {
                    shadow.snapshotNow();
                }
                if (lagRecords > 0) {
                    lagRecords = shadow.lagRecords();
                    if (lagRecords == 0) {
                        log.println("caught up");
                    }
                }
            }
        }
    }

    /** Whether it has executed all there was once. */
    boolean hasCaughtUp() {
        return lagRecords == 0;
    }

    @Override
    public void close() {
        task = Task.END;
        try {
            thread.join();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
