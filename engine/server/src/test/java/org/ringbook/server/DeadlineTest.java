package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.MassCanceledDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimerDecoder;

/** What is due happens though nobody sends anything, and before whatever is sent later. */
@Timeout(120)
class DeadlineTest {
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final int ORDERS = 5_000;

    private final TestCommands commands = new TestCommands();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    /** By how much the clocks are ahead of the machine's. */
    private final AtomicLong aheadNs = new AtomicLong();

    @TempDir
    private Path directory;

    @Test
    void shouldCancelTheOrdersOfASwitchThatIsNotHeldWhileTheEngineIsIdle() {
        try (TestEngine engine = TestEngine.launch(context());
                TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            gateway.send(commands.order(1, Side.BUY, 100, 10_000));
            gateway.send(commands.cancelAllAfter(1, HOUR_NS));
            gateway.awaitSequence(TestEngine.SETUP_RECORDS + 2);
            gateway.live().clear();
            aheadNs.addAndGet(2 * HOUR_NS);
            gateway.awaitSequence(TestEngine.SETUP_RECORDS + 3);
            assertEquals(
                    List.of(
                            TimerDecoder.TEMPLATE_ID,
                            OrderCanceledDecoder.TEMPLATE_ID,
                            MassCanceledDecoder.TEMPLATE_ID),
                    templates(gateway));
            final OrderCanceledDecoder canceled = new OrderCanceledDecoder();
            canceled.wrapAndApplyHeader(gateway.live().get(1).bytes(), 0, header);
            assertEquals(CancelReason.DEAD_MAN, canceled.reason());
        }
        assertTrue(TestEngine.hashOfJournal(directory) != 0, "the journal executes again");
    }

    @Test
    void shouldExpireMoreOrdersAtOneTimeThanARecordTakesBeforeTheNextCommand() {
        final long expireTimeNs = SystemEpochNanoClock.INSTANCE.nanoTime() + HOUR_NS;
        final long orderRecords = TestEngine.SETUP_RECORDS + ORDERS;
        try (TestEngine engine = TestEngine.launch(context());
                TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            for (int i = 0; i < ORDERS; i++) {
                gateway.send(commands.order(1, Side.BUY, 100, 10_000, expireTimeNs, ""));
            }
            gateway.awaitSequence(orderRecords);
            gateway.live().clear();
            aheadNs.addAndGet(2 * HOUR_NS);
            gateway.send(commands.order(2, Side.SELL, 100, 10_000));
            gateway.awaitSequence(orderRecords + 3);
            final List<Integer> templates = templates(gateway);
            assertEquals(
                    ORDERS,
                    templates.stream()
                            .filter(template -> template == OrderCanceledDecoder.TEMPLATE_ID)
                            .count());
            assertEquals(
                    List.of(TimerDecoder.TEMPLATE_ID, TimerDecoder.TEMPLATE_ID, NewOrderDecoder.TEMPLATE_ID),
                    templates.stream().filter(template -> template < 100).toList());
        }
        assertTrue(TestEngine.hashOfJournal(directory) != 0, "the journal executes again");
    }

    private EngineContext context() {
        return TestEngine.context(directory)
                .clocks(
                        () -> SystemEpochNanoClock.INSTANCE.nanoTime() + aheadNs.get(),
                        () -> SystemNanoClock.INSTANCE.nanoTime() + aheadNs.get());
    }

    private static List<Integer> templates(final TestGateway gateway) {
        return gateway.live().stream().map(TestGateway.SeenFrame::templateId).toList();
    }
}
