package org.ringbook.rest.stream;

import java.util.Random;
import org.ringbook.client.EngineClient;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.OrderSpec;
import org.ringbook.sbe.messages.Side;

/** Sends random orders, some of which trade, and cancels, to several markets at a steady rate. Each order is canceled at some time, so that the books stay as large as they are. */
final class OrderFlood {
    private static final int OPEN_MAX = 3_000;
    private static final long MIDDLE = 100_000;
    private static final long SECOND_NS = 1_000_000_000L;

    private final EngineConnection engine;
    private final int markets;
    private final Random random = new Random(7);
    private final String[] ids = new String[OPEN_MAX];
    private long sent;

    OrderFlood(final EngineConnection engine, final int markets) {
        this.engine = engine;
        this.markets = markets;
    }

    /** Returns how many were sent. */
    long run(final int commandsPerSecond, final int seconds) {
        final EngineClient client = engine.client();
        final long startNs = System.nanoTime();
        final long first = sent;
        final long end = first + (long) commandsPerSecond * seconds;
        boolean written = false;
        while (sent < end) {
            client.poll();
            final long due = first + (System.nanoTime() - startNs) * commandsPerSecond / SECOND_NS;
            while (sent < Math.min(due, end)) {
                if (!written) {
                    write();
                    written = true;
                }
                if (client.send() < 0) {
                    break;
                }
                written = false;
                sent++;
            }
            if (sent >= due) {
                Thread.onSpinWait();
                java.util.concurrent.locks.LockSupport.parkNanos(100_000);
            }
        }
        return sent - first;
    }

    private void write() {
        final int slot = random.nextInt(OPEN_MAX);
        final int account = 1 + slot % 2;
        if (ids[slot] != null) {
            engine.draft()
                    .cancelOrder()
                    .accountId(account)
                    .orderId(0)
                    .origClOrdId(ids[slot])
                    .clOrdId("");
            ids[slot] = null;
            return;
        }
        final String id = "f" + slot + "-" + sent;
        final Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        final long away = random.nextInt(100) < 12 ? -random.nextInt(5) : 1 + random.nextInt(60);
        final long price = side == Side.BUY ? MIDDLE - away * 10 : MIDDLE + away * 10;
        OrderSpec.limit(account, 1 + random.nextInt(markets), side, price, 1_000 + random.nextInt(5_000), id)
                .encode(engine.draft());
        ids[slot] = id;
    }
}
