package org.ringbook.cli;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C and SIGTERM as a request that the working thread looks at. The working thread is never interrupted: a file channel that
 * is used by an interrupted thread is closed by Java, and the journal's must not be.
 */
public final class Stop {
    private static final long END_LIMIT_SECONDS = 10;
    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean isSignaled = new AtomicBoolean();
    private volatile int status = ExitStatus.INTERRUPTED;

    /** No stop is requested yet. */
    public Stop() {}

    /**
     * Makes the signals that end a JVM wait until the work has ended, and the process end with its status. The JVM begins to shut down
     * only then; where it does so by itself, a hook holds it up as long.
     */
    void onSignals() {
        for (final String signal : SIGNALS) {
            Signals.handle(signal, this::onSignal);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::endProcess, "ringbook-stop"));
    }

    /** The thread that works ends the process, with all that a shutdown brings; unless that takes too long. */
    private void onSignal() {
        if (isSignaled.compareAndSet(false, true)) {
            request();
            final Thread limit = new Thread(this::endProcess, "ringbook-stop-limit");
            limit.setDaemon(true);
            limit.start();
        }
    }

    private void endProcess() {
        if (ended.getCount() == 0) {
            return;
        }
        request();
        try {
            if (ended.await(END_LIMIT_SECONDS, TimeUnit.SECONDS) && isSignaled.get()) {
                return;
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ended.getCount() == 0 ? status : ExitStatus.INTERRUPTED);
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
