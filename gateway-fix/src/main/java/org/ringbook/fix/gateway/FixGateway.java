package org.ringbook.fix.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.IdleStrategy;

/**
 * A FIX 4.4 acceptor in this process, on a thread of its own. It starts without an engine and waits for one; clients can connect when it has
 * taken up where the gateway before it ended.
 */
public final class FixGateway implements AutoCloseable {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int LOOKS_PER_STATUS = 5;
    private static final String LOCK = "gateway.lock";

    private final FixGatewayContext context;
    private final Thread thread;
    private final CountDownLatch ready = new CountDownLatch(1);
    private int looks;
    private volatile boolean stopping;
    private volatile String fault = "";
    private volatile List<SessionState> sessions = List.of();
    private volatile long sequence;
    private volatile boolean engineReady;

    private FixGateway(final FixGatewayContext context) {
        this.context = context;
        thread = new Thread(this::run, "ringbook-fix");
    }

    /**
     * Starts one.
     *
     * @param context how.
     * @return the gateway, which is not ready yet.
     * @throws IllegalArgumentException if settings are out of range.
     */
    public static FixGateway launch(final FixGatewayContext context) {
        context.check();
        final FixGateway gateway = new FixGateway(context);
        gateway.thread.start();
        return gateway;
    }

    private void run() {
        try {
            Files.createDirectories(context.directory());
            final Path file = context.directory().resolve(LOCK);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel)) {
                if (lock == null) {
                    fault = "another FIX gateway runs on " + context.directory();
                } else {
                    loop();
                }
            }
        } catch (final IOException e) {
            fail(new UncheckedIOException("cannot use " + context.directory() + ": " + e.getMessage(), e));
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
        context.errorHandler().onError(error);
        context.failStop().accept(error);
    }

    private void loop() throws IOException {
        final GatewayLoop loop = new GatewayLoop(context);
        final IdleStrategy idle = context.idleStrategy().get();
        long lookedNs = System.nanoTime();
        while (!stopping) {
            idle.idle(loop.work());
            if (ready.getCount() > 0 && loop.isBound()) {
                ready.countDown();
            }
            final long nowNs = System.nanoTime();
            if (nowNs - lookedNs > LOOK_NS) {
                lookedNs = nowNs;
                look(loop);
            }
        }
        loop.close();
    }

    private void look(final GatewayLoop loop) {
        if (loop.isShutOut()) {
            throw new IllegalStateException(
                    "another process has taken over gateway " + context.gatewayId() + " of this engine");
        }
        sessions = loop.sessionStates();
        sequence = loop.sequence();
        engineReady = loop.isEngineReady();
        if (++looks % LOOKS_PER_STATUS == 0) {
            writeStatus();
        }
    }

    private void writeStatus() {
        try {
            new GatewayStatus(
                            ProcessHandle.current().pid(),
                            System.currentTimeMillis(),
                            address(),
                            isReady(),
                            engineReady,
                            sequence,
                            sessions)
                    .write(context.directory());
        } catch (final IOException e) {
            context.errorHandler().onError(e);
        }
    }

    /**
     * Waits until clients can connect.
     *
     * @param timeout how long.
     * @param unit    of it.
     * @return true if they can; false if it takes longer, or {@link #fault()} says why they never will.
     * @throws InterruptedException if the caller is interrupted.
     */
    public boolean awaitReady(final long timeout, final TimeUnit unit) throws InterruptedException {
        return ready.await(timeout, unit) && fault.isEmpty();
    }

    /**
     * Whether clients can connect.
     *
     * @return also while no engine is heard, once it was.
     */
    public boolean isReady() {
        return ready.getCount() == 0 && fault.isEmpty();
    }

    /**
     * Why it does not run any more.
     *
     * @return empty while it does.
     */
    public String fault() {
        return fault;
    }

    /**
     * Where it listens, once it is ready.
     *
     * @return host and port.
     */
    public String address() {
        return context.host() + ":" + context.port();
    }

    /**
     * The exchange's comp id.
     *
     * @return TargetCompID of what clients send.
     */
    public String compId() {
        return context.compId();
    }

    /**
     * The sessions as they were some tenths of a second ago.
     *
     * @return by session id.
     */
    public List<SessionState> sessions() {
        return sessions;
    }

    /**
     * Last record that it has read.
     *
     * @return 0 = none.
     */
    public long sequence() {
        return sequence;
    }

    /**
     * Whether the engine takes its commands.
     *
     * @return as it was some tenths of a second ago.
     */
    public boolean isEngineReady() {
        return engineReady;
    }

    /** Logs all clients out and ends the thread. */
    @Override
    public void close() {
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
