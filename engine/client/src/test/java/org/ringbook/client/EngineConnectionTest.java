package org.ringbook.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ringbook.sbe.messages.MassCanceledDecoder;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.Side;

@Timeout(120)
class EngineConnectionTest {
    private final TestDriver driver = new TestDriver();
    private final FaultPlan faults = new FaultPlan(1);
    private final FakeEngine engine = new FakeEngine(driver.directory(), new FakeJournal(), faults);
    private final AgentRunner runner =
            new AgentRunner(new BackoffIdleStrategy(), Throwable::printStackTrace, null, engine);
    private final List<Throwable> errors = new ArrayList<>();
    private EngineConnection connection;

    @BeforeEach
    void setUp() {
        AgentRunner.startOnThread(runner);
        connection = EngineConnection.connect(context(20_000));
    }

    @AfterEach
    void tearDown() {
        connection.close();
        runner.close();
        driver.close();
        assertEquals(List.of(), errors);
    }

    private ClientContext context(final long timeoutMs) {
        return TestDriver.context(driver.directory())
                .requestTimeoutNs(TimeUnit.MILLISECONDS.toNanos(timeoutMs))
                .errorHandler(errors::add);
    }

    @Test
    void shouldAddOnceAndFindItAgain() {
        final Added added = connection.addAsset("XBT", 10, 10);
        assertEquals(1, added.id());
        assertFalse(added.existed());
        final Added again = connection.addAsset("XBT", 10, 10);
        assertEquals(1, again.id());
        assertTrue(again.existed());
        assertTrue(again.sequence() > added.sequence());
    }

    @Test
    void shouldSayWhyACommandWasRefused() {
        final RejectedException refused = assertThrows(RejectedException.class, () -> connection.addAsset("", 10, 10));
        assertEquals(RejectReason.INVALID_NAME, refused.reason());
        assertTrue(refused.getMessage().startsWith("Asset codes"), refused.getMessage());
        assertThrows(RejectedException.class, () -> connection.deposit(1, 1, 5, "r1"));
    }

    @Test
    void shouldReportWhatBecameOfAnOrder() {
        final OrderReport resting = connection.newOrder(OrderSpec.limit(1, 1, Side.BUY, 100, 5, "a"));
        assertEquals(OrdStatus.NEW, resting.status());
        assertEquals(5, resting.leavesQty());
        assertEquals(1, resting.orderId());
    }

    @Test
    void shouldGatherAMassCancelOverItsRecords() {
        final CommandOutcome outcome = connection.massCancel(1, 0);
        final List<CommandOutcome.Event> ends = outcome.events().stream()
                .filter(event -> event.templateId() == MassCanceledDecoder.TEMPLATE_ID)
                .toList();
        assertEquals(
                List.of(1L, 2L),
                ends.stream().map(CommandOutcome.Event::sequence).toList());
        assertEquals(3, connection.addAsset("XBT", 0, 0).sequence());
    }

    @Test
    void shouldListAllPages() {
        final List<String> codes = List.of("XBT", "ETH", "ZAR", "USD", "EUR");
        codes.forEach(code -> connection.addAsset(code, 8, 2));
        assertEquals(
                codes,
                connection.queries().assets().stream().map(Rows.Asset::code).toList());
    }

    @Test
    void shouldAskAgainWhenAnAnswerIsLost() {
        connection.addAsset("XBT", 8, 2);
        engine.queriesToLose = 1;
        assertEquals(1, connection.queries().assets().size());
    }

    @Test
    void shouldPipelineCommands() {
        final List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            connection.draft().addAsset().code("A" + i);
            ids.add(connection.send());
        }
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        for (int i = 0; i < ids.size(); i++) {
            assertEquals(i + 1, connection.await(ids.get(i), deadlineNs).sequence());
        }
    }

    @Test
    void shouldSayThatACommandIsInDoubt() {
        try (EngineConnection impatient = EngineConnection.connect(context(1_000))) {
            faults.loseCommand = 1000;
            assertThrows(EngineException.InDoubt.class, () -> impatient.addAsset("XBT", 0, 0));
        }
    }

    @Test
    void shouldSayThatTheEngineCannotBeReached() {
        engine.silent = true;
        assertThrows(EngineException.Unreachable.class, () -> EngineConnection.connect(context(300)));
        assertThrows(
                EngineException.Unreachable.class,
                () -> EngineConnection.connect(TestDriver.context(driver.directory() + "-none")
                        .requestTimeoutNs(TimeUnit.MILLISECONDS.toNanos(200))));
    }
}
