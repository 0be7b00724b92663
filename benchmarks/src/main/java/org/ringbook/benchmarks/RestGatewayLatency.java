package org.ringbook.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ringbook.benchmarks.HttpLoad.Asker;
import org.ringbook.benchmarks.HttpLoad.Outcome;

/**
 * The REST gateway with an engine, beside a bare handler of the same HTTP server that answers a fixed small JSON: all in processes of their own and in one run, over
 * loopback, on connections that are kept. Orders and their cancels in turn at several rates, by a schedule, then as fast as they are answered; then reads as
 * fast as they are answered.
 *
 * <pre>{@code
 * java @jvm/ringbook.flags @jvm/production.flags -Xmx1g -cp benchmarks/target/benchmarks.jar \
 *     org.ringbook.benchmarks.RestGatewayLatency 10 10 8 500 1000 2000 4000
 * }</pre>
 */
public final class RestGatewayLatency {
    private static final String KEY = RestServers.KEY + ":" + RestServers.SECRET;
    private static final byte[] PLACE = HttpConnection.request(
            "POST",
            "/api/1/postorder?pair=" + RestServers.PAIR + "&type=BID&volume=0.001&price=" + RestServers.FAR_PRICE,
            KEY);
    private static final byte[] TOP =
            HttpConnection.request("GET", "/api/1/orderbook_top?pair=" + RestServers.PAIR, KEY);
    private static final byte[] BALANCE = HttpConnection.request("GET", "/api/1/balance", KEY);

    private final int seconds;
    private final int warmUp;
    private final int connections;

    private RestGatewayLatency(final int seconds, final int warmUp, final int connections) {
        this.seconds = seconds;
        this.warmUp = warmUp;
        this.connections = connections;
    }

    /**
     * Measures.
     *
     * @param args seconds of a phase, seconds to warm up before each, connections, then requests a second of each phase; all may be left out
     * @throws Exception if it can't
     */
    public static void main(final String[] args) throws Exception {
        final List<Integer> rates = new ArrayList<>();
        for (int i = 3; i < args.length; i++) {
            rates.add(Integer.parseInt(args[i]));
        }
        new RestGatewayLatency(
                        args.length > 0 ? Integer.parseInt(args[0]) : 10,
                        args.length > 1 ? Integer.parseInt(args[1]) : 10,
                        args.length > 2 ? Integer.parseInt(args[2]) : 8)
                .measure(rates.isEmpty() ? List.of(500, 1_000, 2_000, 4_000) : rates);
    }

    private void measure(final List<Integer> rates) throws Exception {
        try (ScratchDirectory scratch = new ScratchDirectory();
                ChildJvm engine =
                        server("engine", scratch.path().resolve("data").toString());
                ChildJvm gateway =
                        server("gateway", scratch.path().resolve("rest").toString(), engine.said());
                ChildJvm bare = server("bare");
                HttpLoad toGateway = new HttpLoad(URI.create(gateway.said()), connections);
                HttpLoad toBare = new HttpLoad(URI.create(bare.said()), connections)) {
            sayLengths(gateway, bare);
            System.out.printf(
                    Locale.ROOT,
                    "microseconds, %d connections; at a rate: from when it was to be sent%n  %-8s %-8s %8s %10s %10s%s%n",
                    connections,
                    "server",
                    "what",
                    "rate",
                    "count",
                    "a second",
                    Percentiles.heading());
            for (final int rate : rates) {
                atRate("bare", toBare, rate);
                atRate("gateway", toGateway, rate);
            }
            asFastAsAnswered("bare", "orders", toBare, RestGatewayLatency::placeOrCancel);
            asFastAsAnswered("gateway", "orders", toGateway, RestGatewayLatency::placeOrCancel);
            asFastAsAnswered("bare", "get", toBare, (connection, index) -> connection.ask(TOP));
            asFastAsAnswered("gateway", "book", toGateway, (connection, index) -> connection.ask(TOP));
            asFastAsAnswered("gateway", "balance", toGateway, (connection, index) -> connection.ask(BALANCE));
            engine.check();
            gateway.check();
            bare.check();
        }
    }

    private static ChildJvm server(final String... args) throws IOException {
        return new ChildJvm(RestServers.class, args);
    }

    private static void sayLengths(final ChildJvm gateway, final ChildJvm bare) throws IOException {
        try (HttpConnection one = new HttpConnection(URI.create(gateway.said()));
                HttpConnection other = new HttpConnection(URI.create(bare.said()))) {
            System.out.printf(
                    Locale.ROOT,
                    "bytes of a body: order %,d, book %,d, balance %,d, bare %,d%n",
                    one.ask(PLACE),
                    one.ask(TOP),
                    one.ask(BALANCE),
                    other.ask(PLACE));
        }
    }

    /** An order, then its cancel. */
    private static void placeOrCancel(final HttpConnection connection, final int index) throws IOException {
        connection.ask(
                index % 2 == 0
                        ? PLACE
                        : HttpConnection.request(
                                "POST", "/api/1/stoporder?order_id=" + connection.text("order_id"), KEY));
    }

    private void atRate(final String server, final HttpLoad load, final int rate) throws InterruptedException {
        if (warmUp > 0) {
            load.atRate(RestGatewayLatency::placeOrCancel, rate, warmUp);
        }
        print(
                server,
                "orders",
                String.format(Locale.ROOT, "%,d", rate),
                load.atRate(RestGatewayLatency::placeOrCancel, rate, seconds));
    }

    private void asFastAsAnswered(final String server, final String what, final HttpLoad load, final Asker asker)
            throws InterruptedException {
        if (warmUp > 0) {
            load.asFastAsAnswered(asker, warmUp);
        }
        print(server, what, "most", load.asFastAsAnswered(asker, seconds));
    }

    private static void print(final String server, final String what, final String rate, final Outcome outcome) {
        System.out.printf(
                Locale.ROOT,
                "  %-8s %-8s %8s %,10d %,10.0f%s%n",
                server,
                what,
                rate,
                outcome.latency().getTotalCount(),
                outcome.perSecond(),
                Percentiles.of(outcome.latency()));
    }
}
