package org.ringbook.fix.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.client.AeronEngineClient;
import org.ringbook.client.ClientContext;
import org.ringbook.client.EngineConnection;
import org.ringbook.fix.report.OracleReports;

/**
 * Kills the gateway's process, and cuts connections, under load. In the end every session has to have had each report once and in order, as a
 * reading of the whole event stream makes them, has to be given each of them again under its number, and every order is in the journal once.
 */
class KillTest {
    private static final long CANCEL_LIMIT_MS = 2_000;
    private static final long SAME_LIMIT_S = 30;
    private static final long PAUSE_NS = 500_000;

    @TempDir
    Path directory;

    private final Random random = new Random(7);
    private final Map<String, LoadClient> clients = new HashMap<>();
    private ChildProcess gateway;
    private long slowestCancelMs;

    @Test
    void shouldLoseAndRepeatNothingInKillsAndCuts() throws Exception {
        run(3, 3);
    }

    @Test
    @Tag("heavy")
    void shouldLoseAndRepeatNothingInManyKillsAndCuts() throws Exception {
        run(100, 100);
    }

    /** The gateway stays, or ends and is started again; what it was not told of is in the journal once, or refused. */
    @Test
    void shouldLoseAndRepeatNothingWhenTheEngineIsKilled() throws Exception {
        runEngineKills(2);
    }

    @Test
    @Tag("heavy")
    void shouldLoseAndRepeatNothingWhenTheEngineIsKilledManyTimes() throws Exception {
        runEngineKills(50);
    }

    private void run(final int kills, final int cuts) throws Exception {
        run(kills, exchange -> {
            cutSome(cuts / kills);
            await("trading", 20_000, () -> clients.get("MM").isActive());
            pause(300 + random.nextInt(700));
            clients.get("EVE").online(random.nextBoolean());
            gateway.kill();
            awaitCancels(exchange);
            gateway = start(exchange);
        });
    }

    private void runEngineKills(final int kills) throws Exception {
        final AtomicReference<ChildProcess> engine = new AtomicReference<>();
        try {
            run(1 + kills, exchange -> {
                if (engine.get() == null) {
                    exchange.stopEngine();
                } else {
                    await("trading", 20_000, () -> clients.get("MM").isActive());
                    pause(300 + random.nextInt(700));
                    engine.get().kill();
                }
                pause(random.nextInt(1_500));
                engine.set(exchange.startEngineChild());
                final int before = clients.get("BOB").execIds().size();
                await("reports", 30_000, () -> clients.get("BOB").execIds().size() > before + 20 || !gateway.isAlive());
                if (!gateway.isAlive()) {
                    gateway = start(exchange);
                }
            });
        } finally {
            if (engine.get() != null) {
                engine.get().close();
            }
        }
    }

    private interface Kill {
        void on(TestExchange exchange) throws Exception;
    }

    private void run(final int kills, final Kill killing) throws Exception {
        final List<Thread> threads = new ArrayList<>();
        try (TestExchange exchange = new TestExchange(directory)) {
            for (final String compId : List.of("MM", "MM2", "BOB", "EVE")) {
                final LoadClient client =
                        new LoadClient(compId, exchange.port(), "EVE".equals(compId) ? 20 : 100, compId.hashCode());
                clients.put(compId, client);
                threads.add(new Thread(client, "client-" + compId));
            }
            clients.put("DROP", new LoadClient("DROP", exchange.port(), 0, 1));
            threads.add(new Thread(clients.get("DROP"), "client-DROP"));
            threads.forEach(Thread::start);
            gateway = start(exchange);
            try {
                online(true, "MM", "MM2", "BOB");
                for (int kill = 0; kill < kills; kill++) {
                    killing.on(exchange);
                    assertEquals(List.of(), violations());
                }
                online(true, "EVE", "DROP");
                finish(exchange);
            } finally {
                gateway.close();
                clients.values().forEach(LoadClient::stop);
                for (final Thread thread : threads) {
                    thread.join();
                }
            }
        }
        clients.values().forEach(client -> System.out.println(client.summary()));
        System.out.println("kills " + kills + ", slowest cancel after a kill " + slowestCancelMs + " ms");
    }

    private ChildProcess start(final TestExchange exchange) throws Exception {
        return GatewayChild.launch(
                directory.resolve("fix"), exchange.aeronDirectory(), exchange.port(), 100 + random.nextInt(900));
    }

    private void online(final boolean on, final String... compIds) {
        for (final String compId : compIds) {
            clients.get(compId).online(on);
        }
    }

    private void cutSome(final int cuts) throws Exception {
        for (int i = 0; i < cuts; i++) {
            await(
                    "logons",
                    20_000,
                    () -> clients.get("MM").isActive() && clients.get("BOB").isActive());
            pause(50 + random.nextInt(200));
            clients.get(random.nextBoolean() ? "MM" : "BOB").cut();
            pause(20);
        }
    }

    /** Orders of MM are canceled, those of MM2, which has the same account, and of BOB stay. */
    private void awaitCancels(final TestExchange exchange) {
        final long killedNs = System.nanoTime();
        try (EngineConnection engine = exchange.connect()) {
            final int maker = session(engine, "MM");
            await(
                    "cancels",
                    CANCEL_LIMIT_MS,
                    () -> engine.queries().openOrders(1).stream().noneMatch(order -> order.sessionId() == maker));
            slowestCancelMs = Math.max(slowestCancelMs, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killedNs));
        }
    }

    private static int session(final EngineConnection engine, final String compId) {
        return engine.queries().keys().stream()
                .filter(key -> key.compId().equals(compId))
                .findFirst()
                .orElseThrow()
                .sessionId();
    }

    private List<String> violations() {
        return clients.values().stream()
                .flatMap(client -> client.violations().stream())
                .toList();
    }

    private void finish(final TestExchange exchange) throws Exception {
        await("all on", 20_000, () -> clients.values().stream().allMatch(LoadClient::isActive));
        clients.values().forEach(LoadClient::stopSending);
        final OracleReports oracle = new OracleReports();
        final AeronEngineClient reader = new AeronEngineClient(new ClientContext()
                .aeronDirectory(exchange.aeronDirectory())
                .startPosition(1, 0)
                .listener(oracle));
        final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SAME_LIMIT_S);
        while (violations().isEmpty() && !(reader.isLive() && difference(oracle).isEmpty())) {
            assertTrue(System.nanoTime() < deadline, () -> difference(oracle));
            if (reader.poll() == 0) {
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
        reader.close();
        assertEquals(List.of(), violations());
        for (final LoadClient client : clients.values()) {
            final int reports = client.execIds().size();
            final int rejects = client.localRejects().size() + client.busy().size();
            client.askForAll();
            await(
                    "all again",
                    60_000,
                    () -> client.identical() >= reports + rejects
                            || !client.violations().isEmpty());
            assertEquals(List.of(), client.violations());
            assertEquals(reports + rejects, client.identical(), client::summary);
            assertEquals(client.wrongOrders().size() + client.busy().size(), rejects);
            assertTrue(client.busy().values().stream().allMatch(count -> count == 1), client::summary);
            assertTrue(client.localRejects().values().stream().allMatch(count -> count == 1), client::summary);
        }
        assertEquals(List.of(), violations());
        assertEquals(List.of(), oracle.duplicateOrders());
    }

    /** The first report that a session has and should not, or the other way round; empty if there is none. */
    private String difference(final OracleReports oracle) {
        for (final Map.Entry<String, LoadClient> entry : clients.entrySet()) {
            final List<String> has = entry.getValue().execIds();
            final List<String> wants = oracle.of(entry.getKey());
            final int journaled = entry.getValue().orders()
                    - entry.getValue().wrongOrders().size()
                    - entry.getValue().busy().size();
            if (oracle.commandsOf(entry.getKey()) != journaled) {
                return entry.getValue().summary() + ": " + oracle.commandsOf(entry.getKey()) + " of " + journaled
                        + " are in the journal" + gateway.lines();
            }
            if (entry.getValue().localRejects().size()
                    != entry.getValue().wrongOrders().size()) {
                return entry.getValue().summary() + ": not refused of "
                        + entry.getValue().wrongOrders() + " are all but "
                        + entry.getValue().localRejects() + gateway.lines();
            }
            if (!has.equals(wants)) {
                int i = 0;
                while (i < has.size() && i < wants.size() && has.get(i).equals(wants.get(i))) {
                    i++;
                }
                return entry.getValue().summary() + ", wanted " + wants.size() + "; report " + i + " is "
                        + has.subList(i, Math.min(has.size(), i + 3)) + ", should be "
                        + wants.subList(i, Math.min(wants.size(), i + 3)) + gateway.lines();
            }
        }
        return "";
    }

    private static void pause(final int ms) throws InterruptedException {
        Thread.sleep(ms);
    }

    private void await(final String what, final long limitMs, final BooleanSupplier condition) {
        final long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMs);
        while (!condition.getAsBoolean()) {
            assertTrue(
                    System.nanoTime() < deadline,
                    () -> what + ": not within " + limitMs + " ms; "
                            + clients.values().stream().map(LoadClient::summary).toList() + violations());
            LockSupport.parkNanos(PAUSE_NS);
        }
    }
}
