package org.ringbook.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** The core makes no garbage once it has grown to the size of its load. */
final class CoreAllocationTest {
    private static final int ACCOUNTS = 8;
    private static final byte[] NO_ID = new byte[0];

    private final ExchangeCore core = new ExchangeCore();
    private final CommandFrames frames = new CommandFrames();
    private final EventSink events = new EventSink();
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[Frames.MAX_RECORD_LENGTH]);
    private final Random random = new Random(42);
    private final byte[] clOrdId = "client-order-0000000".getBytes(StandardCharsets.US_ASCII);
    private final long[] orderIds = new long[1 << 12];
    private final int[] orderAccounts = new int[1 << 12];
    private int entered;
    private long eventCount;
    private boolean everyKind;
    private int lastQuantity;

    @Test
    void shouldAllocateNothingPerCommandAfterWarmUp() {
        setUp();
        assertNothingAllocated();
    }

    @Test
    void shouldAllocateNothingForAnyKindOfOrderNorInAuctions() {
        everyKind = true;
        setUp();
        frames.priceBands(1, 0, 1_500, 0);
        apply();
        assertNothingAllocated();
    }

    private void assertNothingAllocated() {
        run(400_000);
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long before = threads.getCurrentThreadAllocatedBytes();
        final long eventsBefore = eventCount;
        run(200_000);
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(eventCount - eventsBefore > 200_000, "the load did nothing: events=" + (eventCount - eventsBefore));
        assertTrue(allocated < 20_000, "bytes allocated over 200,000 commands: " + allocated);
    }

    private void setUp() {
        frames.asset("XBT", 10, 8);
        apply();
        frames.asset("ZAR", 8, 2);
        apply();
        frames.market("XBTZAR", 1, 2);
        apply();
        frames.marketState(1, MarketState.OPEN);
        apply();
        frames.fees(100, 1_000);
        apply();
        for (int accountId = 1; accountId <= ACCOUNTS; accountId++) {
            frames.account("account" + accountId);
            apply();
            for (int assetId = 1; assetId <= 2; assetId++) {
                frames.deposit(
                        accountId,
                        assetId,
                        1L << 57,
                        ("ref" + accountId + assetId).getBytes(StandardCharsets.US_ASCII));
                apply();
            }
        }
        frames.clOrdIdPool(10_000);
        apply();
    }

    private void run(final int commands) {
        for (int i = 0; i < commands; i++) {
            while (core.continuationDue() || core.nextDeadlineNs() <= core.lastTimestampNs() + 1) {
                if (core.continuationDue()) {
                    frames.goOn();
                } else {
                    frames.timer();
                }
                apply();
            }
            if (everyKind) {
                nextOfEveryKind(i);
            } else {
                next();
            }
            apply();
        }
    }

    private void nextOfEveryKind(final int i) {
        final int phase = i % 400;
        if (phase == 0) {
            frames.marketState(1, MarketState.AUCTION);
        } else if (phase == 100 || phase == 301 || (phase == 200 && random.nextBoolean())) {
            frames.marketState(1, MarketState.OPEN);
        } else if (phase == 300) {
            frames.marketState(1, MarketState.CLOSED);
        } else if (random.nextInt(3) == 0) {
            next();
        } else {
            newOrderOfAnyKind();
        }
    }

    private void newOrderOfAnyKind() {
        final int accountId = 1 + random.nextInt(ACCOUNTS);
        switch (random.nextInt(6)) {
            case 0 -> {
                newOrder(accountId, TimeInForce.GTC, OrdType.LIMIT);
                frames.display(lastQuantity / 3 + 1);
            }
            case 1 -> {
                newOrder(accountId, TimeInForce.GTD, OrdType.LIMIT);
                frames.expires(core.lastTimestampNs() + 2 + random.nextInt(1_000));
            }
            case 2 -> newOrder(accountId, TimeInForce.DAY, OrdType.MARKET_TO_LIMIT);
            case 3 -> {
                newOrder(accountId, TimeInForce.DAY, OrdType.STOP_LIMIT);
                frames.stop(1_000_000 + random.nextInt(2_000));
            }
            case 4 -> newOrder(accountId, TimeInForce.DAY, OrdType.MARKET);
            default -> newOrder(accountId, TimeInForce.IOC, OrdType.LIMIT);
        }
        frames.selfTrade(random.nextInt(4));
    }

    private void next() {
        final int accountId = 1 + random.nextInt(ACCOUNTS);
        final int index = random.nextInt(orderIds.length);
        switch (random.nextInt(20)) {
            case 0 -> newOrder(accountId, TimeInForce.IOC, OrdType.LIMIT);
            case 1 -> newOrder(accountId, TimeInForce.FOK, OrdType.LIMIT);
            case 2 -> newOrder(accountId, TimeInForce.IOC, OrdType.MARKET);
            case 3 -> {
                frames.newOrder(
                        accountId, 1, Side.BUY, OrdType.MARKET, TimeInForce.IOC, 0, 5_000_000_000_000L, nextClOrdId());
                frames.byQuote();
            }
            case 4 -> {
                newOrder(accountId, TimeInForce.GTC, OrdType.LIMIT);
                frames.postOnly();
            }
            case 5, 6, 7, 8, 9 -> frames.cancel(orderAccounts[index], orderIds[index], NO_ID, NO_ID);
            case 10, 11 ->
                frames.replace(
                        orderAccounts[index],
                        orderIds[index],
                        1_000_000 + random.nextInt(2_000),
                        10 + random.nextInt(90),
                        nextClOrdId());
            case 13 -> frames.cancelAllAfter(accountId, random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(100_000));
            case 14 -> {
                if (random.nextBoolean()) {
                    frames.sessionLogon(accountId, accountId, random.nextBoolean(), random.nextInt(10_000));
                } else {
                    frames.sessionLogout(accountId);
                }
            }
            case 12 -> {
                if (random.nextInt(20) == 0) {
                    frames.massCancel(accountId);
                } else {
                    newOrder(accountId, TimeInForce.GTC, OrdType.LIMIT);
                }
            }
            default -> newOrder(accountId, TimeInForce.GTC, OrdType.LIMIT);
        }
    }

    private void newOrder(final int accountId, final TimeInForce timeInForce, final OrdType ordType) {
        final boolean sell = random.nextBoolean();
        final boolean priced = ordType == OrdType.LIMIT || ordType == OrdType.STOP_LIMIT;
        final long priceTicks = !priced ? 0 : 1_000_000 + random.nextInt(2_000) + (sell ? 50 : -50);
        lastQuantity = 1 + random.nextInt(100);
        frames.newOrder(
                accountId,
                1,
                sell ? Side.SELL : Side.BUY,
                ordType,
                timeInForce,
                priceTicks,
                lastQuantity,
                nextClOrdId());
        frames.ofSession(random.nextInt(4) == 0 ? accountId : 0);
        final int index = entered++ & (orderIds.length - 1);
        orderIds[index] = core.lastSequence() + 1;
        orderAccounts[index] = accountId;
    }

    private byte[] nextClOrdId() {
        int number = entered;
        for (int i = clOrdId.length - 1; i >= 10; i--) {
            clOrdId[i] = (byte) ('0' + number % 10);
            number /= 10;
        }
        return clOrdId;
    }

    private void apply() {
        final FrameKind kind = FrameCheck.check(frames.buffer, 0, frames.length);
        assertTrue(kind == FrameKind.COMMAND || kind == FrameKind.HOST_COMMAND);
        events.wrap(record, 0, record.capacity());
        core.apply(core.lastSequence() + 1, core.lastTimestampNs() + 1, frames.buffer, 0, frames.length, events);
        eventCount += events.count();
    }
}
