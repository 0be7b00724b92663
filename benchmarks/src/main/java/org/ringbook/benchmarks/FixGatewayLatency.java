package org.ringbook.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * From an order, or a cancel, to its acknowledgement by FIX over loopback: our gateway with an engine, beside Artio that answers by itself and QuickFIX/J that
 * answers by itself, all in processes of their own and in one run, at several rates. The client sends by a schedule, and what is measured begins when a
 * message was to be sent, so a stall counts for all that it delays.
 *
 * <pre>{@code
 * java @jvm/ringbook.flags @jvm/production.flags -Xmx1g -cp benchmarks/target/benchmarks.jar \
 *     org.ringbook.benchmarks.FixGatewayLatency 10 3 1000 10000 50000
 * }</pre>
 */
public final class FixGatewayLatency {
    private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(2);
    private static final int DIGITS = 3;
    private static final int WARM_UP_RATE = 2_000;

    private FixGatewayLatency() {}

    /**
     * Measures.
     *
     * @param args seconds of a phase, seconds to warm up, messages a second of each phase; all may be left out
     * @throws Exception if it can't
     */
    public static void main(final String[] args) throws Exception {
        final int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        final int warmUp = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        final List<Integer> rates = new ArrayList<>();
        for (int i = 2; i < args.length; i++) {
            rates.add(Integer.parseInt(args[i]));
        }
        System.out.printf(
                Locale.ROOT,
                "scheduled to acknowledged, microseconds; half orders, half cancels%n  %-10s %8s %10s%s%n",
                "acceptor",
                "rate",
                "count",
                Percentiles.heading());
        for (final int rate : rates.isEmpty() ? List.of(1_000, 10_000, 50_000) : rates) {
            for (final String acceptor : List.of("gateway", "artio", "quickfix")) {
                measure(acceptor, rate, seconds, warmUp);
            }
        }
    }

    private static void measure(final String acceptor, final int rate, final int seconds, final int warmUp)
            throws Exception {
        try (ScratchDirectory scratch = new ScratchDirectory()) {
            final int port = freePort();
            final Path aeron = Path.of("/dev/shm", scratch.path().getFileName().toString());
            final boolean isGateway = "gateway".equals(acceptor);
            final ChildJvm engine =
                    isGateway ? acceptor("engine", scratch.path().resolve("data"), port, aeron) : null;
            try (ChildJvm child = acceptor(
                            acceptor, Files.createDirectories(scratch.path().resolve("fix")), port, aeron);
                    FixLoad load = new FixLoad(port)) {
                load.run(Math.min(rate, WARM_UP_RATE), warmUp, histogram());
                load.run(rate, warmUp, histogram());
                final Histogram latency = histogram();
                final long missing = load.run(rate, seconds, latency);
                print(acceptor, rate, latency, missing);
                child.check();
            } finally {
                if (engine != null) {
                    engine.close();
                }
            }
        }
    }

    private static ChildJvm acceptor(final String what, final Path directory, final int port, final Path aeron)
            throws IOException {
        return new ChildJvm(FixAcceptors.class, what, directory.toString(), Integer.toString(port), aeron.toString());
    }

    private static Histogram histogram() {
        return new Histogram(LONGEST_NS, DIGITS);
    }

    private static void print(final String acceptor, final int rate, final Histogram latency, final long missing) {
        System.out.printf(
                Locale.ROOT,
                "  %-10s %,8d %,10d%s%s%n",
                acceptor,
                rate,
                latency.getTotalCount(),
                Percentiles.of(latency),
                missing == 0 ? "" : "  not answered: " + missing);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
