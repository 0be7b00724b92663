package org.ringbook.binary.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.client.AeronEngineClient;
import org.ringbook.client.ClientContext;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.Rows;

/**
 * Kills the gateway's process, or the engine's, and cuts connections, under load. In the end every session has to have had each report once and in order, as a
 * plain reading of the whole event stream has it; what each client believes of its orders has to be what the engine says; and no command is in the
 * journal twice.
 */
class KillTest {
    /** Of what has no limit but that it has to come. */
    private static final long LIMIT_MS = 120_000;

    private static final long KILL_LIMIT_MS = 2_000;
    private static final long CUT_LIMIT_MS = 1_000;
    private static final long PAUSE_NS = 500_000;
    private static final Map<String, Integer> SESSIONS = Map.of("mm", 1, "mm2", 2, "bob", 3, "eve", 4);

    @TempDir
    Path directory;

    private final Random random = new Random(7);
    private final Map<String, LoadClient> clients = new LinkedHashMap<>();
    private GatewayChild gateway;
    private GatewayChild engineChild;
    private int stood;
    private long slowestKillMs;
    private long slowestCutMs;

    @Test
    void shouldLoseAndRepeatNothingInKillsAndCuts() throws Exception {
        run(3, 3);
    }

    @Test
    @Tag("heavy")
    void shouldLoseAndRepeatNothingInManyKillsAndCuts() throws Exception {
        run(100, 100);
    }

    /** Sessions are lost with the engine's media driver and come back; what was under way is in the journal once, or was sent again. */
    @Test
    @Tag("heavy")
    void shouldLoseAndRepeatNothingWhenTheEngineIsKilled() throws Exception {
        runEngineKills(50);
    }

    private void run(final int kills, final int cuts) throws Exception {
        try (TestExchange exchange = new TestExchange(directory).lenient();
                EngineConnection engine = exchange.connect()) {
            addClients(exchange);
            underLoad(exchange, () -> {
                for (int i = 0; i < Math.max(kills, cuts); i++) {
                    awaitTrading();
                    if (i < cuts) {
                        cut(engine, random.nextBoolean() ? "mm" : "bob");
                        awaitTrading();
                    }
                    if (i < kills) {
                        gateway.kill();
                        awaitCancels(engine);
                        gateway = start(exchange);
                    }
                    assertEquals(List.of(), violations());
                }
            });
        }
        assertTrue(stood > 0, "no session had an order to keep");
        System.out.println("kills " + kills + ", slowest cancel " + slowestKillMs + " ms; cuts " + cuts
                + ", slowest cancel " + slowestCutMs + " ms");
    }

    private void runEngineKills(final int kills) throws Exception {
        try (TestExchange exchange = new TestExchange(directory).lenient()) {
            exchange.stopEngine();
            engineChild = exchange.startEngineChild();
            addClients(exchange);
            clients.values().forEach(LoadClient::losesDriver);
            underLoad(exchange, () -> {
                for (int i = 0; i < kills; i++) {
                    awaitTrading();
                    engineChild.kill();
                    Thread.sleep(random.nextInt(1_000));
                    engineChild = exchange.startEngineChild();
                    final long beganNs = System.nanoTime();
                    awaitTrading();
                    slowestKillMs = Math.max(slowestKillMs, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNs));
                    assertTrue(gateway.isAlive(), () -> "the gateway has ended: " + gateway.lines());
                    assertEquals(List.of(), violations());
                }
            });
        } finally {
            engineChild.close();
        }
        System.out.println("engine kills " + kills + ", slowest return to trading " + slowestKillMs + " ms");
    }

    private interface Course {
        void run() throws Exception;
    }

    private void addClients(final TestExchange exchange) {
        for (final String name : List.of("mm", "mm2", "bob", "eve")) {
            clients.put(name, new LoadClient(exchange.client(name), name, "eve".equals(name) ? 20_000_000 : 2_000_000));
        }
    }

    private void underLoad(final TestExchange exchange, final Course course) throws Exception {
        final List<Thread> threads = new ArrayList<>();
        clients.forEach((name, client) -> threads.add(new Thread(client, "client-" + name)));
        gateway = start(exchange);
        threads.forEach(Thread::start);
        try {
            course.run();
            finish(exchange);
        } finally {
            gateway.close();
            clients.values().forEach(LoadClient::stop);
            for (final Thread thread : threads) {
                thread.join();
            }
        }
        clients.values().forEach(client -> System.out.println(client.summary()));
    }

    private GatewayChild start(final TestExchange exchange) throws Exception {
        return GatewayChild.gateway(
                directory.resolve("binary"), exchange.aeronDirectory(), exchange.channel(), 100 + random.nextInt(900));
    }

    private void awaitTrading() throws InterruptedException {
        await("all on", LIMIT_MS, () -> clients.values().stream().allMatch(LoadClient::isActive));
        final long before = clients.get("mm").reports();
        await("trading", LIMIT_MS, () -> clients.get("mm").reports() > before + 20);
        Thread.sleep(random.nextInt(150));
    }

    /** A client is gone without a word. The orders of mm are canceled, which has asked for it; bob's stand. */
    private void cut(final EngineConnection engine, final String name) {
        final LoadClient client = clients.get(name);
        client.cutNow();
        await("the cut", 5_000, () -> !client.isCut());
        if ("mm".equals(name)) {
            slowestCutMs = Math.max(slowestCutMs, awaitNoOrders(engine, "cancels after a cut", CUT_LIMIT_MS));
        }
    }

    /** Orders of mm are canceled, those of the others stay: while the gateway is gone nobody can trade with them. */
    private void awaitCancels(final EngineConnection engine) {
        final Set<Long> standing = standing(engine);
        slowestKillMs = Math.max(slowestKillMs, awaitNoOrders(engine, "cancels after a kill", KILL_LIMIT_MS));
        assertEquals(standing, standing(engine));
        stood += standing.size();
    }

    /** The orders that nobody wants canceled. */
    private static Set<Long> standing(final EngineConnection engine) {
        return Stream.of(1, 2)
                .flatMap(account -> engine.queries().openOrders(account).stream())
                .filter(order -> order.sessionId() != SESSIONS.get("mm"))
                .map(Rows.Order::orderId)
                .collect(Collectors.toSet());
    }

    private long awaitNoOrders(final EngineConnection engine, final String what, final long limitMs) {
        final long beganNs = System.nanoTime();
        await(
                what,
                limitMs,
                () -> engine.queries().openOrders(1).stream()
                        .noneMatch(order -> order.sessionId() == SESSIONS.get("mm")));
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNs);
    }

    private List<String> violations() {
        return clients.values().stream()
                .flatMap(client -> client.violations().stream())
                .toList();
    }

    private void finish(final TestExchange exchange) {
        await("all on", LIMIT_MS, () -> clients.values().stream().allMatch(LoadClient::isActive));
        clients.values().forEach(LoadClient::stopSending);
        await(
                "all outcomes",
                LIMIT_MS,
                () -> clients.values().stream()
                        .noneMatch(client -> client.view().isEmpty()));
        final Oracle oracle = new Oracle();
        try (AeronEngineClient reader = new AeronEngineClient(new ClientContext()
                .aeronDirectory(exchange.aeronDirectory())
                .startPosition(1, 0)
                .listener(oracle))) {
            await("the whole stream", LIMIT_MS, () -> {
                while (reader.poll() > 0) {
                    Thread.onSpinWait();
                }
                return reader.isLive() && !oracle.of(1).isEmpty();
            });
        }
        assertEquals(List.of(), violations());
        assertEquals(List.of(), oracle.duplicates());
        try (EngineConnection engine = exchange.connect()) {
            clients.forEach((name, client) -> {
                assertEquals(oracle.of(SESSIONS.get(name)), client.told(), name);
                assertEquals(openOrders(engine, name), client.view(), name);
            });
        }
    }

    private static String openOrders(final EngineConnection engine, final String name) {
        final Map<Long, LoadClient.Known> open = new TreeMap<>();
        for (int account = 1; account <= 3; account++) {
            engine.queries().openOrders(account).stream()
                    .filter(order -> order.sessionId() == SESSIONS.get(name))
                    .forEach(order -> open.put(
                            order.orderId(), new LoadClient.Known(order.cumQty(), order.orderQty() - order.cumQty())));
        }
        return open.toString();
    }

    private void await(final String what, final long limitMs, final BooleanSupplier condition) {
        final long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMs);
        while (!condition.getAsBoolean()) {
            assertTrue(
                    System.nanoTime() < deadline,
                    () -> what + ": not within " + limitMs + " ms; "
                            + clients.values().stream().map(LoadClient::summary).toList() + violations()
                            + gateway.lines());
            LockSupport.parkNanos(PAUSE_NS);
        }
    }
}
