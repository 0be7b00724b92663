package org.ringbook.rest.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.IdleStrategy;
import org.ringbook.client.AeronEngineClient;
import org.ringbook.client.EngineException;
import org.ringbook.client.OutcomeCollector;

/**
 * The engine's side of the gateway, on a thread of its own: applies the event stream to the {@link ExchangeView}, sends what the {@link OrderDesk} takes, and
 * keeps a checkpoint. It starts without an engine and waits for one.
 */
public final class Exchange implements AutoCloseable {
    private final ExchangeContext context;
    private final ExchangeView view;
    private final OrderDesk desk;
    private final Thread thread;
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile String fault = "";
    private long checkpointNs = System.nanoTime();
    private long checkpointSequence;
    private Thread checkpointWriter;

    private Exchange(final ExchangeContext context, final ExchangeView view) {
        this.context = context;
        this.view = view;
        desk = new OrderDesk(context.queueCapacity());
        thread = new Thread(this::run, "ringbook-rest");
    }

    /**
     * Takes up the checkpoint, if there is one, and begins to follow the engine.
     *
     * @param context how.
     * @param view    new, with the listeners that are to hear of everything.
     * @return not ready yet.
     * @throws IllegalArgumentException if settings are out of range.
     * @throws UncheckedIOException     if the checkpoint can't be read.
     */
    public static Exchange launch(final ExchangeContext context, final ExchangeView view) {
        context.check();
        final Exchange exchange = new Exchange(context, view);
        try {
            Files.createDirectories(context.directory());
            ViewFile.read(context.directory(), view);
        } catch (final IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        exchange.checkpointSequence = view.sequence();
        exchange.thread.start();
        return exchange;
    }

    /**
     * What is known of the exchange.
     *
     * @return the view, for any thread.
     */
    public ExchangeView view() {
        return view;
    }

    /**
     * Where commands are handed in.
     *
     * @return the desk, for any thread.
     */
    public OrderDesk desk() {
        return desk;
    }

    /**
     * Waits until the view has caught up with the engine, and commands are taken.
     *
     * @param timeout how long.
     * @param unit    of it.
     * @return true if so; false if it takes longer, or {@link #fault()} says why it never will.
     * @throws InterruptedException if the caller is interrupted.
     */
    public boolean awaitReady(final long timeout, final TimeUnit unit) throws InterruptedException {
        return ready.await(timeout, unit) && fault.isEmpty();
    }

    /**
     * Whether the view had caught up with the engine once: what it says is not of long ago.
     *
     * @return also while no engine is heard; {@link OrderDesk#isOpen()} says whether one is.
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

    private void run() {
        final RecordApplier applier = new RecordApplier(view);
        final OutcomeCollector outcomes = new OutcomeCollector(applier, context.gatewayId());
        try (AeronEngineClient client = new AeronEngineClient(context.engine()
                .get()
                .gatewayId(context.gatewayId())
                .gatewayName("rest")
                .startPosition(view.sequence() + 1, 0)
                .errorHandler(this::onError)
                .listener(outcomes))) {
            final IdleStrategy idle = context.idleStrategy().get();
            while (!stopping && fault.isEmpty()) {
                idle.idle(work(client, outcomes, applier));
            }
            desk.close();
        } catch (final RuntimeException | Error e) {
            fail(e);
        } finally {
            desk.close();
            ready.countDown();
        }
        if (fault.isEmpty()) {
            writeCheckpoint();
        }
        awaitWriter();
    }

    private int work(final AeronEngineClient client, final OutcomeCollector outcomes, final RecordApplier applier) {
        final int done = client.poll();
        if (applier.fault() != null) {
            throw applier.fault();
        }
        if (client.isShutOut()) {
            throw new IllegalStateException(
                    "another process has taken over gateway " + context.gatewayId() + " of this engine");
        }
        final long nowNs = System.nanoTime();
        final int worked = done + desk.work(client, outcomes, nowNs);
        if (ready.getCount() > 0 && desk.isOpen()) {
            context.log().accept("follows the engine, record " + view.sequence());
            ready.countDown();
        }
        if (nowNs - checkpointNs > context.checkpointIntervalNs() && client.nextIndex() == 0) {
            checkpointNs = nowNs;
            checkpoint();
        }
        return worked;
    }

    /** What a client reports and goes on after; but if the first records are gone, waiting does not help. */
    private void onError(final Throwable error) {
        if (error instanceof EngineException && view.sequence() == checkpointSequence && !isReady()) {
            fail(new IllegalStateException("the view can't begin at record " + (checkpointSequence + 1) + ": "
                    + error.getMessage()
                    + (checkpointSequence == 0
                            ? " There is no checkpoint in " + context.directory() + " from which it could begin later"
                            : " Without its checkpoint in " + context.directory()
                                    + " it would begin at the first record")));
            return;
        }
        context.errorHandler().onError(error);
    }

    private void fail(final Throwable error) {
        if (fault.isEmpty()) {
            fault = String.valueOf(error.getMessage());
            context.errorHandler().onError(error);
            context.failStop().accept(error);
        }
    }

    // ---- checkpoint

    private void checkpoint() {
        if (checkpointWriter == null || !checkpointWriter.isAlive()) {
            writeCheckpoint();
        }
    }

    /** Encoded between two records here, written by a thread beside, so that the stream does not wait for the disk. */
    private void writeCheckpoint() {
        awaitWriter();
        final long sequence = view.sequence();
        if (sequence == checkpointSequence) {
            return;
        }
        try {
            final byte[] bytes = ViewFile.encode(view);
            checkpointSequence = sequence;
            checkpointWriter = new Thread(() -> write(sequence, bytes), "ringbook-rest-checkpoint");
            checkpointWriter.start();
        } catch (final IOException e) {
            context.errorHandler().onError(e);
        }
    }

    private void write(final long sequence, final byte[] bytes) {
        try {
            ViewFile.write(context.directory(), bytes);
            context.checkpointed().accept(sequence);
        } catch (final IOException e) {
            context.errorHandler().onError(e);
        }
    }

    private void awaitWriter() {
        if (checkpointWriter != null) {
            join(checkpointWriter);
        }
    }

    private static void join(final Thread other) {
        boolean interrupted = false;
        while (other.isAlive()) {
            try {
                other.join();
            } catch (final InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the thread and writes down what is known. Commands that wait are told. */
    @Override
    public void close() {
        stopping = true;
        join(thread);
    }
}
