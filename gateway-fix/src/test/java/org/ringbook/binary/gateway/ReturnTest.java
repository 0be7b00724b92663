package org.ringbook.binary.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.binary.client.StreamPosition;
import org.ringbook.client.BustSpec;
import org.ringbook.client.EngineConnection;
import org.ringbook.sbe.binary.SelfTradePrevention;
import org.ringbook.sbe.binary.Side;

/** What a session is told that was away, and what becomes of its orders meanwhile. */
@Timeout(120)
class ReturnTest {
    /** A hundredth of 100 lots, in base. */
    private static final long FEE_UNITS = 10_000;

    private static final int OF_MM_TOO = 4;

    @TempDir
    private Path directory;

    private TestExchange exchange;

    @BeforeEach
    void start() throws Exception {
        exchange = new TestExchange(directory);
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    @Test
    void shouldTellWhatWasMissedOnceAndInOrder() throws Exception {
        exchange.startGateway();
        final TestClient mm2 = TestClient.loggedOn(exchange.client("mm2"));
        final int first = mm2.sell(100, 50, "a");
        final int second = mm2.sell(100, 51, "b");
        mm2.expect("accepted SELL LIMIT 100@50 a #" + first, "accepted SELL LIMIT 100@51 b #" + second);
        mm2.cut();
        final TestClient bob = TestClient.loggedOn(exchange.client("bob"));
        final int taker = bob.buy(150, 60, "");
        bob.expect(
                "accepted BUY LIMIT 150@60  #" + taker,
                "filled BUY 100@50 leaves 50 REMOVED",
                "filled BUY 50@51 leaves 0 REMOVED");
        final TestClient back = new TestClient(exchange.client("mm2").position(mm2.position()));
        back.expect("filled SELL 100@50 leaves 0 ADDED", "filled SELL 50@51 leaves 50 ADDED");
        back.expectAside("on, last 2");
        back.await("the end", () -> back.client().isCaughtUp());
        back.expectNothing();
        final int third = back.sell(100, 70, "c");
        assertEquals(3, third);
        back.expect("accepted SELL LIMIT 100@70 c #3");
        back.leave();
        bob.leave();
    }

    @Test
    void shouldTellOfABustEverySessionOfBothOwners() throws Exception {
        exchange.startGateway();
        try (EngineConnection engine = exchange.connect()) {
            engine.setFees(0, 0, 10_000);
        }
        final TestClient mm = TestClient.loggedOn(exchange.client("mm"));
        final TestClient mm2 = TestClient.loggedOn(exchange.client("mm2"));
        final int maker = mm2.sell(100, 50, "a");
        mm2.expect("accepted SELL LIMIT 100@50 a #" + maker);
        final TestClient bob = TestClient.loggedOn(exchange.client("bob"));
        final TestClient eve = TestClient.loggedOn(exchange.client("eve"));
        final int taker = bob.buy(100, 50, "");
        bob.expect("accepted BUY LIMIT 100@50  #" + taker, "filled BUY 100@50 leaves 0 REMOVED");
        mm2.expect("filled SELL 100@50 leaves 0 ADDED");
        mm2.cut();
        try (EngineConnection engine = exchange.connect()) {
            engine.operations().bustTrade(new BustSpec(1, 1, 2, 1, 50, 100, FEE_UNITS, 0));
        }
        final String sold = "busted SELL trade 1 100@50 fee 0";
        mm.expect(sold);
        bob.expect("busted BUY trade 1 100@50 fee " + FEE_UNITS);
        final TestClient back = new TestClient(exchange.client("mm2").position(mm2.position()));
        back.expect(sold);
        back.await("the end", () -> back.client().isCaughtUp());
        assertEquals(mm.positions(), back.positions());
        eve.expectNothing();
        for (final TestClient client : List.of(mm, back, bob, eve)) {
            client.leave();
        }
    }

    @Test
    void shouldTellBothSidesOfATradeWithOneself() throws Exception {
        try (EngineConnection engine = exchange.connect()) {
            engine.openAccount("mm-second", 1, 0);
            engine.deposit(OF_MM_TOO, 3, 1_000_000_000L, "mm-second");
            engine.operations().setSelfTrade(OF_MM_TOO, true);
        }
        exchange.startGateway();
        final TestClient mm = TestClient.loggedOn(exchange.client("mm"));
        mm.sell(100, 50, "a");
        mm.order(Side.BUY, 100, 50).accountId(OF_MM_TOO).selfTradePrevention(SelfTradePrevention.NONE);
        mm.send();
        mm.await("both fills", () -> mm.told().size() == 4);
        try (EngineConnection engine = exchange.connect()) {
            engine.operations().bustTrade(new BustSpec(1, 1, OF_MM_TOO, 1, 50, 100, 0, 0));
        }
        mm.await("the bust", () -> mm.told().size() == 6);
        assertEquals(
                List.of("busted BUY trade 1 100@50 fee 0", "busted SELL trade 1 100@50 fee 0"),
                mm.told().subList(4, 6));
        mm.leave();
    }

    @Test
    void shouldTellTheWholeHistoryTheSameFromTheBeginning() throws Exception {
        exchange.startGateway();
        final TestClient mm = new TestClient(exchange.client("mm"));
        mm.await("the log-on", () -> mm.client().isCaughtUp());
        final TestClient bob = TestClient.loggedOn(exchange.client("bob"));
        for (int i = 0; i < 20; i++) {
            mm.sell(100, 50 + i, "s" + i);
            mm.buy(100, 30 - i, "b" + i);
            bob.buy(30 * i + 10, 80, "");
        }
        mm.await("the end", () -> mm.client().pending() == 0);
        bob.await("the end", () -> bob.client().pending() == 0);
        mm.client().massCancel();
        mm.send();
        mm.await("the cancel", () -> mm.client().pending() == 0);
        final int count = mm.told().size();
        final List<String> told = List.copyOf(mm.told());
        final List<String> positions = List.copyOf(mm.positions());
        mm.leave();
        exchange.stopGateway();
        exchange.startGateway();
        final TestClient again = new TestClient(exchange.client("mm").position(StreamPosition.BEGINNING));
        again.await("everything", () -> again.client().isCaughtUp());
        assertEquals(told, again.told().subList(0, count));
        assertEquals(positions, again.positions().subList(0, count));
        again.leave();
        bob.close();
    }

    @Test
    void shouldCancelTheOrdersOfASessionThatIsCutAndOfNoOther() throws Exception {
        exchange.startGateway();
        final TestClient mm = TestClient.loggedOn(exchange.client("mm"));
        final TestClient mm2 = TestClient.loggedOn(exchange.client("mm2"));
        mm.buy(100, 50, "");
        mm2.buy(100, 49, "");
        mm.await("the order", () -> mm.client().pending() == 0);
        mm2.await("the order", () -> mm2.client().pending() == 0);
        mm.cut();
        final TestClient back = new TestClient(exchange.client("mm").position(mm.position()));
        back.expect("canceled DISCONNECT CANCELED 100");
        mm2.expect("accepted BUY LIMIT 100@49  #1");
        mm2.expectNothing();
        back.leave();
        mm2.leave();
    }

    @Test
    void shouldKeepTheOrdersOfASessionThatIsBackWithinItsGrace() throws Exception {
        exchange.graceNs(TimeUnit.SECONDS.toNanos(30)).startGateway();
        final TestClient mm = TestClient.loggedOn(exchange.client("mm"));
        mm.buy(100, 50, "");
        mm.await("the order", () -> mm.client().pending() == 0);
        mm.cut();
        final TestClient back = new TestClient(exchange.client("mm").position(mm.position()));
        back.await("its return", () -> back.client().isCaughtUp());
        back.expectNothing();
        final int cancel = back.cancel(mm.lastOrderId());
        back.expect("canceled REQUESTED CANCELED 100 #" + cancel);
        back.leave();
    }

    @Test
    void shouldRefuseWhatIsTooMuchInASecond() throws Exception {
        exchange.messagesPerSecond(5).startGateway();
        final TestClient mm = TestClient.loggedOn(exchange.client("mm"));
        for (int i = 0; i < 20; i++) {
            mm.buy(100, 50, "");
        }
        mm.await("all outcomes", () -> mm.client().pending() == 0);
        mm.expectAside("refused 6 TOO_MANY_MESSAGES");
        assertEquals(
                20,
                mm.told().size()
                        + 1
                        + mm.aside().stream()
                                .filter(text -> text.endsWith("TOO_MANY_MESSAGES"))
                                .count());
        mm.close();
    }

    @Test
    void shouldGoOnAfterRestartsOfTheGatewayAndOfTheEngine() throws Exception {
        exchange.lenient().startGateway();
        final TestClient mm2 = TestClient.loggedOn(exchange.client("mm2"));
        mm2.expect("accepted BUY LIMIT 100@50  #" + mm2.buy(100, 50, ""));
        exchange.stopGateway();
        exchange.startGateway();
        mm2.await("the return", () -> mm2.client().isCaughtUp());
        mm2.expect("accepted BUY LIMIT 100@51  #" + mm2.buy(100, 51, ""));
        exchange.stopEngine();
        exchange.startEngine();
        mm2.await("the loss", () -> mm2.aside().contains("disconnected"));
        mm2.await("the return", () -> mm2.client().isCaughtUp() && mm2.client().isEngineReady());
        mm2.expect("accepted BUY LIMIT 100@52  #" + mm2.buy(100, 52, ""));
        mm2.client().massCancel();
        final int cancel = mm2.send();
        mm2.expect(
                "canceled MASS_CANCEL CANCELED 100",
                "canceled MASS_CANCEL CANCELED 100",
                "canceled MASS_CANCEL CANCELED 100",
                "mass canceled 3 more FALSE #" + cancel);
        mm2.leave();
    }
}
