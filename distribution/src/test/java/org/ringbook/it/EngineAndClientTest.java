package org.ringbook.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.CommonContext;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.client.Added;
import org.ringbook.client.AeronEngineClient;
import org.ringbook.client.EngineClient;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.Instrument;
import org.ringbook.client.OrderReport;
import org.ringbook.client.OrderSpec;
import org.ringbook.client.RejectedException;
import org.ringbook.client.Rows;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.Side;
import org.ringbook.server.Engine;
import org.ringbook.torture.EngineChild;
import org.ringbook.torture.JournalCheck;
import org.ringbook.torture.LabMarket;
import org.ringbook.torture.OrderFlow;

/** The client against the engine itself. */
@Timeout(240)
class EngineAndClientTest {
    private static final long ORDER_INTERVAL_NS = 100_000;
    private static final long RICH = 1L << 60;

    @TempDir
    private Path directory;

    private final String driver = CommonContext.generateRandomDirName();
    private Engine engine;

    @BeforeEach
    void setUp() {
        launch();
        LabMarket.open(driver);
    }

    @AfterEach
    void tearDown() {
        engine.close();
    }

    private void launch() {
        engine = Engine.launch(EngineChild.context(directory, driver).log(line -> {}));
    }

    private EngineConnection connect() {
        return EngineConnection.connect(LabMarket.context(driver));
    }

    @Test
    void shouldFindWhatIsThereAlready() {
        try (EngineConnection connection = connect()) {
            final Added again = connection.addAsset("XBT", 10, 10);
            assertTrue(again.existed());
            assertEquals(1, again.id());
            final RejectedException conflict =
                    assertThrows(RejectedException.class, () -> connection.addAsset("XBT", 8, 8));
            assertEquals(RejectReason.CONFLICT, conflict.reason());
            assertEquals(1, conflict.existingId());
            assertTrue(connection.deposit(1, 1, RICH, "base-1").existed());
            assertEquals(
                    RejectReason.UNKNOWN_ACCOUNT,
                    assertThrows(RejectedException.class, () -> connection.deposit(99, 1, 1, "x"))
                            .reason());
        }
    }

    @Test
    void shouldTradeAndSayWhatBecameOfEachOrder() {
        try (EngineConnection connection = connect()) {
            connection.setFees(0, 1_000, 2_000);
            final OrderReport offer = connection.newOrder(OrderSpec.limit(1, 1, Side.SELL, 1_000, 500, "o1"));
            assertEquals(OrdStatus.NEW, offer.status());
            final OrderReport buy = connection.newOrder(OrderSpec.limit(2, 1, Side.BUY, 1_001, 200, "b1"));
            assertEquals(OrdStatus.FILLED, buy.status());
            assertEquals(List.of(new OrderReport.Fill(1, 1_000, 200, 4_000)), buy.fills());
            final RejectedException repeat = assertThrows(
                    RejectedException.class,
                    () -> connection.newOrder(OrderSpec.limit(2, 1, Side.BUY, 1_001, 200, "b1")));
            assertEquals(RejectReason.DUPLICATE_CL_ORD_ID, repeat.reason());

            final Rows.Order open = connection.queries().openOrders(1).get(0);
            assertEquals(offer.orderId(), open.orderId());
            assertEquals(300, open.leavesQty());
            assertEquals("o1", open.clOrdId());
            final Rows.Book book = connection.queries().book(1, 10);
            assertEquals(List.of(new Rows.Level(Side.SELL, 1_000, 300, 1)), book.offers());
            assertEquals(List.of(), book.bids());

            final OrderCanceledDecoder canceled = connection.cancel(1, "o1").require(new OrderCanceledDecoder());
            assertEquals(300, canceled.canceledQty());
            assertEquals(
                    RejectReason.TOO_LATE,
                    assertThrows(RejectedException.class, () -> connection.cancel(1, "o1"))
                            .reason());
        }
    }

    @Test
    void shouldCancelAllOrdersAndWithdrawWhatIsFree() {
        try (EngineConnection connection = connect()) {
            for (int i = 0; i < 20; i++) {
                connection.newOrder(OrderSpec.limit(1, 1, Side.BUY, 900 + i, 100, ""));
            }
            assertEquals(20, connection.queries().openOrders(1).size());
            assertEquals(21, connection.massCancel(1, 0).events().size());
            assertEquals(0, connection.queries().openOrders(1).size());
            final Added withdrawal = connection.requestWithdrawal(1, 1, 5, "w1");
            assertTrue(connection.requestWithdrawal(1, 1, 5, "w1").existed());
            assertFalse(connection.settleWithdrawal("w1").existed());
            assertEquals(withdrawal.id(), connection.settleWithdrawal("w1").id());
            assertEquals(
                    RejectReason.WITHDRAWAL_ENDED,
                    assertThrows(RejectedException.class, () -> connection.cancelWithdrawal("w1"))
                            .reason());
            assertEquals(2 * RICH - 5, connection.queries().assets().get(0).totalUnits());
        }
    }

    @Test
    void shouldAnswerEveryQuery() {
        try (EngineConnection connection = connect()) {
            long lastId = 0;
            for (int i = 0; i < 600; i++) {
                connection.draft().openAccount().name("client-" + i);
                lastId = connection.send();
            }
            connection.await(lastId, System.nanoTime() + TimeUnit.SECONDS.toNanos(30));
            assertEquals(602, connection.queries().accounts().size(), "over several pages");
            assertEquals("client-599", connection.queries().accounts().get(601).name());
            final List<Rows.Asset> assets = connection.queries().assets();
            final Rows.Market market = connection.queries().markets().get(0);
            final Instrument instrument = Instrument.of(market, assets.get(0), assets.get(1));
            assertEquals(1_250_000, instrument.quantity().parse("1.25"));
            assertEquals("XBTZAR", instrument.symbol());
            assertEquals(16, connection.queries().fees().size());
            assertEquals(
                    List.of(new Rows.Balance(1, 1, RICH, 0), new Rows.Balance(1, 2, RICH, 0)),
                    connection.queries().balances(1));
            assertEquals(List.of(), connection.queries().gateways());
            final Rows.Status status = connection.queries().status(true);
            assertEquals(602, status.accounts());
            assertNotEquals(0, status.stateHash());
            connection.haltEngine(true);
            assertTrue(connection.queries().status(false).halted());
        }
    }

    @Test
    void shouldFollowHistoryAndLiveWhileOrdersFlow() {
        try (OrderFlow writer = new OrderFlow(driver, 1, 1, ORDER_INTERVAL_NS)) {
            writer.runUntil("answered", () -> writer.told().size() > 3_000);
            try (OrderFlow reader = new OrderFlow(driver, 2, 2, Long.MAX_VALUE / 4)) {
                reader.follow(1);
                writer.runUntil("more answered", () -> writer.told().size() > 6_000);
                writer.settle();
                reader.follow(writer.nextSequence() - 1);
            }
        }
    }

    @Test
    void shouldSurviveARestartUnderLoad() {
        try (OrderFlow flow = new OrderFlow(driver, 1, 3, ORDER_INTERVAL_NS)) {
            for (int round = 1; round <= 3; round++) {
                final int goal = 1_000 * round;
                flow.runUntil("answered", () -> flow.told().size() > goal);
                engine.close();
                flow.runFor(TimeUnit.MILLISECONDS.toNanos(50));
                launch();
            }
            flow.settle();
            assertEquals(flow.sent(), flow.told().size());
            engine.close();
            JournalCheck.holds(directory.resolve("journal"), 1, flow.sent(), flow.told());
        }
    }

    @Test
    void shouldShutOutAnOlderTwin() {
        try (AeronEngineClient older =
                        new AeronEngineClient(LabMarket.context(driver).gatewayId(5));
                AeronEngineClient newer =
                        new AeronEngineClient(LabMarket.context(driver).gatewayId(5))) {
            final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!older.isReady() && System.nanoTime() - deadlineNs < 0) {
                older.poll();
            }
            while (!(newer.isReady() && older.isShutOut()) && System.nanoTime() - deadlineNs < 0) {
                older.poll();
                newer.poll();
            }
            assertEquals(1, older.epoch());
            assertEquals(2, newer.epoch());
            older.draft().newOrder().accountId(1);
            assertEquals(EngineClient.SHUT_OUT, older.send());
            assertTrue(newer.isReady());
        }
    }
}
