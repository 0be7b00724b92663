package org.ringbook.binary.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.ringbook.binary.client.BinaryClientContext;
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
 * An engine and a binary gateway in this process, over a data directory that outlives both. Markets 1 XBTZAR and 2 ETHZAR (tick 1, lot 0.000001), open;
 * accounts 1 mm, 2 bob and 3 eve with the keys mm (canceled on disconnect) and mm2 of account 1, bob, eve. The secret of each is "secret-" and its id.
 */
final class TestExchange implements AutoCloseable {
    private static final long FUNDS = 1L << 55;

    private final Path directory;
    private final int port;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<Throwable> errors = new CopyOnWriteArrayList<>();
    private Engine engine;
    private String aeronDirectory;
    private BinaryGateway gateway;
    private boolean strict = true;
    private int messagesPerSecond = 1_000_000;
    private long graceNs;
    private long checkpointIntervalNs = TimeUnit.MINUTES.toNanos(1);
    private long silenceLimitNs = TimeUnit.MILLISECONDS.toNanos(600);

    TestExchange(final Path directory) throws Exception {
        this.directory = directory;
        port = freePort();
        startEngine();
        try (EngineConnection connection = connect()) {
            setUp(connection);
        }
    }

    static int freePort() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
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

    TestExchange silenceLimitNs(final long durationNs) {
        silenceLimitNs = durationNs;
        return this;
    }

    TestExchange checkpointIntervalNs(final long durationNs) {
        checkpointIntervalNs = durationNs;
        return this;
    }

    /** Errors are part of the test. */
    TestExchange lenient() {
        strict = false;
        return this;
    }

    void startEngine() {
        engine = Engine.launch(engineContext(directory, log, errors));
        aeronDirectory = engine.aeronDirectory();
    }

    static EngineContext engineContext(final Path directory, final List<String> log, final List<Throwable> errors) {
        final EngineContext context = new EngineContext()
                .dataDirectory(directory.resolve("data"))
                .idleStrategy(() -> new BackoffIdleStrategy(10, 10, 1_000, 50_000))
                .eventsTermLength(1 << 22)
                .spaceFloors(1 << 20, 1 << 19)
                .log(log::add)
                .errorHandler(errors::add);
        context.journal().ballastBytes(0).blockBytes(16 << 20);
        return context;
    }

    void stopEngine() {
        engine.close();
        engine = null;
    }

    /** The engine goes on in a process of its own. */
    GatewayChild startEngineChild() throws Exception {
        return GatewayChild.engine(directory, aeronDirectory);
    }

    EngineConnection connect() {
        return EngineConnection.connect(new ClientContext().aeronDirectory(aeronDirectory));
    }

    static void setUp(final EngineConnection engine) {
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
        issue(engine, "mm", 1, Permission.ofClients(), true, 0, "");
        issue(engine, "mm2", 1, Permission.ofClients(), false, 0, "");
        issue(engine, "bob", 2, Permission.ofClients(), false, 0, "");
        issue(engine, "eve", 3, Permission.ofClients(), false, 0, "");
        issue(engine, "reader", 1, EnumSet.of(Permission.R_ORDERS), false, 0, "");
        issue(engine, "fixed", 1, Permission.ofClients(), false, 0, "FIXED");
    }

    static void issue(
            final EngineConnection engine,
            final String keyId,
            final int account,
            final Set<Permission> permissions,
            final boolean cancelOnDisconnect,
            final long expireTimeNs,
            final String compId) {
        issue(
                engine,
                keyId,
                account,
                account,
                permissions,
                cancelOnDisconnect,
                expireTimeNs,
                compId,
                "secret-" + keyId);
    }

    static void issue(
            final EngineConnection engine,
            final String keyId,
            final int ownerId,
            final int account,
            final Set<Permission> permissions,
            final boolean cancelOnDisconnect,
            final long expireTimeNs,
            final String compId,
            final String secret) {
        engine.operations()
                .issueApiKey(new ApiKeySpec(
                        keyId,
                        ownerId,
                        account,
                        permissions,
                        expireTimeNs,
                        cancelOnDisconnect,
                        ScramVerifier.of(secret, 16),
                        compId,
                        ""));
    }

    TestExchange startGateway() throws InterruptedException {
        gateway = BinaryGateway.launch(context());
        assertTrue(gateway.awaitReady(60, TimeUnit.SECONDS), () -> gateway.fault() + " " + log + errors);
        return this;
    }

    BinaryGatewayContext context() {
        return new BinaryGatewayContext()
                .directory(directory.resolve("binary"))
                .aeronDirectory(aeronDirectory)
                .engine(() -> new ClientContext().aeronDirectory(aeronDirectory))
                .channel(channel())
                .graceNs(graceNs)
                .silenceLimitNs(silenceLimitNs)
                .messagesPerSecond(messagesPerSecond)
                .checkpointIntervalNs(checkpointIntervalNs)
                .log(log::add)
                .errorHandler(errors::add)
                .failStop(errors::add);
    }

    void stopGateway() {
        gateway.close();
        gateway = null;
    }

    BinaryGateway gateway() {
        return gateway;
    }

    String channel() {
        return "aeron:udp?endpoint=127.0.0.1:" + port;
    }

    BinaryClientContext client(final String keyId) {
        return new BinaryClientContext()
                .aeronDirectory(aeronDirectory)
                .gatewayChannel(channel())
                .key(keyId, "secret-" + keyId)
                .errorHandler(errors::add);
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
