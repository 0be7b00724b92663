package org.ringbook.client;

import io.aeron.CommonContext;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/** A small embedded media driver in a directory of its own, and waiting with a deadline. */
final class TestDriver implements AutoCloseable {
    static final long DEADLINE_SECONDS = 60;

    private final MediaDriver driver;
    private final Thread pump;
    private volatile boolean runs = true;

    TestDriver() {
        this(CommonContext.generateRandomDirName());
    }

    TestDriver(final String directory) {
        driver = MediaDriver.launch(new MediaDriver.Context()
                .aeronDirectoryName(directory)
                .threadingMode(ThreadingMode.INVOKER)
                .ipcTermBufferLength(256 * 1024)
                .timerIntervalNs(TimeUnit.MILLISECONDS.toNanos(20))
                .clientLivenessTimeoutNs(TimeUnit.SECONDS.toNanos(5))
                .publicationLingerTimeoutNs(TimeUnit.MILLISECONDS.toNanos(100))
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .errorHandler(Throwable::printStackTrace));
        driver.sharedAgentInvoker().start();
        pump = new Thread(this::pump, "test-driver");
        pump.setDaemon(true);
        pump.start();
    }

    private void pump() {
        final IdleStrategy idleStrategy = new BackoffIdleStrategy(1, 1, 1_000, 100_000);
        while (runs) {
            idleStrategy.idle(driver.sharedAgentInvoker().invoke());
        }
    }

    /** Stands still as if killed: what is in its directory stays, and nobody answers. */
    void abandon() {
        runs = false;
        try {
            pump.join();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String directory() {
        return driver.aeronDirectoryName();
    }

    static ClientContext context(final String directory) {
        return new ClientContext()
                .aeronDirectory(directory)
                .heartbeatIntervalNs(TimeUnit.MILLISECONDS.toNanos(20))
                .engineTimeoutNs(TimeUnit.MILLISECONDS.toNanos(300))
                .resendTimeoutNs(TimeUnit.MILLISECONDS.toNanos(60))
                .replayTimeoutNs(TimeUnit.MILLISECONDS.toNanos(60))
                .windowSize(256);
    }

    static void await(final String what, final Runnable turn, final BooleanSupplier condition) {
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new AssertionError("not in time: " + what);
            }
            turn.run();
            LockSupport.parkNanos(1);
        }
    }

    @Override
    public void close() {
        abandon();
        driver.close();
    }
}
