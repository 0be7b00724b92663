package org.ringbook.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.IdleStrategy;

/**
 * A gateway in this process, on a thread of its own, and alone in its directory. It starts without an engine and waits for one; clients can come
 * when it has taken up where the gateway before it ended.
 *
 * @param <W> what it does.
 */
public abstract class Gateway<W extends GatewayWork> implements AutoCloseable {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int LOOKS_PER_STATUS = 5;
    private static final String LOCK = "gateway.lock";

    private final GatewaySettings settings;
    private final Thread thread;
    private final CountDownLatch ready = new CountDownLatch(1);
    private int looks;
    private volatile boolean stopping;
    private volatile String fault = "";
    private volatile long sequence;
    private volatile boolean engineReady;

    /**
     * One that is not started yet.
     *
     * @param settings of it.
     */
    protected Gateway(final GatewaySettings settings) {
        this.settings = settings;
        thread = new Thread(this::run, settings.threadName());
    }

    /** Starts its thread. */
    protected final void start() {
        thread.start();
    }

    /**
     * Begins its work, when the directory is its own. Its thread.
     *
     * @return what it does.
     * @throws IOException if what the gateway before it wrote can't be read.
     */
    protected abstract W open() throws IOException;

    /**
     * Makes public what others may see of the work, five times a second. Its thread.
     *
     * @param work to be looked at.
     */
    protected abstract void look(W work);

    /**
     * Writes down how it is, once a second. Its thread.
     *
     * @param directory its own.
     * @param pulse     how it is.
     * @throws IOException if it can't be written.
     */
    protected abstract void writeStatus(Path directory, GatewayPulse pulse) throws IOException;

    private void run() {
        try {
            Files.createDirectories(settings.directory());
            final Path file = settings.directory().resolve(LOCK);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel)) {
                if (lock == null) {
                    fault = "another " + settings.kind() + " gateway runs on " + settings.directory();
                } else {
                    loop();
                }
            }
        } catch (final IOException e) {
            fail(new UncheckedIOException("cannot use " + settings.directory() + ": " + e.getMessage(), e));
        } catch (final RuntimeException | Error e) {
            fail(e);
        } finally {
            ready.countDown();
        }
    }

    private static FileLock lock(final FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (final OverlappingFileLockException e) {
            return null; // another gateway in this process
        }
    }

    private void fail(final Throwable error) {
        fault = String.valueOf(error.getMessage());
        settings.errorHandler().onError(error);
        settings.failStop().accept(error);
    }

    private void loop() throws IOException {
        final W work = open();
        final IdleStrategy idle = settings.idleStrategy().get();
        long lookedNs = System.nanoTime();
        while (!stopping) {
            idle.idle(work.work());
            if (ready.getCount() > 0 && work.isOpen()) {
                ready.countDown();
            }
            final long nowNs = System.nanoTime();
            if (nowNs - lookedNs > LOOK_NS) {
                lookedNs = nowNs;
                lookAt(work);
            }
        }
        work.close();
    }

    private void lookAt(final W work) {
        if (work.isShutOut()) {
            throw new IllegalStateException(
                    "another process has taken over gateway " + settings.gatewayId() + " of this engine");
        }
        sequence = work.sequence();
        engineReady = work.isEngineReady();
        look(work);
        if (++looks % LOOKS_PER_STATUS == 0) {
            try {
                writeStatus(settings.directory(), pulse());
            } catch (final IOException e) {
                settings.errorHandler().onError(e);
            }
        }
    }

    private GatewayPulse pulse() {
        return new GatewayPulse(
                ProcessHandle.current().pid(), System.currentTimeMillis(), address(), isReady(), engineReady, sequence);
    }

    /**
     * Waits until clients can come.
     *
     * @param timeout how long.
     * @param unit    of it.
     * @return true if they can; false if it takes longer, or {@link #fault()} says why they never will.
     * @throws InterruptedException if the caller is interrupted.
     */
    public final boolean awaitReady(final long timeout, final TimeUnit unit) throws InterruptedException {
        return ready.await(timeout, unit) && isReady();
    }

    /**
     * Whether clients can come.
     *
     * @return also while no engine is heard, once it was; false before the start is done, and after the end.
     */
    public final boolean isReady() {
        return ready.getCount() == 0 && fault.isEmpty() && !stopping;
    }

    /**
     * Why it does not run any more.
     *
     * @return empty while it does, and when it was asked to end.
     */
    public final String fault() {
        return fault;
    }

    /**
     * Where it listens, once it is ready.
     *
     * @return as clients need it.
     */
    public final String address() {
        return settings.address();
    }

    /**
     * Last record that it has read.
     *
     * @return as it was some tenths of a second ago; 0 = none.
     */
    public final long sequence() {
        return sequence;
    }

    /**
     * Whether the engine takes its commands.
     *
     * @return as it was some tenths of a second ago.
     */
    public final boolean isEngineReady() {
        return engineReady;
    }

    /** Logs all clients out and ends the thread. */
    @Override
    public final void close() {
        stopping = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (final InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
