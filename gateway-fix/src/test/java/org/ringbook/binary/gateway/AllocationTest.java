package org.ringbook.binary.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.binary.client.BinaryClient;
import org.ringbook.binary.client.BinaryClientContext;
import org.ringbook.binary.client.BinaryListener;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.Permission;
import org.ringbook.sbe.binary.OrdType;
import org.ringbook.sbe.binary.OrderAcceptedDecoder;
import org.ringbook.sbe.binary.OrderCanceledDecoder;
import org.ringbook.sbe.binary.OrderFilledDecoder;
import org.ringbook.sbe.binary.OrderReplacedDecoder;
import org.ringbook.sbe.binary.Side;
import org.ringbook.sbe.binary.TimeInForce;

/**
 * Orders, replaces, cancels and fills allocate nothing on the gateway's thread, nor on their clients'. The virtual machine itself allocates on a thread
 * that is the first to have a method compiled, so thousands of orders are measured again until it has done with that.
 */
@Timeout(120)
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 250;
    private static final int ORDERS = 8;
    private static final int TRIES = 40;

    @TempDir
    private Path directory;

    private volatile int tries;
    private volatile int judged;
    private volatile boolean clean;
    private volatile boolean done;
    private volatile Throwable failure;

    private static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    @Test
    void shouldAllocateNothingForOrdersAndTheirReports() throws Exception {
        assertTrue(THREADS.isThreadAllocatedMemoryEnabled());
        try (TestExchange exchange = new TestExchange(directory)) {
            try (EngineConnection engine = exchange.connect()) {
                final long inAnHourMs = System.currentTimeMillis() + TimeUnit.HOURS.toMillis(1);
                TestExchange.issue(engine, "soon", 3, Permission.ofClients(), false, inAnHourMs * 1_000_000, "");
            }
            Files.createDirectories(directory.resolve("binary"));
            final GatewayLoop gateway = new GatewayLoop(exchange.context());
            final Trading trading = new Trading(exchange.client("soon"), exchange.client("bob"));
            final Thread thread = new Thread(trading, "client");
            thread.setDaemon(true);
            thread.start();
            final long gatewayBytes = run(gateway);
            thread.join();
            gateway.close();
            assertNull(failure);
            assertEquals(ORDERS * ROUNDS * tries, trading.maker.orders);
            assertEquals(ORDERS * ROUNDS * tries, trading.maker.replaces);
            assertEquals(ORDERS * ROUNDS * tries, trading.maker.cancels);
            assertEquals(ROUNDS * tries, trading.taker.fills);
            assertEquals(0, gatewayBytes, "of the gateway's thread");
            assertEquals(0, trading.bytes, "of the clients' thread");
        }
    }

    /** Runs the gateway until the clients are done. Returns what it allocated in their last try. */
    private long run(final GatewayLoop gateway) {
        long before = allocated();
        long bytes = 0;
        while (!done) {
            if (gateway.work() == 0) {
                LockSupport.parkNanos(1_000);
            }
            if (tries > judged) {
                bytes = allocated() - before;
                before += bytes;
                clean = bytes == 0;
                judged = tries;
            }
        }
        return bytes;
    }

    /** A client that keeps of its orders only what it needs. */
    private static final class Desk implements BinaryListener {
        private final long[] orderIds = new long[ORDERS];
        private final BinaryClient client;
        private int orders;
        private int fills;
        private int replaces;
        private int cancels;

        Desk(final BinaryClientContext context) {
            client = new BinaryClient(context.onlyNew(true).listener(this));
        }

        void order(final Side side, final long quantity, final long priceTicks) {
            client.newOrder()
                    .marketId(1)
                    .side(side)
                    .ordType(OrdType.LIMIT)
                    .timeInForce(TimeInForce.GTC)
                    .quantity(quantity)
                    .priceTicks(priceTicks);
        }

        @Override
        public void onOrderAccepted(final OrderAcceptedDecoder message) {
            orderIds[orders++ % ORDERS] = message.orderId();
        }

        @Override
        public void onOrderFilled(final OrderFilledDecoder message) {
            fills++;
        }

        @Override
        public void onOrderReplaced(final OrderReplacedDecoder message) {
            replaces++;
        }

        @Override
        public void onOrderCanceled(final OrderCanceledDecoder message) {
            cancels++;
        }
    }

    /** Enters orders and replaces them, trades with one and cancels all, again and again. */
    private final class Trading implements Runnable {
        private final Desk maker;
        private final Desk taker;
        private long bytes;

        Trading(final BinaryClientContext makers, final BinaryClientContext takers) {
            maker = new Desk(makers);
            taker = new Desk(takers);
        }

        @Override
        public void run() {
            try {
                while (!maker.client.isCaughtUp() || !taker.client.isCaughtUp()) {
                    poll();
                }
                for (int i = 1; i <= TRIES && !(clean && bytes == 0); i++) {
                    final long before = allocated();
                    rounds();
                    bytes = allocated() - before;
                    tries = i;
                    while (judged < i) {
                        poll();
                    }
                }
            } catch (final RuntimeException | Error e) {
                failure = e;
            } finally {
                done = true;
                maker.client.close();
                taker.client.close();
            }
        }

        private void poll() {
            if (maker.client.poll() + taker.client.poll() == 0) {
                LockSupport.parkNanos(1_000);
            }
        }

        private void send(final Desk desk) {
            while (desk.client.send() < 0) {
                poll();
            }
        }

        private void awaitOutcomes() {
            while (maker.client.pending() + taker.client.pending() > 0) {
                poll();
            }
        }

        private void rounds() {
            for (int i = 0; i < ROUNDS; i++) {
                for (int order = 0; order < ORDERS; order++) {
                    maker.order(Side.SELL, 100, 50 + order);
                    send(maker);
                }
                awaitOutcomes();
                for (int order = 0; order < ORDERS; order++) {
                    maker.client
                            .replaceOrder()
                            .orderId(maker.orderIds[order])
                            .orderQty(90)
                            .priceTicks(60 + order);
                    send(maker);
                }
                awaitOutcomes();
                final int fills = taker.fills;
                taker.order(Side.BUY, 80, 60);
                send(taker);
                while (taker.fills == fills) {
                    poll();
                }
                for (int order = 0; order < ORDERS; order++) {
                    maker.client.cancelOrder().orderId(maker.orderIds[order]);
                    send(maker);
                }
                awaitOutcomes();
            }
        }
    }
}
