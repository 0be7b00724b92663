package org.ringbook.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The connection is cut while an order is on its way there or its answer back; the client says it again. */
class LostReplyTest {
    @TempDir
    Path directory;

    private int taken;
    private int repeated;

    @Test
    @Timeout(120)
    void shouldExecuteARepeatedOrderOnce() throws IOException, InterruptedException {
        repeat(20);
    }

    @Test
    @Tag("heavy")
    void shouldExecuteManyRepeatedOrdersOnce() throws IOException, InterruptedException {
        repeat(500);
        System.out.println("orders: " + taken + " taken at the second try, " + repeated + " at the first");
        assertTrue(taken > 0);
    }

    private void repeat(final int count) throws IOException, InterruptedException {
        final Random random = new Random(3);
        try (TestExchange exchange = new TestExchange(directory).startGateway()) {
            final RestClient alice = exchange.client("alice");
            assertEquals(
                    "200",
                    exchange.client("bob")
                            .post("/api/1/postorder?pair=XBTZAR&type=ASK&price=1000&volume=50")
                            .outcome());
            final Set<String> orders = new HashSet<>();
            for (int i = 0; i < count; i++) {
                final String id = "cut-" + i;
                // Half of them rest in the book, half are filled at once.
                final String order = "/api/1/postorder?pair=XBTZAR&type=BID&price=" + (i % 2 == 0 ? 900 : 1_000)
                        + "&volume=0.02&client_order_id=" + id;
                final boolean isExecuted = i % 4 < 2;
                cut(exchange.gateway().port(), order, isExecuted, random);
                final RestClient.Reply again = alice.post(order);
                if (isExecuted || again.status() != 200) {
                    assertEquals("409 ErrDuplicateClientOrderID", again.outcome());
                    repeated++;
                } else {
                    taken++;
                }
                assertEquals(
                        alice.get("/api/exchange/3/order?client_order_id=" + id).text("order_id"),
                        again.text("order_id"));
                assertTrue(orders.add(again.text("order_id")));
            }
            final int resting = (count + 1) / 2;
            final int filled = count / 2;
            assertEquals(
                    resting,
                    alice.get("/api/1/listorders?state=PENDING&limit=1000")
                            .json()
                            .path("orders")
                            .size());
            assertEquals(
                    filled,
                    alice.get("/api/1/listtrades?pair=XBTZAR&limit=1000")
                            .json()
                            .path("trades")
                            .size());
            final var zar = alice.get("/api/1/balance?assets=ZAR").json().at("/balance/0");
            assertEquals(
                    10_000_000 - 20 * filled + ".00000000", zar.path("balance").asText());
            assertEquals(18 * resting + ".00000000", zar.path("reserved").asText());
        }
    }

    /** Sends the order, or a part of it, and cuts: after the answer has begun, or at some moment before or after that. */
    private static void cut(final int port, final String order, final boolean isExecuted, final Random random)
            throws IOException {
        final byte[] request = RawConnection.request("POST", order, "alice", "", "");
        try (RawConnection connection = new RawConnection(port)) {
            if (isExecuted) {
                connection.write(request, request.length).read();
                return;
            }
            connection.write(request, random.nextInt(3) == 0 ? random.nextInt(request.length) : request.length);
            LockSupport.parkNanos(random.nextInt(3_000_000));
        }
    }
}
