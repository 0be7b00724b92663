package org.ringbook.binary.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.client.EngineConnection;
import org.ringbook.sbe.binary.OrdType;
import org.ringbook.sbe.binary.SelfTradePrevention;
import org.ringbook.sbe.binary.Side;
import org.ringbook.sbe.binary.TimeInForce;
import org.ringbook.sbe.messages.MarketState;

/** Every message of orders, over UDP against a whole engine. */
@Timeout(120)
class OrderTest {
    @TempDir
    private static Path directory;

    private static TestExchange exchange;
    private TestClient mm;
    private TestClient bob;

    @BeforeAll
    static void start() throws Exception {
        exchange = new TestExchange(directory).startGateway();
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    @BeforeEach
    void logOn() {
        mm = TestClient.loggedOn(exchange.client("mm"));
        bob = TestClient.loggedOn(exchange.client("bob"));
    }

    @AfterEach
    void logOut() {
        for (final TestClient client : new TestClient[] {mm, bob}) {
            client.client().massCancel();
            client.send();
            client.await("its end", () -> client.client().pending() == 0);
            client.leave();
        }
    }

    @Test
    void shouldTellBothSidesOfTheirFills() {
        final int order = mm.sell(100, 50, "s1-" + System.nanoTime() % 1000000);
        mm.await("the order", () -> mm.lastOrderId() > 0);
        bob.order(Side.BUY, 300, 60);
        final int other = bob.send();
        bob.expect("accepted BUY LIMIT 300@60  #" + other, "filled BUY 100@50 leaves 200 REMOVED");
        assertEquals("filled SELL 100@50 leaves 0 ADDED", last(mm, 2));
        assertEquals(
                1, mm.told().stream().filter(text -> text.endsWith("#" + order)).count());
    }

    private static String last(final TestClient client, final int count) {
        client.await("messages", () -> client.told().size() >= count);
        return client.told().get(count - 1);
    }

    @Test
    void shouldRejectWithTheReasonOfTheRule() {
        final int first = mm.buy(100, 50, "twice");
        final int second = mm.buy(100, 50, "twice");
        final int third = mm.buy(1, 50, "small");
        mm.expect(
                "accepted BUY LIMIT 100@50 twice #" + first,
                "rejected DUPLICATE_CL_ORD_ID first NEW 0+100 twice #" + second,
                "rejected QUANTITY_TOO_SMALL first REJECTED 0+0 small #" + third);
    }

    @Test
    void shouldCancelByOrderIdAndByClientOrderId() {
        final int first = mm.buy(100, 50, "");
        mm.expect("accepted BUY LIMIT 100@50  #" + first);
        final int cancel = mm.cancel(mm.lastOrderId());
        mm.expect("canceled REQUESTED CANCELED 100 #" + cancel);
        final int second = mm.buy(100, 50, "by-id");
        mm.client().cancelOrder().origClOrdId("by-id").clOrdId("by-id-c");
        final int byId = mm.send();
        final int late = mm.cancel(mm.lastOrderId() + 1_000_000);
        mm.expect(
                "accepted BUY LIMIT 100@50 by-id #" + second,
                "canceled REQUESTED CANCELED 100 #" + byId,
                "cancel rejected UNKNOWN_ORDER REJECTED replace FALSE #" + late);
    }

    @Test
    void shouldReplaceAndSayWhetherThePlaceWasKept() {
        final int first = mm.buy(100, 50, "");
        mm.expect("accepted BUY LIMIT 100@50  #" + first);
        mm.client().replaceOrder().orderId(mm.lastOrderId()).priceTicks(50).orderQty(90);
        final int less = mm.send();
        mm.client().replaceOrder().orderId(mm.lastOrderId()).priceTicks(51).orderQty(90);
        final int dearer = mm.send();
        mm.client().replaceOrder().orderId(1).priceTicks(51).orderQty(90);
        final int unknown = mm.send();
        mm.expect(
                "replaced NEW 90@50 kept TRUE session 1 #" + less,
                "replaced NEW 90@51 kept FALSE session 1 #" + dearer,
                "cancel rejected UNKNOWN_ORDER REJECTED replace TRUE #" + unknown);
    }

    @Test
    void shouldTellBothSessionsOfOneThatTakesTheOthersOrder() {
        final int first = mm.buy(100, 50, "");
        mm.expect("accepted BUY LIMIT 100@50  #" + first);
        try (TestClient mm2 = TestClient.loggedOn(exchange.client("mm2"))) {
            mm2.client().replaceOrder().orderId(mm.lastOrderId()).priceTicks(49).orderQty(100);
            final int replace = mm2.send();
            mm2.expect("replaced NEW 100@49 kept FALSE session 2 #" + replace);
            mm.expect("replaced NEW 100@49 kept FALSE session 2");
            final int cancel = mm.cancel(mm.lastOrderId());
            mm.expect("canceled REQUESTED CANCELED 100 #" + cancel);
            mm2.expect("canceled REQUESTED CANCELED 100");
            mm2.leave();
        }
    }

    @Test
    void shouldCancelAllOfTheAccountOrOnlyItsOwn() {
        mm.buy(100, 50, "");
        mm.sell(100, 70, "");
        mm.await("two orders", () -> mm.client().pending() == 0);
        try (TestClient mm2 = TestClient.loggedOn(exchange.client("mm2"))) {
            mm2.buy(100, 40, "");
            mm2.await("its order", () -> mm2.client().pending() == 0);
            mm.client().massCancel().side(Side.SELL);
            final int sells = mm.send();
            mm.client().massCancel().ownOnly(org.ringbook.sbe.binary.BooleanType.TRUE);
            final int own = mm.send();
            mm.client().massCancel();
            final int all = mm.send();
            mm.client().massCancel().marketId(99);
            final int unknown = mm.send();
            mm.await("the end", () -> mm.client().pending() == 0);
            assertEquals(
                    java.util.List.of(
                            "canceled MASS_CANCEL CANCELED 100",
                            "mass canceled 1 more FALSE #" + sells,
                            "canceled MASS_CANCEL CANCELED 100",
                            "mass canceled 1 more FALSE #" + own,
                            "mass canceled 1 more FALSE #" + all,
                            "request rejected UNKNOWN_MARKET #" + unknown),
                    mm.told().subList(2, mm.told().size()));
            assertEquals("canceled MASS_CANCEL CANCELED 100", last(mm2, 2));
            mm2.leave();
        }
    }

    @Test
    void shouldTriggerStops() {
        mm.sell(100, 80, "");
        mm.sell(100, 81, "");
        mm.await("two offers", () -> mm.client().pending() == 0);
        bob.client()
                .newOrder()
                .marketId(1)
                .side(Side.BUY)
                .ordType(OrdType.STOP_LIMIT)
                .timeInForce(TimeInForce.GTC)
                .quantity(50)
                .stopPriceTicks(80)
                .priceTicks(81)
                .clOrdId("");
        final int stop = bob.send();
        final int trigger = bob.buy(100, 80, "");
        bob.expect(
                "accepted BUY STOP_LIMIT 50@81  #" + stop,
                "accepted BUY LIMIT 100@80  #" + trigger,
                "filled BUY 100@80 leaves 0 REMOVED",
                "triggered",
                "filled BUY 50@81 leaves 0 REMOVED");
    }

    @Test
    void shouldTellOfMarketOrdersByQuoteToTheirEnd() {
        mm.sell(100, 90, "");
        mm.sell(100, 91, "");
        mm.await("two offers", () -> mm.client().pending() == 0);
        bob.client()
                .newOrder()
                .marketId(1)
                .side(Side.BUY)
                .ordType(OrdType.MARKET)
                .timeInForce(TimeInForce.IOC)
                .quantity(100 * 90 * 100 + 10 * 91 * 100 + 5)
                .flags()
                .byQuote(true);
        bob.expect(
                "accepted BUY MARKET 991005@0  #" + bob.send(),
                "filled BUY 100@90 leaves 0 REMOVED",
                "filled BUY 10@91 leaves 0 REMOVED",
                "canceled QUOTE_REST FILLED 0");
    }

    @Test
    void shouldTellOfSelfTradePrevention() {
        final int sell = mm.sell(100, 95, "");
        mm.order(Side.BUY, 30, 95).selfTradePrevention(SelfTradePrevention.DECREMENT);
        final int buy = mm.send();
        mm.expect(
                "accepted SELL LIMIT 100@95  #" + sell,
                "accepted BUY LIMIT 30@95  #" + buy,
                "reduced 30 leaves 70",
                "canceled SELF_TRADE CANCELED 30");
    }

    @Test
    void shouldSetTheDeadMansSwitch() {
        mm.client().cancelAllAfter().timeoutNs(60_000_000_000L);
        final int on = mm.send();
        mm.client().cancelAllAfter().timeoutNs(0);
        final int off = mm.send();
        mm.client().cancelAllAfter().timeoutNs(-1);
        final int wrong = mm.send();
        mm.expect("switch on #" + on, "switch off #" + off, "request rejected INVALID_DURATION #" + wrong);
    }

    @Test
    void shouldTellOfMarketsAndTheirStates() {
        mm.client().marketList().requestId(7);
        mm.send();
        mm.expectAside("definition 1 OPEN tick 1/0 lot 1/6 XBTZAR XBT ZAR");
        mm.expectAside("definition 2 OPEN tick 1/0 lot 1/6 ETHZAR ETH ZAR");
        mm.expectAside("markets 2");
        try (EngineConnection engine = exchange.connect()) {
            engine.setMarketState(2, MarketState.HALTED);
            engine.setMarketState(2, MarketState.OPEN);
        }
        mm.expect("market 2 HALTED REQUESTED", "market 2 OPEN REQUESTED");
        bob.expect("market 2 HALTED REQUESTED", "market 2 OPEN REQUESTED");
    }

    @Test
    void shouldTellOpenOrders() {
        mm.buy(100, 50, "open-1");
        mm.await("the order", () -> mm.client().pending() == 0);
        final long first = mm.lastOrderId();
        mm.sell(100, 99, "open-2");
        mm.await("the order", () -> mm.client().pending() == 0);
        mm.client().openOrders().requestId(11);
        mm.send();
        mm.expectAside("status " + first + " BUY 0/100@50 open-1");
        mm.expectAside("status " + mm.lastOrderId() + " SELL 0/100@99 open-2");
        mm.expectAside("orders 2 of request 11");
        mm.client().orderStatus().requestId(12).clOrdId("open-1");
        mm.send();
        mm.expectAside("status " + first + " BUY 0/100@50 open-1");
        mm.expectAside("orders 1 of request 12");
        mm.client().orderStatus().requestId(13).orderId(first + 1_000_000);
        mm.send();
        mm.expectAside("orders 0 of request 13");
    }

    @Test
    void shouldRefuseWhatIsOfAnotherOwner() {
        mm.order(Side.BUY, 100, 50).accountId(2);
        final int order = mm.send();
        mm.expectAside("refused " + order + " NOT_YOUR_ACCOUNT");
        mm.client().openOrders().accountId(2);
        mm.send();
        mm.expectAside("refused 0 NOT_YOUR_ACCOUNT");
        mm.expectNothing();
    }
}
