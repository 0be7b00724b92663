package org.ringbook.binary.gateway;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.binary.client.StreamPosition;
import org.ringbook.gateway.CheckpointFile;

/** A start does not read what the checkpoint knows, and nobody can tell that by what sessions are told. */
@Timeout(120)
class CheckpointTest {
    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(20);

    @TempDir
    private Path directory;

    private static void await(final BooleanSupplier condition) {
        final long until = System.nanoTime() + LIMIT_NS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until);
            LockSupport.parkNanos(100_000);
        }
    }

    @Test
    void shouldGoOnFromItsCheckpointAsIfItHadReadEverything() throws Exception {
        try (TestExchange exchange = new TestExchange(directory)) {
            exchange.startGateway();
            final TestClient mm2 = TestClient.loggedOn(exchange.client("mm2"));
            final StreamPosition before = mm2.position();
            final int first = mm2.sell(100, 50, "a");
            mm2.expect("accepted SELL LIMIT 100@50 a #" + first);
            final StreamPosition between = mm2.position();
            mm2.sell(100, 51, "b");
            mm2.await("the order", () -> mm2.client().pending() == 0);
            mm2.leave();
            exchange.stopGateway();
            exchange.startGateway();
            final TestClient bob = TestClient.loggedOn(exchange.client("bob"));
            bob.buy(150, 60, "");
            bob.await("the fills", () -> bob.told().size() == 3);
            for (final StreamPosition from : new StreamPosition[] {before, between}) {
                final TestClient back = new TestClient(exchange.client("mm2").position(from));
                if (from.equals(before)) {
                    back.expect("accepted SELL LIMIT 100@50 a #" + first);
                }
                back.expect(
                        "accepted SELL LIMIT 100@51 b #" + (first + 1),
                        "filled SELL 100@50 leaves 0 ADDED",
                        "filled SELL 50@51 leaves 50 ADDED");
                back.expectAside("on, last " + (first + 1));
                back.leave();
            }
            bob.leave();
        }
    }

    @Test
    void shouldBeginBehindItsCheckpointAndSayIfThatIsDamaged() throws Exception {
        try (TestExchange exchange = new TestExchange(directory).lenient()) {
            exchange.checkpointIntervalNs(1).startGateway();
            final TestClient bob = TestClient.loggedOn(exchange.client("bob"));
            bob.buy(100, 50, "");
            bob.await("the order", () -> bob.client().pending() == 0);
            bob.leave();
            final long[] sequence = new long[1];
            await(() -> {
                sequence[0] = exchange.gateway().sequence();
                return sequence[0] > bob.position().sequence();
            });
            exchange.stopGateway();
            exchange.stopEngine();
            try (BinaryGateway alone = BinaryGateway.launch(exchange.context())) {
                await(() -> alone.sequence() >= sequence[0]);
                assertFalse(alone.isReady());
            }
            final Path file = CheckpointFile.in(directory.resolve("binary"));
            final byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            try (BinaryGateway damaged = BinaryGateway.launch(exchange.context())) {
                assertFalse(damaged.awaitReady(20, TimeUnit.SECONDS));
                assertTrue(damaged.fault().contains("is damaged"), damaged::fault);
            }
        }
    }
}
