package org.ringbook.it;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.collections.Long2LongHashMap;
import org.ringbook.client.AeronEngineClient;
import org.ringbook.client.EngineClient;
import org.ringbook.client.EngineListener;
import org.ringbook.client.EventFrame;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderEncoder;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** A numbered gateway that sends random orders at a pace, follows the stream from its beginning, and keeps what was acknowledged. */
final class OrderFlow implements EngineListener, AutoCloseable {
    private static final long DEADLINE_SECONDS = 120;
    private static final int MID_PRICE = 1_000;
    private static final int PRICE_RANGE = 20;
    private static final int MAX_LOTS = 50;

    private final int gatewayId;
    private final Random random;
    private final long intervalNs;
    private final AeronEngineClient client;
    private final CommandHeaderDecoder header = new CommandHeaderDecoder();
    private final Long2LongHashMap accepted = new Long2LongHashMap(0);
    private long ownSequence;
    private long nextSequence = 1;
    private int nextIndex;
    private long sent;
    private long nextSendNs = System.nanoTime();
    private long lastProgressNs = System.nanoTime();
    private long longestPauseNs;
    private String fault;

    OrderFlow(final String driverDirectory, final int gatewayId, final long seed, final long intervalNs) {
        this.gatewayId = gatewayId;
        this.intervalNs = intervalNs;
        random = new Random(seed);
        client = new AeronEngineClient(TestMarket.context(driverDirectory)
                .gatewayId(gatewayId)
                .gatewayName("flow")
                .startPosition(1, 0)
                .listener(this));
    }

    /** One turn: an order if one is due, and the client's work. */
    void turn() {
        final long nowNs = System.nanoTime();
        if (nowNs - nextSendNs >= 0) {
            draft();
            if (client.send() > 0) {
                sent++;
                nextSendNs = nowNs + intervalNs;
            }
        }
        poll();
    }

    private void poll() {
        if (client.poll() == 0) {
            LockSupport.parkNanos(20_000);
        }
        if (fault != null) {
            throw new AssertionError(fault);
        }
    }

    private void draft() {
        final boolean buys = random.nextBoolean();
        final NewOrderEncoder order = client.draft().newOrder();
        order.accountId(1 + random.nextInt(TestMarket.ACCOUNTS))
                .marketId(TestMarket.MARKET)
                .side(buys ? Side.BUY : Side.SELL)
                .ordType(OrdType.LIMIT)
                .timeInForce(random.nextInt(4) == 0 ? TimeInForce.IOC : TimeInForce.GTC)
                .priceTicks(MID_PRICE + random.nextInt(PRICE_RANGE) - PRICE_RANGE / 2L)
                .quantity(1 + random.nextInt(MAX_LOTS));
    }

    void runFor(final long durationNs) {
        final long endNs = System.nanoTime() + durationNs;
        runUntil("time passed", () -> System.nanoTime() - endNs >= 0);
    }

    void runUntil(final String what, final BooleanSupplier condition) {
        await(what, this::turn, condition);
    }

    /** Sends no more, and waits until everything that was sent was seen and nothing is missing. */
    void settle() {
        await("settled", this::poll, () -> client.unconfirmed() == 0 && client.isLive());
    }

    /** Waits until the stream was followed beyond a record. */
    void follow(final long sequence) {
        await("followed to " + sequence, this::poll, () -> nextSequence > sequence);
    }

    private void await(final String what, final Runnable turn, final BooleanSupplier condition) {
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new AssertionError("not in time: " + what + " sent=" + sent + " unconfirmed="
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
        if (frame.index() == 0) {
            header.wrap(frame.buffer(), frame.bodyOffset());
            ownSequence = header.gatewayId() == gatewayId ? header.gatewaySequence() : 0;
        } else if (ownSequence > 0 && frame.templateId() == OrderAcceptedDecoder.TEMPLATE_ID) {
            onAccepted(frame.sequence());
        }
    }

    private void onAccepted(final long recordSequence) {
        if (accepted.put(ownSequence, recordSequence) != 0) {
            fault = "accepted twice: gatewaySequence=" + ownSequence;
        }
        final long nowNs = System.nanoTime();
        longestPauseNs = Math.max(longestPauseNs, nowNs - lastProgressNs);
        lastProgressNs = nowNs;
    }

    /** The longest time between two acceptances since the last call. */
    long takeLongestPauseNs() {
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

    long sent() {
        return sent;
    }

    long nextSequence() {
        return nextSequence;
    }

    /** Record of each accepted order of this gateway, by its gateway sequence. */
    Long2LongHashMap accepted() {
        return accepted;
    }

    @Override
    public void close() {
        client.close();
    }
}
