package org.ringbook.torture;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.ringbook.client.AeronEngineClient;
import org.ringbook.client.EngineClient;
import org.ringbook.client.EngineListener;
import org.ringbook.client.EventFrame;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;

/**
 * A numbered gateway that sends random commands at a pace, follows the stream from its beginning, and keeps what it was told. One
 * thread.
 */
public final class OrderFlow implements EngineListener, AutoCloseable {
    private static final long DEADLINE_SECONDS = 120;
    private static final long IDLE_NS = 20_000;

    private final int gatewayId;
    private final CommandMix mix;
    private final long intervalNs;
    private final BooleanSupplier isStopRequested;
    private final AeronEngineClient client;
    private final CommandHeaderDecoder header = new CommandHeaderDecoder();
    private final Told told = new Told();
    private long ownSequence;
    private long nextSequence = 1;
    private int nextIndex;
    private long sent;
    private long nextSendNs = System.nanoTime();
    private long lastProgressNs = System.nanoTime();
    private long longestPauseNs;
    private long recordTimeNs;
    private String fault;

    /**
     * Begins to connect.
     *
     * @param driverDirectory of the engine's media driver.
     * @param gatewayId       from 1.
     * @param seed            of the commands.
     * @param intervalNs      between two of them, nanoseconds.
     */
    public OrderFlow(final String driverDirectory, final int gatewayId, final long seed, final long intervalNs) {
        this(driverDirectory, gatewayId, seed, intervalNs, () -> false);
    }

    OrderFlow(
            final String driverDirectory,
            final int gatewayId,
            final long seed,
            final long intervalNs,
            final BooleanSupplier isStopRequested) {
        this.gatewayId = gatewayId;
        this.intervalNs = intervalNs;
        this.isStopRequested = isStopRequested;
        mix = new CommandMix(new Random(seed));
        client = new AeronEngineClient(LabMarket.context(driverDirectory)
                .gatewayId(gatewayId)
                .gatewayName("flow")
                .startPosition(1, 0)
                .errorHandler(this::failed)
                .listener(this));
    }

    private void failed(final Throwable error) {
        if (error instanceof TortureException) {
            fault = error.getMessage();
        }
    }

    /** One turn: a command if one is due, and the client's work. */
    public void turn() {
        final long nowNs = System.nanoTime();
        if (nowNs - nextSendNs >= 0) {
            mix.draft(client.draft(), sent + 1, recordTimeNs);
            if (client.send() > 0) {
                sent++;
                nextSendNs = nowNs + intervalNs;
            }
        }
        poll();
    }

    private void poll() {
        if (client.poll() == 0) {
            LockSupport.parkNanos(IDLE_NS);
        }
        if (fault != null) {
            throw new TortureException(fault);
        }
    }

    /**
     * Sends for a while.
     *
     * @param durationNs nanoseconds.
     */
    public void runFor(final long durationNs) {
        final long endNs = System.nanoTime() + durationNs;
        runUntil("time passed", () -> System.nanoTime() - endNs >= 0);
    }

    /**
     * Sends until something has come true.
     *
     * @param what      it is, for the complaint.
     * @param condition asked at each turn.
     * @throws TortureException if it does not come true within two minutes, or the stream is not what it must be.
     */
    public void runUntil(final String what, final BooleanSupplier condition) {
        await(what, this::turn, condition);
    }

    /** Sends no more, and waits until everything that was sent was seen and nothing is missing. */
    public void settle() {
        pollUntil("settled", () -> client.unconfirmed() == 0 && client.isLive());
    }

    /**
     * Waits until the stream was followed beyond a record.
     *
     * @param sequence of the record.
     */
    public void follow(final long sequence) {
        pollUntil("followed to " + sequence, () -> nextSequence > sequence);
    }

    void pollUntil(final String what, final BooleanSupplier condition) {
        await(what, this::poll, condition);
    }

    private void await(final String what, final Runnable turn, final BooleanSupplier condition) {
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (isStopRequested.getAsBoolean()) {
                throw new StopRequested();
            }
            if (System.nanoTime() - deadlineNs > 0) {
                throw new TortureException("not in time: " + what + " sent=" + sent + " unconfirmed="
                        + client.unconfirmed() + " nextSequence=" + nextSequence + " up=" + client.isEngineUp()
                        + " ready=" + client.isReady() + " live=" + client.isLive());
            }
            turn.run();
        }
    }

    @Override
    public void onFrame(final EventFrame frame) {
        if (frame.sequence() != nextSequence || frame.index() != nextIndex) {
            fault = "expected " + nextSequence + ":" + nextIndex + ", got " + frame.sequence() + ":" + frame.index();
        }
        nextSequence = frame.isLastOfRecord() ? frame.sequence() + 1 : frame.sequence();
        nextIndex = frame.isLastOfRecord() ? 0 : frame.index() + 1;
        told.frame(frame);
        if (frame.timestampNs() < recordTimeNs) {
            fault = "time fell: sequence=" + frame.sequence() + " from " + recordTimeNs + " to " + frame.timestampNs();
        }
        recordTimeNs = frame.timestampNs();
        if (frame.index() == 0) {
            header.wrap(frame.buffer(), frame.bodyOffset());
            ownSequence = header.gatewayId() == gatewayId ? header.gatewaySequence() : 0;
        } else if (ownSequence > 0 && frame.templateId() == OrderAcceptedDecoder.TEMPLATE_ID) {
            mix.accepted(frame.sequence());
        }
        if (ownSequence > 0 && frame.isLastOfRecord()) {
            onTold(frame.sequence());
        }
    }

    private void onTold(final long record) {
        if (told.own(ownSequence, record)) {
            fault = "told twice: gatewaySequence=" + ownSequence;
        }
        final long nowNs = System.nanoTime();
        longestPauseNs = Math.max(longestPauseNs, nowNs - lastProgressNs);
        lastProgressNs = nowNs;
    }

    /**
     * The longest time between two answers since the last call.
     *
     * @return nanoseconds.
     */
    public long takeLongestPauseNs() {
        final long pauseNs = Math.max(longestPauseNs, System.nanoTime() - lastProgressNs);
        longestPauseNs = 0;
        lastProgressNs = System.nanoTime();
        return pauseNs;
    }

    @Override
    public void onShutOut(final int epochInForce, final String reason) {
        fault = reason;
    }

    EngineClient client() {
        return client;
    }

    /** When the last record that was heard was sequenced, nanoseconds since the epoch. */
    long recordTimeNs() {
        return recordTimeNs;
    }

    int gatewayId() {
        return gatewayId;
    }

    /**
     * How many commands were sent.
     *
     * @return the last gateway sequence.
     */
    public long sent() {
        return sent;
    }

    /**
     * The next record to be heard.
     *
     * @return from 1.
     */
    public long nextSequence() {
        return nextSequence;
    }

    /**
     * What it was told.
     *
     * @return grows.
     */
    public Told told() {
        return told;
    }

    @Override
    public void close() {
        client.close();
    }
}
