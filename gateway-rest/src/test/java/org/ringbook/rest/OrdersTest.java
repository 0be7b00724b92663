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

    @Test
    void shouldTakeParametersFromQueryFormAndJsonAlike() {
        final String fields = "pair=XBTZAR&type=BID&price=901&volume=0.1&stop_price=0&stop_direction=&ttl=0&timestamp=0"
                + "&base_account_id=0&counter_account_id=0&client_order_id=&post_only=false&time_in_force=GTC";
        assertEquals("200", alice.post("/api/1/postorder?" + fields).outcome());
        assertEquals("200", alice.form("POST", "/api/1/postorder", fields).outcome());
        assertEquals(
                "200",
                alice.json(
                                "POST",
                                "/api/1/postorder",
                                "{\"pair\":\"XBTZAR\",\"type\":\"BID\",\"price\":901,\"volume\":0.10,\"post_only\":true,\"ttl\":null}")
                        .outcome());
        assertEquals(
                "200",
                alice.post("/api/1/postorder?" + fields.replace("=false", "=True"))
                        .outcome());
        final String id = alice.post("/api/1/postorder?" + fields).text("order_id");
        assertEquals("200", alice.get("/api/1/orders/" + id + "?id=" + id).outcome());
        assertEquals(
                "400 ErrInvalidArguments",
                alice.get("/api/1/orders/" + id + "?id=BX0000000000001").outcome());
        assertEquals(
                "200",
                alice.form("DELETE", "/api/ringbook/1/orders/" + id, "id=" + id).outcome());
    }

    @Test
    void shouldReadAnExponentExactly() {
        final String id = alice.post("/api/1/postorder?pair=XBTZAR&type=BID&price=9.02e%2B2&volume=2e-02")
                .text("order_id");
        final RestClient.Reply order = alice.get("/api/1/orders/" + id);
        assertEquals("902", order.text("limit_price"));
        assertEquals("0.020000", order.text("limit_volume"));
    }

    @Test
    void shouldTradeAtPriceByVolumeAndTakeTheFeeOfWhatIsReceived() {
        final RestClient carol = exchange.client("carol");
        final String before = balances(carol);
        assertEquals("100.0000000000 10000000.00000000", before);
        final String sold = bob.post("/api/1/postorder?pair=XBTZAR&type=ASK&price=1000&volume=0.020000")
                .text("order_id");
        final String bought = carol.post(
                        "/api/1/postorder?pair=XBTZAR&type=BID&price=1005&volume=0.02&client_order_id=c-1")
                .text("order_id");
        // The maker's price; 0.25 % of 0.02 XBT for the taker, 0.1 % of 20 ZAR for the maker.
        assertEquals("100.0199500000 9999980.00000000", balances(carol));
        final RestClient.Reply order = carol.get("/api/1/orders/" + bought);
        assertEquals("COMPLETE", order.text("state"));
        assertEquals("0.0200000000", order.text("base"));
        assertEquals("20.00000000", order.text("counter"));
        assertEquals("0.0000500000", order.text("fee_base"));
        assertEquals("0.00000000", order.text("fee_counter"));
        final var fill = bob.get("/api/1/listtrades?pair=XBTZAR&sort_desc=true&limit=1")
                .json()
                .at("/trades/0");
        assertEquals(sold, fill.path("order_id").asText());
        assertEquals("ASK", fill.path("type").asText());
        assertTrue(fill.path("is_buy").asBoolean());
        assertEquals("0.02000000", fill.path("fee_counter").asText());
        assertEquals("0.0000000000", fill.path("fee_base").asText());
        final var own = carol.get("/api/exchange/3/order?client_order_id=c-1");
        assertEquals(bought, own.text("order_id"));
        assertEquals("BUY", own.text("side"));
        assertEquals("LIMIT", own.text("type"));
        assertEquals("COMPLETE", own.text("status"));
        assertTrue(own.json().path("base_account_id").isIntegralNumber());
        final var trade =
                exchange.anybody().get("/api/1/trades?pair=XBTZAR").json().at("/trades/0");
        assertEquals("0.020000", trade.path("volume").asText());
        assertTrue(trade.path("order_id").isMissingNode());
    }

    private static String balances(final RestClient client) {
        final var rows =
                client.get("/api/1/balance?assets=XBT&assets=ZAR").json().path("balance");
        return rows.at("/0/balance").asText() + " " + rows.at("/1/balance").asText();
    }

    @Test
    void shouldAnswerARepeatedClientOrderIdWithTheFirstOrder() {
        final String order = "/api/1/postorder?pair=XBTZAR&type=BID&price=903&volume=0.1&client_order_id=again-1";
        final String first = alice.post(order).text("order_id");
        final RestClient.Reply second = alice.post(order);
        assertEquals("409 ErrDuplicateClientOrderID", second.outcome());
        assertEquals(first, second.text("order_id"));
    }

    @Test
    void shouldFillAMarketOrderWholeOrNotAtAll() {
        final RestClient.Reply thin = alice.post("/api/1/marketorder?pair=XBTZAR&type=SELL&base_volume=99");
        assertEquals("400 ErrNotEnoughLiquidity", thin.outcome());
        bob.post("/api/1/postorder?pair=XBTZAR&type=ASK&price=2000&volume=1");
        final String id = alice.post("/api/1/marketorder?pair=XBTZAR&type=BUY&counter_volume=100")
                .text("order_id");
        final RestClient.Reply order = alice.get("/api/1/orders/" + id);
        assertEquals("BUY", order.text("type"));
        assertEquals("0.0500000000", order.text("base"));
        assertEquals("100.00000000", order.text("counter"));
        assertEquals("", order.text("time_in_force"));
    }

    @Test
    void shouldRefusePostOnlyThatWouldTrade() {
        bob.post("/api/1/postorder?pair=XBTZAR&type=ASK&price=2001&volume=1");
        final String order = "/api/1/postorder?pair=XBTZAR&type=BID&price=2100&volume=0.1&postOnly=true";
        assertEquals("400 ErrOrderCanceled", alice.post(order).outcome());
        assertEquals(
                "400 ErrPostOnlyNotAllowed",
                alice.post(order + "&timeInForce=IOC").outcome());
        assertEquals(
                "400 ErrInvalidArguments", alice.post(order + "&post-only=true").outcome());
    }

    @Test
    void shouldRefuseAnOrderThatCameTooLate() {
        assertEquals(
                "400 ErrDeadlineExceeded",
                alice.post("/api/1/postorder?pair=XBTZAR&type=BID&price=900&volume=0.1&timestamp=1000&ttl=1")
                        .outcome());
    }

    @Test
    void shouldWaitForAStopPriceOfItsSideOnly() {
        final String stop = "/api/1/postorder?pair=XBTZAR&type=BID&price=5000&volume=0.1&stop_price=4900";
        assertEquals(
                "400 ErrInvalidStopDirection",
                alice.post(stop + "&stop_direction=BELOW").outcome());
        final String id = alice.post(stop + "&stop_direction=ABOVE").text("order_id");
        final RestClient.Reply order = alice.get("/api/exchange/2/orders/" + id);
        assertEquals(
                "STOP_LIMIT AWAITING ABOVE 4900",
                String.join(
                        " ",
                        order.text("type"),
                        order.text("status"),
                        order.text("stop_direction"),
                        order.text("stop_price")));
        alice.post("/api/1/stoporder?order_id=" + id);
    }

    @Test
    void shouldAmendCancelAndNameOrdersBeyondLuno() {
        final RestClient carol = exchange.client("carol");
        final RestClient.Reply placed = carol.json("POST", "/api/ringbook/1/orders", """
            {"pair":"XBTZAR","side":"BUY","type":"LIMIT","volume":"5","price":"800","display_volume":"0.5",
             "client_order_id":"ice","self_trade_prevention":"DECREMENT"}\
            """);
        assertEquals(
                "OPEN 0.500000 DECREMENT",
                placed.text("status") + " " + placed.text("display_volume") + " "
                        + placed.text("self_trade_prevention"));
        final RestClient.Reply amended =
                carol.form("PUT", "/api/ringbook/1/orders/" + placed.text("order_id"), "volume=4&price=801");
        assertEquals("801 4.000000", amended.text("price") + " " + amended.text("volume"));
        assertEquals("CANCELED REQUESTED", words(carol.call("DELETE", "/api/ringbook/1/order?client_order_id=ice")));
        assertEquals(
                "400 ErrCannotStopUnknownOrNonPendingOrder",
                carol.call("DELETE", "/api/ringbook/1/order?client_order_id=ice")
                        .outcome());
        final RestClient.Reply batch = carol.json("POST", "/api/ringbook/1/orders/batch", """
            {"orders":[{"pair":"XBTZAR","side":"BUY","volume":"1","price":"700"},
                       {"pair":"XBTZAR","side":"BUY","volume":"1","price":"700.5"},
                       {"pair":"XBTZAR","side":"BUY","volume":"1","price":"701"}]}\
            """);
        assertEquals("OPEN", batch.json().at("/results/0/order/status").asText());
        assertEquals(
                "ErrPriceDenominationNotAllowed",
                batch.json().at("/results/1/refused/error_code").asText());
        assertEquals("2", carol.call("DELETE", "/api/ringbook/1/orders").text("canceled"));
        assertTrue(carol.form("POST", "/api/ringbook/1/cancel-all-after", "timeout=60000")
                        .json()
                        .path("cancels_at")
                        .asLong()
                > System.currentTimeMillis());
        assertEquals(
                "0",
                carol.form("POST", "/api/ringbook/1/cancel-all-after", "timeout=0")
                        .text("cancels_at"));
        assertEquals(
                "ENDED",
                carol.get("/api/ringbook/1/orders?status=ended&limit=1")
                                .json()
                                .at("/orders/0/status")
                                .asText()
                                .equals("CANCELED")
                        ? "ENDED"
                        : "other");
    }

    private static String words(final RestClient.Reply order) {
        return order.text("status") + " " + order.text("reason");
    }
}
