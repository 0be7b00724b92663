package org.ringbook.benchmarks;

import io.javalin.Javalin;
import io.javalin.http.Handler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.ringbook.client.ApiKeySpec;
import org.ringbook.client.ClientContext;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.MarketSpec;
import org.ringbook.client.OrderSpec;
import org.ringbook.client.Permission;
import org.ringbook.client.ScramVerifier;
import org.ringbook.rest.RestGateway;
import org.ringbook.rest.api.History;
import org.ringbook.rest.exchange.ExchangeContext;
import org.ringbook.rest.http.RestContext;
import org.ringbook.rest.stream.StreamContext;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.Side;
import org.ringbook.server.Engine;
import org.ringbook.server.EngineContext;

/** What {@link RestGatewayLatency} measures, each a {@link ChildJvm}. */
public final class RestServers {
    /** Its key, and its secret. */
    static final String KEY = "alice";

    static final String SECRET = "not a secret";
    static final String PAIR = "XBTZAR";

    /** Prices of the book on each side; {@code orderbook_top} has them all. */
    static final int LEVELS = 100;

    /** A price of bids behind all of them. */
    static final int FAR_PRICE = 500;

    private static final int MIDDLE_PRICE = 10_000;
    private static final int LOTS = 1_000;
    private static final int CALLS_A_MINUTE = 1_000_000_000;
    private static final int THREADS_MAX = 64;
    private static final int THREADS_MIN = 4;
    private static final long FUNDS = 1L << 55;
    private static final byte[] FIXED =
            "{\"order_id\":\"BX0000000000001\",\"success\":true}".getBytes(StandardCharsets.US_ASCII);

    private RestServers() {}

    /**
     * Runs one.
     *
     * @param args which: engine with a directory; gateway with a directory and the engine's media driver; bare
     * @throws Exception if it can't
     */
    public static void main(final String[] args) throws Exception {
        switch (args[0]) {
            case "engine" -> engine(Path.of(args[1]));
            case "gateway" -> gateway(Path.of(args[1]), args[2]);
            case "bare" -> bare();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void engine(final Path directory) throws IOException {
        try (Engine engine = Engine.launch(
                        new EngineContext().dataDirectory(directory).log(line -> {}));
                EngineConnection connection =
                        EngineConnection.connect(new ClientContext().aeronDirectory(engine.aeronDirectory()))) {
            setUp(connection);
            ChildJvm.serve(engine.aeronDirectory());
        }
    }

    private static void setUp(final EngineConnection engine) {
        engine.addAsset("XBT", 10, 8);
        engine.addAsset("ZAR", 8, 2);
        engine.addMarket(new MarketSpec(PAIR, 1, 2, 1, 0, 1, 6, 10, 1_000_000_000, 10_000, 1L << 60));
        engine.setMarketState(1, MarketState.OPEN);
        for (int account = 1; account <= 2; account++) {
            engine.openAccount(account == 1 ? KEY : "maker", 0, 0);
            engine.deposit(account, 1, FUNDS, "base" + account);
            engine.deposit(account, 2, FUNDS, "quote" + account);
        }
        for (int level = 1; level <= LEVELS; level++) {
            engine.newOrder(OrderSpec.limit(2, 1, Side.BUY, MIDDLE_PRICE - level, LOTS, "b" + level));
            engine.newOrder(OrderSpec.limit(2, 1, Side.SELL, MIDDLE_PRICE + level, LOTS, "s" + level));
        }
        engine.operations()
                .issueApiKey(new ApiKeySpec(
                        KEY,
                        1,
                        1,
                        Permission.ofClients(),
                        0,
                        false,
                        ScramVerifier.of(SECRET, ScramVerifier.RANDOM_SECRET_ITERATIONS),
                        "",
                        ""));
    }

    private static void gateway(final Path directory, final String aeronDirectory)
            throws IOException, InterruptedException {
        try (RestGateway gateway = RestGateway.launch(
                new ExchangeContext()
                        .directory(directory)
                        .engine(() -> new ClientContext().aeronDirectory(aeronDirectory)),
                new RestContext().port(0).callsPerMinute(CALLS_A_MINUTE).publicCallsPerMinute(CALLS_A_MINUTE),
                new StreamContext(),
                History.NONE,
                Optional.empty())) {
            if (!gateway.awaitReady(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException(gateway.fault());
            }
            ChildJvm.serve(gateway.address());
        }
    }

    /** The server that the gateway uses, with threads as there, and one answer to everything. */
    private static void bare() throws IOException {
        final Handler fixed = request -> request.contentType("application/json").result(FIXED);
        final Javalin server = Javalin.create(config -> {
                    config.showJavalinBanner = false;
                    config.startupWatcherEnabled = false;
                    config.useVirtualThreads = false;
                    config.jetty.threadPool = new QueuedThreadPool(THREADS_MAX, THREADS_MIN);
                })
                .get("/*", fixed)
                .post("/*", fixed)
                .start("127.0.0.1", 0);
        ChildJvm.serve("http://127.0.0.1:" + server.port());
        server.stop();
    }
}
