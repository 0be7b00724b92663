package org.ringbook.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.CommonContext;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of the engine and its media driver, at random moments under load, in every second round again while it recovers. */
class KillEngineTest {
    private static final int GATEWAY = 11;
    private static final long ORDER_INTERVAL_NS = 100_000;

    @Test
    void shouldLoseAndRepeatNothingWhenTheEngineIsKilled(@TempDir final Path directory) {
        run(directory, 5, System.nanoTime());
    }

    @Test
    @Tag("heavy")
    void shouldLoseAndRepeatNothingWhenTheEngineIsKilledFiftyTimes(@TempDir final Path directory) {
        run(directory, 50, System.nanoTime());
    }

    private static void run(final Path directory, final int rounds, final long seed) {
        final Random random = new Random(seed);
        final String driver = CommonContext.generateRandomDirName();
        ChildProcess engine = new ChildProcess(EngineProcess.class, directory.toString(), driver);
        try {
            engine.awaitLine("ready");
            TestMarket.open(driver);
            try (OrderFlow flow = new OrderFlow(driver, GATEWAY, seed, ORDER_INTERVAL_NS)) {
                for (int round = 0; round < rounds; round++) {
                    final long before = flow.accepted().size();
                    flow.runUntil("orders are accepted", () -> flow.accepted().size() > before + 100);
                    flow.runFor(TimeUnit.MILLISECONDS.toNanos(random.nextInt(600)));
                    engine.kill();
                    engine = new ChildProcess(EngineProcess.class, directory.toString(), driver);
                    if (round % 2 == 1) {
                        flow.runFor(TimeUnit.MILLISECONDS.toNanos(random.nextInt(2_000)));
                        engine.kill();
                        engine = new ChildProcess(EngineProcess.class, directory.toString(), driver);
                    }
                }
                engine.awaitLine("ready");
                flow.settle();
                stopCleanly(engine);
                check(directory, flow);
            }
            engine = new ChildProcess(EngineProcess.class, directory.toString(), driver);
            engine.awaitLine("ready");
            stopCleanly(engine);
        } catch (final AssertionError error) {
            throw new AssertionError("seed=" + seed + ": " + error.getMessage(), error);
        } finally {
            engine.close();
        }
    }

    private static void check(final Path directory, final OrderFlow flow) {
        assertTrue(flow.sent() > 500, "sent=" + flow.sent());
        assertEquals(flow.sent(), flow.accepted().size(), "all are accepted");
        JournalCheck.holds(directory, GATEWAY, flow.sent(), flow.accepted());
    }

    private static void stopCleanly(final ChildProcess engine) {
        engine.say("stop");
        assertEquals(0, engine.awaitExit());
    }
}
