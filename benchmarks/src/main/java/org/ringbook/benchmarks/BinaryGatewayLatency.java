package org.ringbook.benchmarks;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.ringbook.binary.client.BinaryClient;
import org.ringbook.binary.client.BinaryClientContext;
import org.ringbook.binary.client.BinaryListener;
import org.ringbook.binary.gateway.BinaryGateway;
import org.ringbook.binary.gateway.BinaryGatewayContext;
import org.ringbook.client.ApiKeySpec;
import org.ringbook.client.ClientContext;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.MarketSpec;
import org.ringbook.client.Permission;
import org.ringbook.client.ScramVerifier;
import org.ringbook.sbe.binary.OrdType;
import org.ringbook.sbe.binary.OrderAcceptedDecoder;
import org.ringbook.sbe.binary.Side;
import org.ringbook.sbe.binary.TimeInForce;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.server.Engine;
import org.ringbook.server.EngineContext;

/**
 * From an order to its acknowledgement through the binary gateway, over UDP on loopback: client, gateway and engine are processes of their own, the
 * client on a media driver of its own. In turn with a bare Aeron echo of messages of the same size, by a process in the gateway's place. Each order is
 * immediate-or-cancel and finds nothing, so the book stays as it is.
 *
 * <p>Latency is measured from the moment at which a message was to be sent, so a stall counts for all that it delays. Arguments: seconds of a phase,
 * then the rates.
 *
 * <pre>{@code
 * java @jvm/ringbook.flags @jvm/production.flags -Xmx2g -cp benchmarks/target/benchmarks.jar \
 *     org.ringbook.benchmarks.BinaryGatewayLatency 20 1000 10000 50000
 * }</pre>
 */
public final class BinaryGatewayLatency {
    private static final String SECRET = "not a secret";
    private static final String GATEWAY = "aeron:udp?endpoint=127.0.0.1:";
    private static final int GATEWAY_PORT = 9_711;
    private static final int ECHO_PORT = 9_712;
    private static final int CLIENT_PORT = 9_713;
    private static final int ECHO_STREAM = 77;
    private static final int LENGTH = 104;
    private static final int WINDOW = 1 << 15;
    private static final long DRAIN_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long SILENCE_NS = TimeUnit.SECONDS.toNanos(20);
    private static final long FUNDS = 1L << 55;

    private BinaryGatewayLatency() {}

    /**
     * Measures, or is one of the other processes.
     *
     * @param args as above
     * @throws Exception if it can't
     */
    public static void main(final String[] args) throws Exception {
        switch (args.length == 0 ? "" : args[0]) {
            case "engine" -> engine(Path.of(args[1]));
            case "gateway" -> gateway(Path.of(args[1]), args[2]);
            case "echo" -> echo(args[1]);
            default -> measure(args);
        }
    }

    private static void engine(final Path data) throws IOException {
        try (Engine engine = Engine.launch(new EngineContext()
                .dataDirectory(data)
                .idleStrategy(YieldingIdleStrategy::new)
                .log(line -> {}))) {
            ChildJvm.serve(engine.aeronDirectory());
        }
    }

    private static void gateway(final Path directory, final String aeronDirectory)
            throws IOException, InterruptedException {
        try (BinaryGateway gateway = BinaryGateway.launch(new BinaryGatewayContext()
                .directory(directory)
                .aeronDirectory(aeronDirectory)
                .engine(() -> new ClientContext().aeronDirectory(aeronDirectory).windowSize(WINDOW))
                .channel(GATEWAY + GATEWAY_PORT)
                .messagesPerSecond(Integer.MAX_VALUE)
                .silenceLimitNs(SILENCE_NS)
                .idleStrategy(YieldingIdleStrategy::new))) {
            if (!gateway.awaitReady(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException(gateway.fault());
            }
            ChildJvm.serve("");
        }
    }

    private static void echo(final String aeronDirectory) throws IOException, InterruptedException {
        try (Aeron aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(aeronDirectory))) {
            final Subscription in = aeron.addSubscription(GATEWAY + ECHO_PORT, ECHO_STREAM);
            final ExclusivePublication out = aeron.addExclusivePublication(GATEWAY + CLIENT_PORT, ECHO_STREAM);
            final Thread thread = new Thread(() -> echo(in, out), "echo");
            thread.start();
            ChildJvm.serve("");
            thread.interrupt();
            thread.join();
        }
    }

    private static void echo(final Subscription in, final ExclusivePublication out) {
        final YieldingIdleStrategy idle = new YieldingIdleStrategy();
        while (!Thread.currentThread().isInterrupted()) {
            idle.idle(in.poll(
                    (buffer, offset, length, header) -> {
                        while (out.isConnected() && out.offer(buffer, offset, length) < 0) {
                            Thread.onSpinWait();
                        }
                    },
                    32));
        }
    }

    private static void measure(final String[] args) throws IOException {
        final int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        final List<Integer> rates = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            rates.add(Integer.parseInt(args[i]));
        }
        try (ScratchDirectory directory = new ScratchDirectory();
                ChildJvm engine =
                        child("engine", directory.path().resolve("data").toString())) {
            setUp(engine.said());
            try (ChildJvm gateway =
                            child("gateway", directory.path().resolve("gateway").toString(), engine.said());
                    ChildJvm echo = child("echo", engine.said());
                    MediaDriver driver = MediaDriver.launchEmbedded(new MediaDriver.Context()
                            .threadingMode(ThreadingMode.SHARED)
                            .sharedIdleStrategy(new YieldingIdleStrategy())
                            .dirDeleteOnShutdown(true));
                    Echoed echoed = new Echoed(driver.aeronDirectoryName());
                    Ordered ordered = new Ordered(driver.aeronDirectoryName())) {
                System.out.printf(Locale.ROOT, "%-8s %8s %10s%s%n", "us", "a second", "count", Percentiles.heading());
                for (final int rate : rates.isEmpty() ? List.of(1_000, 10_000, 50_000) : rates) {
                    echoed.run(rate, seconds);
                    ordered.run(rate, seconds);
                    print("echo", rate, echoed.run(rate, seconds));
                    print("gateway", rate, ordered.run(rate, seconds));
                }
                gateway.check();
                echo.check();
            }
        }
    }

    private static ChildJvm child(final String... args) throws IOException {
        return new ChildJvm(BinaryGatewayLatency.class, args);
    }

    private static void print(final String what, final int rate, final Histogram histogram) {
        System.out.printf(
                Locale.ROOT, "%-8s %,8d %,10d%s%n", what, rate, histogram.getTotalCount(), Percentiles.of(histogram));
    }

    private static void setUp(final String aeronDirectory) {
        try (EngineConnection engine = EngineConnection.connect(new ClientContext().aeronDirectory(aeronDirectory))) {
            engine.addAsset("XBT", 10, 8);
            engine.addAsset("ZAR", 8, 2);
            engine.addMarket(new MarketSpec("XBTZAR", 1, 2, 1, 0, 1, 6, 10, 1_000_000_000, 10_000, 1L << 60));
            engine.setMarketState(1, MarketState.OPEN);
            engine.openAccount("mm", 0, 0);
            engine.deposit(1, 1, FUNDS, "base");
            engine.deposit(1, 2, FUNDS, "quote");
            engine.operations()
                    .issueApiKey(new ApiKeySpec(
                            "mm",
                            1,
                            1,
                            Permission.ofClients(),
                            0,
                            true,
                            ScramVerifier.of(SECRET, ScramVerifier.RANDOM_SECRET_ITERATIONS),
                            "",
                            ""));
        }
    }

    /** Sends at a constant rate, whatever comes back, and measures from the time that was planned. */
    private abstract static class OpenLoop {
        private final YieldingIdleStrategy idle = new YieldingIdleStrategy();
        private long startNs;
        private long intervalNs;
        private Histogram histogram;

        /** Sends the next message. Returns false if there is no room now. */
        abstract boolean send(int index);

        /** Takes what has come. */
        abstract int poll();

        Histogram run(final int rate, final int seconds) {
            histogram = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
            intervalNs = TimeUnit.SECONDS.toNanos(1) / rate;
            final int count = rate * seconds;
            startNs = System.nanoTime() + intervalNs;
            int sent = 0;
            long lastNs = startNs;
            while (sent < count || histogram.getTotalCount() < count) {
                final long nowNs = System.nanoTime();
                if (sent < count && nowNs - (startNs + sent * intervalNs) >= 0 && send(sent)) {
                    sent++;
                    lastNs = nowNs;
                } else {
                    idle.idle(poll());
                }
                if (sent == count && nowNs - lastNs > DRAIN_NS + TimeUnit.SECONDS.toNanos(seconds)) {
                    throw new IllegalStateException(
                            "answers are missing: " + histogram.getTotalCount() + " of " + count);
                }
            }
            return histogram;
        }

        final void answered(final int index) {
            histogram.recordValue(Math.max(0, System.nanoTime() - (startNs + index * intervalNs)));
        }
    }

    private static final class Echoed extends OpenLoop implements AutoCloseable {
        private final Aeron aeron;
        private final Subscription in;
        private final ExclusivePublication out;
        private final UnsafeBuffer message = new UnsafeBuffer(new byte[LENGTH]);

        Echoed(final String aeronDirectory) {
            aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(aeronDirectory));
            in = aeron.addSubscription(GATEWAY + CLIENT_PORT, ECHO_STREAM);
            out = aeron.addExclusivePublication(GATEWAY + ECHO_PORT, ECHO_STREAM);
            final YieldingIdleStrategy wait = new YieldingIdleStrategy();
            while (!out.isConnected() || !in.isConnected()) {
                wait.idle();
            }
        }

        @Override
        boolean send(final int index) {
            message.putInt(0, index);
            return out.offer(message) > 0;
        }

        @Override
        int poll() {
            return in.poll((buffer, offset, length, header) -> answered(buffer.getInt(offset)), 32);
        }

        @Override
        public void close() {
            aeron.close();
        }
    }

    private static final class Ordered extends OpenLoop implements BinaryListener, AutoCloseable {
        private final BinaryClient client;
        private int firstNumber;

        Ordered(final String aeronDirectory) {
            client = new BinaryClient(new BinaryClientContext()
                    .aeronDirectory(aeronDirectory)
                    .gatewayChannel(GATEWAY + GATEWAY_PORT)
                    .key("mm", SECRET)
                    .onlyNew(true)
                    .windowSize(WINDOW)
                    .listener(this));
            while (!client.isCaughtUp()) {
                client.poll();
            }
        }

        @Override
        Histogram run(final int rate, final int seconds) {
            firstNumber = 0;
            return super.run(rate, seconds);
        }

        @Override
        boolean send(final int index) {
            client.newOrder()
                    .marketId(1)
                    .side(Side.BUY)
                    .ordType(OrdType.LIMIT)
                    .timeInForce(TimeInForce.IOC)
                    .priceTicks(1_000)
                    .quantity(1_000);
            final long number = client.send();
            if (number > 0 && firstNumber == 0) {
                firstNumber = (int) number;
            }
            return number > 0;
        }

        @Override
        int poll() {
            return client.poll();
        }

        @Override
        public void onOrderAccepted(final OrderAcceptedDecoder message) {
            answered(message.header().clientSequence() - firstNumber);
        }

        @Override
        public void onDisconnected(final String reason) {
            System.out.println("disconnected: " + reason);
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
