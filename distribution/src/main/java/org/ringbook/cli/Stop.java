package org.ringbook.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM as a request that the working thread looks at. The working thread is never interrupted: a file channel that
 * is used by an interrupted thread is closed by Java, and the journal's must not be.
 */
public final class Stop {
    private static final long END_LIMIT_SECONDS = 10;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int status = ExitStatus.INTERRUPTED;

    /** No stop is requested yet. */
    public Stop() {}

    /** Makes the signals that end a JVM wait until the work has ended, and the process end with its status. */
    void onSignals() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::endProcess, "ringbook-stop"));
    }

    private void endProcess() {
        if (ended.getCount() == 0) {
            return;
        }
        request();
        try {
            if (!ended.await(END_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                status = ExitStatus.INTERRUPTED;
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(status);
    }

    /** The work has ended, and so may the process. */
    void ended(final int exitStatus) {
        status = exitStatus;
        ended.countDown();
    }

    /** Asks the working thread to stop. Any thread. */
    public void request() {
        requested.countDown();
    }

    /**
     * Whether to stop.
     *
     * @return true from the first signal on.
     */
    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Waits until a stop is requested. */
    public void await() {
        boolean isInterrupted = false;
        while (!isRequested()) {
            try {
                requested.await();
            } catch (final InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
