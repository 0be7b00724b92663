package org.ringbook.fix.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
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
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.server.Engine;
import org.ringbook.server.EngineContext;

/**
 * An engine and a FIX gateway in this process, over a data directory that outlives both. Markets XBTZAR and ETHZAR (tick 1, lot 0.000001), accounts
 * mm, bob and eve with the sessions MM, MM2 (both of mm), BOB, EVE; DROP hears of mm's orders. Every password is "secret".
 */
final class TestExchange implements AutoCloseable {
    static final String PASSWORD = "secret";
    private static final long FUNDS = 1L << 55;

    private final Path directory;
    private final int port;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<Throwable> errors = new CopyOnWriteArrayList<>();
    private Engine engine;
    private String aeronDirectory;
    private FixGateway gateway;
    private boolean strict = true;
    private int messagesPerSecond = 100_000;
    private long graceNs;

    TestExchange(final Path directory) throws Exception {
        this.directory = directory;
        port = freePort();
        startEngine();
        try (EngineConnection connection = connect()) {
            setUp(connection);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    TestExchange messagesPerSecond(final int rate) {
        messagesPerSecond = rate;
        return this;
    }

    TestExchange graceNs(final long durationNs) {
        graceNs = durationNs;
        return this;
    }

    /** Errors of clients are part of the test. */
    TestExchange lenient() {
        strict = false;
        return this;
    }

    static EngineContext engineContext(final Path directory) {
        final EngineContext context = new EngineContext()
                .dataDirectory(directory.resolve("data"))
                .idleStrategy(() -> new BackoffIdleStrategy(10, 10, 1_000, 50_000))
                .eventsTermLength(1 << 22)
                .spaceFloors(1 << 20, 1 << 19);
        context.journal().ballastBytes(0).blockBytes(16 << 20);
        return context;
    }

    void startEngine() {
        engine = Engine.launch(engineContext(directory).log(log::add).errorHandler(errors::add));
        aeronDirectory = engine.aeronDirectory();
    }

    void stopEngine() {
        engine.close();
        engine = null;
    }

    /** The engine goes on in a process of its own. */
    ChildProcess startEngineChild() throws Exception {
        return EngineChild.launch(directory, aeronDirectory);
    }

    EngineConnection connect() {
        return EngineConnection.connect(new ClientContext().aeronDirectory(aeronDirectory));
    }

    private static void setUp(final EngineConnection engine) {
        engine.addAsset("XBT", 10, 8);
        engine.addAsset("ETH", 10, 8);
        engine.addAsset("ZAR", 8, 2);
        engine.addMarket(new MarketSpec("XBTZAR", 1, 3, 1, 0, 1, 6, 10, 1_000_000_000, 10_000, 1L << 60));
        engine.addMarket(new MarketSpec("ETHZAR", 2, 3, 1, 0, 1, 6, 10, 1_000_000_000, 10_000, 1L << 60));
        engine.setMarketState(1, MarketState.OPEN);
        engine.setMarketState(2, MarketState.OPEN);
        int account = 0;
        for (final String name : List.of("mm", "bob", "eve")) {
            engine.openAccount(name, 0, 0);
            account++;
            for (int asset = 1; asset <= 3; asset++) {
                engine.deposit(account, asset, FUNDS, name + asset);
            }
        }
        issue(engine, "MM", 1, Permission.ofClients(), true);
        issue(engine, "MM2", 1, Permission.ofClients(), false);
        issue(engine, "BOB", 2, Permission.ofClients(), false);
        issue(engine, "EVE", 3, Permission.ofClients(), false);
        issue(engine, "DROP", 1, EnumSet.of(Permission.R_ORDERS), false);
    }

    static void issue(
            final EngineConnection engine,
            final String compId,
            final int account,
            final Set<Permission> permissions,
            final boolean cancelOnDisconnect) {
        issue(engine, compId, account, account, permissions, cancelOnDisconnect);
    }

    static void issue(
            final EngineConnection engine,
            final String compId,
            final int ownerId,
            final int account,
            final Set<Permission> permissions,
            final boolean cancelOnDisconnect) {
        engine.operations()
                .issueApiKey(new ApiKeySpec(
                        compId,
                        ownerId,
                        account,
                        permissions,
                        0,
                        cancelOnDisconnect,
                        ScramVerifier.of(PASSWORD, 1),
                        compId,
                        ""));
    }

    TestExchange startGateway() throws InterruptedException {
        gateway = FixGateway.launch(context());
        assertTrue(gateway.awaitReady(60, TimeUnit.SECONDS), () -> gateway.fault() + " " + log + errors);
        return this;
    }

    FixGatewayContext context() {
        return new FixGatewayContext()
                .directory(directory.resolve("fix"))
                .engine(() -> new ClientContext().aeronDirectory(aeronDirectory))
                .port(port)
                .graceNs(graceNs)
                .messagesPerSecond(messagesPerSecond)
                .log(log::add)
                .errorHandler(errors::add)
                .failStop(errors::add);
    }

    void stopGateway() {
        gateway.close();
        gateway = null;
    }

    FixGateway gateway() {
        return gateway;
    }

    int port() {
        return port;
    }

    Path directory() {
        return directory;
    }

    String aeronDirectory() {
        return aeronDirectory;
    }

    List<String> log() {
        return log;
    }

    List<Throwable> errors() {
        return errors;
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
        if (engine != null) {
            engine.close();
        }
        if (strict) {
            assertEquals(List.of(), errors);
        }
    }
}
