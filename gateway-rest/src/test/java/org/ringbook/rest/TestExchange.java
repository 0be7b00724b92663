package org.ringbook.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.ringbook.client.ApiKeySpec;
import org.ringbook.client.ClientContext;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.MarketSpec;
import org.ringbook.client.Permission;
import org.ringbook.client.ScramVerifier;
import org.ringbook.rest.api.BackOffice;
import org.ringbook.rest.api.History;
import org.ringbook.rest.exchange.ExchangeContext;
import org.ringbook.rest.http.RestContext;
import org.ringbook.rest.stream.StreamContext;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.server.Engine;
import org.ringbook.server.EngineContext;

/**
 * An engine and a REST gateway in this process, over a data directory that outlives both. Market XBTZAR (tick 1, lot 0.000001) is open, ETHZAR
 * closed; makers pay 0.1 %, takers 0.25 %. Accounts alice, bob and carol have 100 XBT, 100 ETH and 10,000,000 ZAR each, and keys of their names
 * with the secret "secret-of-NAME"; alice-reader may only read, alice-expired has expired, ALICE is a FIX session.
 */
public final class TestExchange implements AutoCloseable {
    /** Asset id of XBT. */
    public static final int XBT = 1;

    /** Asset id of ZAR. */
    public static final int ZAR = 3;

    private final Path directory;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<Throwable> errors = new CopyOnWriteArrayList<>();
    private final RestContext settings;
    private final StreamContext bounds = new StreamContext();
    private Engine engine;
    private RestGateway gateway;
    private BackOffice office;
    private boolean strict = true;

    /** Sets up the exchange; no gateway yet. */
    public TestExchange(final Path directory) {
        this.directory = directory;
        settings = new RestContext()
                .port(0)
                .callsPerMinute(1_000_000)
                .publicCallsPerMinute(1_000_000)
                .accessLog(log::add)
                .errorHandler(errors::add);
        startEngine();
        try (EngineConnection connection = connect()) {
            setUp(connection);
        }
    }

    /** The engine's data directory. */
    public Path dataDirectory() {
        return directory.resolve("data");
    }

    /** Bounds of the next gateway's streams. */
    public StreamContext bounds() {
        return bounds;
    }

    /** The back office of the next gateway; none unless it is given. */
    public TestExchange office(final BackOffice next) {
        office = next;
        return this;
    }

    /** The next gateway speaks TLS. */
    public TestExchange keyStore(final Path file, final String password) {
        settings.keyStore(file, password);
        return this;
    }

    /** Errors are part of the test. */
    public TestExchange lenient() {
        strict = false;
        return this;
    }

    /** Starts the engine on what is in the directory. */
    public void startEngine() {
        final EngineContext context = new EngineContext()
                .dataDirectory(dataDirectory())
                .idleStrategy(() -> new BackoffIdleStrategy(10, 10, 1_000, 50_000))
                .eventsTermLength(1 << 22)
                .spaceFloors(1 << 20, 1 << 19)
                .log(log::add)
                .errorHandler(errors::add);
        context.journal().ballastBytes(0).blockBytes(16 << 20);
        engine = Engine.launch(context);
    }

    /** Stops the engine. */
    public void stopEngine() {
        engine.close();
    }

    /** A connection of an operator. */
    public EngineConnection connect() {
        return EngineConnection.connect(new ClientContext()
                .aeronDirectory(engine.aeronDirectory())
                .requestTimeoutNs(TimeUnit.SECONDS.toNanos(60)));
    }

    private static void setUp(final EngineConnection engine) {
        engine.addAsset("XBT", 10, 8);
        engine.addAsset("ETH", 10, 8);
        engine.addAsset("ZAR", 8, 2);
        engine.addMarket(new MarketSpec("XBTZAR", 1, 3, 1, 0, 1, 6, 100, 1_000_000_000, 1_000_000_000, 1L << 60));
        engine.addMarket(new MarketSpec("ETHZAR", 2, 3, 1, 0, 1, 4, 10, 1_000_000_000, 1_000_000_000, 1L << 60));
        engine.setMarketState(1, MarketState.OPEN);
        engine.setFees(0, 1_000, 2_500);
        int account = 0;
        for (final String name : List.of("alice", "bob", "carol")) {
            engine.openAccount(name, 0, 0);
            account++;
            engine.deposit(account, 1, 1_000_000_000_000L, name + 1);
            engine.deposit(account, 2, 1_000_000_000_000L, name + 2);
            engine.deposit(account, 3, 1_000_000_000_000_000L, name + 3);
            issue(engine, name, "", account, Permission.ofClients());
        }
        issue(engine, "alice-reader", "", 1, EnumSet.of(Permission.R_BALANCE, Permission.R_ORDERS));
        issue(engine, "ALICE", "ALICE", 1, Permission.ofClients());
    }

    /** Issues a key whose secret is "secret-of-" and its id. */
    public static void issue(
            final EngineConnection engine,
            final String keyId,
            final String compId,
            final int account,
            final Set<Permission> permissions) {
        engine.operations()
                .issueApiKey(new ApiKeySpec(
                        keyId,
                        account,
                        account,
                        permissions,
                        0,
                        false,
                        ScramVerifier.of("secret-of-" + keyId, ScramVerifier.RANDOM_SECRET_ITERATIONS),
                        compId,
                        ""));
    }

    /** Starts a gateway without followers, and waits until it answers. */
    public TestExchange startGateway() throws InterruptedException {
        return startGateway(History.NONE);
    }

    /** Starts a gateway that reads the past here, and waits until it answers. */
    public TestExchange startGateway(final History history) throws InterruptedException {
        gateway = RestGateway.launch(context(), settings, bounds, history, Optional.ofNullable(office));
        assertTrue(gateway.awaitReady(60, TimeUnit.SECONDS), () -> gateway.fault() + " " + log + errors);
        return this;
    }

    private ExchangeContext context() {
        return new ExchangeContext()
                .directory(directory.resolve("rest"))
                .engine(() -> new ClientContext().aeronDirectory(engine.aeronDirectory()))
                .log(log::add)
                .errorHandler(errors::add)
                .failStop(errors::add);
    }

    /** Stops the gateway. */
    public void stopGateway() {
        gateway.close();
        gateway = null;
    }

    /** The gateway that runs. */
    public RestGateway gateway() {
        return gateway;
    }

    /** A client of it, with the key of this name. */
    public RestClient client(final String keyId) {
        return new RestClient(gateway.address(), keyId, "secret-of-" + keyId);
    }

    /** A client without key. */
    public RestClient anybody() {
        return new RestClient(gateway.address(), null, null);
    }

    /** What was logged, access included. */
    public List<String> log() {
        return log;
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
        engine.close();
        if (strict) {
            errors.forEach(Throwable::printStackTrace);
            assertEquals(List.of(), errors);
        }
    }
}
