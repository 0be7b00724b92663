package org.ringbook.cli.shadow;

import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.ringbook.audit.Shadow;
import org.ringbook.audit.ShadowAlarmException;
import org.ringbook.audit.ShadowContext;
import org.ringbook.journal.JournalException;

/**
 * A shadow core beside the engine of this process. Nothing that it does ends the engine: its failure and its findings are said, and kept
 * in files.
 */
public final class ShadowThread implements AutoCloseable {
    private static final long CATCH_UP_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long RETRY_NS = TimeUnit.MINUTES.toNanos(1);
    private static final long END_LIMIT_MS = 8_000;

    private final Consumer<String> log;
    private final Thread thread;
    private volatile boolean isStopped;
    private volatile long deadlineNs;

    @SuppressWarnings("ThreadPriorityCheck") // a hint where the JVM follows it; nothing relies on it
    private ShadowThread(final ShadowContext context, final Consumer<String> log) {
        this.log = log;
        thread = new Thread(() -> run(context), "ringbook-shadow");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    /**
     * Begins to follow.
     *
     * @param context what; its data directory has a journal.
     * @param log takes what goes wrong.
     * @return the running thread.
     */
    public static ShadowThread start(final ShadowContext context, final Consumer<String> log) {
        final ShadowThread shadow = new ShadowThread(context, log);
        shadow.thread.start();
        return shadow;
    }

    private void run(final ShadowContext context) {
        while (follow(context) && !isStopped) {
            final long failedNs = System.nanoTime();
            while (!isStopped && System.nanoTime() - failedNs < RETRY_NS) {
                LockSupport.parkNanos(RETRY_NS);
            }
        }
    }

    /** False when there is nothing more to do; true if it may go better later. */
    private boolean follow(final ShadowContext context) {
        try (Shadow shadow = Shadow.open(context)) {
            shadow.follow(() -> isStopped);
            shadow.catchUp(() -> System.nanoTime() - deadlineNs > 0);
        } catch (final ShadowAlarmException e) {
            log.accept("shadow: does not follow: " + e.getMessage());
        } catch (final JournalException | UncheckedIOException e) {
            log.accept("shadow: failed, the engine goes on, tried again in a minute: " + e.getMessage());
            return true;
        } catch (final Throwable e) {
            log.accept("shadow: failed, the engine goes on: " + e);
        }
        return false;
    }

    /** Lets it come to the journal's end, for at most 2 seconds, and write a last snapshot. Call it when the engine has stopped. */
    @Override
    public void close() {
        deadlineNs = System.nanoTime() + CATCH_UP_NS;
        isStopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join(END_LIMIT_MS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
