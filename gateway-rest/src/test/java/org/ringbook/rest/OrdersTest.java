package org.ringbook.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Orders over HTTP, in Luno's shape. */
@Timeout(120)
class OrdersTest {
    @TempDir
    private static Path directory;

    private static TestExchange exchange;
    private static RestClient alice;
    private static RestClient bob;

    @BeforeAll
    static void setUp() throws InterruptedException {
        exchange = new TestExchange(directory).startGateway();
        alice = exchange.client("alice");
        bob = exchange.client("bob");
    }

    @AfterAll
    static void tearDown() {
        exchange.close();
    }

    @Test
    void shouldShowMarkets() {
        final RestClient.Reply reply = exchange.anybody().get("/api/exchange/1/markets?pair=XBTZAR");
        assertEquals(
                "{\"markets\":[{\"market_id\":\"XBTZAR\",\"trading_status\":\"ACTIVE\",\"base_currency\":\"XBT\","
                        + "\"counter_currency\":\"ZAR\",\"min_volume\":\"0.000100\",\"max_volume\":\"1000.000000\","
                        + "\"volume_scale\":6,\"min_price\":\"1\",\"max_price\":\"115292150460684\",\"price_scale\":0,"
                        + "\"fee_scale\":10}]}",
                reply.json().toString());
    }

    @Test
    void shouldEnterAndCancelAnOrder() {
        final RestClient.Reply order = alice.post("/api/1/postorder?pair=XBTZAR&type=BID&price=900&volume=0.5");
        assertEquals("200", order.outcome());
        final String id = order.text("order_id");
        assertTrue(id.matches("BX[0-9A-Z]{13}"), id);
        assertEquals("PENDING", alice.get("/api/1/orders/" + id).text("state"));
        assertEquals(
                "{\"success\":true}",
                alice.post("/api/1/stoporder?order_id=" + id).json().toString());
        assertEquals("COMPLETE", alice.get("/api/1/orders/" + id).text("state"));
        assertEquals(
                "400 ErrCannotStopUnknownOrNonPendingOrder",
                alice.post("/api/1/stoporder?order_id=" + id).outcome());
        assertEquals(
                "404 ErrOrderNotFound",
                bob.post("/api/1/stoporder?order_id=" + id).outcome());
    }
}
