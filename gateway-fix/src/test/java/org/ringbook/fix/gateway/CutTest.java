package org.ringbook.fix.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.client.EngineConnection;

/** A session that is gone: its orders, and nobody else's, are canceled after the grace, unless it is back in time. */
class CutTest {
    private static final long GRACE_NS = TimeUnit.SECONDS.toNanos(1);

    /** The grace, a second, and as much again because this machine does other things too. */
    private static final long CANCEL_LIMIT_NS = 2 * (GRACE_NS + TimeUnit.SECONDS.toNanos(1));

    @TempDir
    Path directory;

    @Test
    void shouldCancelOrdersOfCutSessionOnlyAndAfterItsGrace() throws Exception {
        try (TestExchange exchange =
                        new TestExchange(directory).graceNs(GRACE_NS).startGateway();
                EngineConnection engine = exchange.connect();
                RawClient sameAccount = RawClient.logOn("MM2", exchange.port(), 1);
                RawClient other = RawClient.logOn("BOB", exchange.port(), 1)) {
            final RawClient maker = RawClient.logOn("MM", exchange.port(), 1);
            for (final RawClient client : List.of(maker, sameAccount, other)) {
                client.expect("35=A");
                client.send("D", RawClient.order("x" + client.next() + client.hashCode(), '1', "0.01", "1000"));
                client.expect("35=8", "150=0");
            }
            final Set<Long> all = open(engine);
            assertEquals(3, all.size());
            final int next = maker.next();
            maker.close();
            final RawClient inTime = RawClient.logOn("MM", exchange.port(), next);
            inTime.expect("35=A");
            inTime.send("D", RawClient.order("later", '1', "0.01", "1000"));
            inTime.expect("35=8", "150=0");
            assertTrue(open(engine).containsAll(all), "it was back within its grace");
            inTime.close();
            final long deadline = System.nanoTime() + CANCEL_LIMIT_NS;
            while (open(engine).size() > 2) {
                assertTrue(System.nanoTime() < deadline, "its orders are still there");
            }
            assertTrue(all.containsAll(open(engine)), "orders of others");
            try (RawClient back = RawClient.logOn("MM", exchange.port(), inTime.next())) {
                back.expect("35=A");
                back.send("2", "7=1|16=0|");
                int canceled = 0;
                while (canceled < 2) {
                    canceled += back.read().contains("|150=4|") ? 1 : 0;
                }
            }
        }
    }

    private static Set<Long> open(final EngineConnection engine) {
        return IntStream.of(1, 2)
                .boxed()
                .flatMap(account -> engine.queries().openOrders(account).stream())
                .map(order -> order.orderId())
                .collect(Collectors.toSet());
    }
}
