package org.ringbook.binary.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.IdleStrategy;

/**
 * A binary gateway in this process, on a thread of its own. It starts without an engine and waits for one; clients can log on when all that the
 * gateway before it sent is known.
 */
public final class BinaryGateway implements AutoCloseable {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int LOOKS_PER_STATUS = 5;
    private static final String LOCK = "gateway.lock";

    private final BinaryGatewayContext context;
    private final Thread thread;
    private final CountDownLatch ready = new CountDownLatch(1);
    private int looks;
    private volatile boolean stopping;
    private volatile String fault = "";
    private volatile List<SessionState> sessions = List.of();
    private volatile GatewayFigures figures = GatewayFigures.NONE;
    private volatile long sequence;
    private volatile boolean engineReady;

    private BinaryGateway(final BinaryGatewayContext context) {
        this.context = context;
        thread = new Thread(this::run, "ringbook-binary");
    }

    /**
     * Starts one.
     *
     * @param context how.
     * @return the gateway, which is not ready yet.
     * @throws IllegalArgumentException if settings are out of range.
     */
    public static BinaryGateway launch(final BinaryGatewayContext context) {
        context.check();
        final BinaryGateway gateway = new BinaryGateway(context);
        gateway.thread.start();
        return gateway;
    }

    private void run() {
        try {
            Files.createDirectories(context.directory());
            try (FileChannel channel = FileChannel.open(
                            context.directory().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel)) {
                if (lock == null) {
                    fault = "another binary gateway runs on " + context.directory();
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
            if (ready.getCount() > 0 && loop.isListening()) {
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
        figures = loop.figures();
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
                            figures,
                            sessions)
                    .write(context.directory());
        } catch (final IOException e) {
            context.errorHandler().onError(e);
        }
    }

    /**
     * Waits until clients can log on.
     *
     * @param timeout how long.
     * @param unit    of it.
     * @return false if the time is over, or the gateway has ended.
     * @throws InterruptedException if the thread is interrupted.
     */
    public boolean awaitReady(final long timeout, final TimeUnit unit) throws InterruptedException {
        return ready.await(timeout, unit) && fault.isEmpty() && !stopping;
    }

    /**
     * Whether clients can log on.
     *
     * @return false before the start is done, and after the end.
     */
    public boolean isReady() {
        return ready.getCount() == 0 && fault.isEmpty() && !stopping;
    }

    /**
     * Where it listens.
     *
     * @return an Aeron channel.
     */
    public String address() {
        return context.channel();
    }

    /**
     * Why it has ended.
     *
     * @return empty if it has not, or was asked to.
     */
    public String fault() {
        return fault;
    }

    /**
     * Sessions that have been on, as they were at most a second ago.
     *
     * @return by session id.
     */
    public List<SessionState> sessions() {
        return sessions;
    }

    /**
     * The gateway as a whole, as it was at most a second ago.
     *
     * @return its figures.
     */
    public GatewayFigures figures() {
        return figures;
    }

    /**
     * Last record that it has read, as of at most a second ago.
     *
     * @return from 0.
     */
    public long sequence() {
        return sequence;
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
