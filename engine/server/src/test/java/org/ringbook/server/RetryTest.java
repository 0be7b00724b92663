package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.MassCanceledDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderRejectedDecoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.Side;
import org.ringbook.server.TestGateway.SeenFrame;

/** A client order id that is sent again after a restart is answered with the first order as it is now, and nothing is done. */
@Timeout(180)
class RetryTest {
    private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int ORDERS = 10_000;
    private static final long QTY = 10_000;
    private static final long PARTLY = 4_000;
    private static final long FIRST_PRICE = 1_000;

    private final TestCommands commands = new TestCommands();
    private final long[] orderIds = new long[ORDERS];

    @TempDir
    private Path directory;

    @Test
    void shouldAnswerTenThousandRetriesWithTheFirstOrdersState() {
        long last;
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            last = enterOrders(gateway);
        }
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                TestGateway gateway = engine.gateway()) {
            last = retry(gateway, last, false);
            last = cancelAll(gateway);
        }
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                TestGateway gateway = engine.gateway()) {
            retry(gateway, last, true);
        }
    }

    /** Of four orders one rests, one is canceled, one partly and one wholly filled, each at the best price so far. */
    private long enterOrders(final TestGateway gateway) {
        long last = TestEngine.SETUP_RECORDS;
        for (int i = 0; i < ORDERS; i++) {
            gateway.send(order(i));
            orderIds[i] = ++last;
            switch (stateOf(i, false)) {
                case CANCELED -> gateway.send(commands.cancel(1, last++));
                case PARTIALLY_FILLED -> {
                    gateway.send(commands.order(2, Side.SELL, FIRST_PRICE + i, PARTLY));
                    last++;
                }
                case FILLED -> {
                    gateway.send(commands.order(2, Side.SELL, FIRST_PRICE + i, QTY));
                    last++;
                }
                default -> {
                    // rests
                }
            }
            gateway.poll();
        }
        gateway.awaitSequence(last);
        final long accepted = gateway.live().stream()
                .filter(frame -> frame.templateId() == OrderAcceptedDecoder.TEMPLATE_ID)
                .count();
        assertEquals(ORDERS + ORDERS / 2, accepted);
        return last;
    }

    private long cancelAll(final TestGateway gateway) {
        gateway.live().clear();
        gateway.send(commands.massCancel(1));
        gateway.await("the last slice", () -> gateway.live().stream().anyMatch(RetryTest::endsMassCancel));
        return gateway.lastSequence();
    }

    private static boolean endsMassCancel(final SeenFrame frame) {
        return frame.templateId() == MassCanceledDecoder.TEMPLATE_ID
                && new MassCanceledDecoder()
                                .wrap(frame.bytes(), HEADER, MassCanceledDecoder.BLOCK_LENGTH, 0)
                                .more()
                        == BooleanType.FALSE;
    }

    private long retry(final TestGateway gateway, final long before, final boolean canceledSince) {
        for (int i = 0; i < ORDERS; i++) {
            gateway.send(order(i));
            gateway.poll();
        }
        gateway.awaitSequence(before + ORDERS);
        final List<SeenFrame> events =
                gateway.live().stream().filter(frame -> frame.index() > 0).toList();
        assertEquals(ORDERS, events.size(), "one event each");
        for (int i = 0; i < ORDERS; i++) {
            checkAnswer(i, events.get(i), stateOf(i, canceledSince));
        }
        return before + ORDERS;
    }

    private void checkAnswer(final int i, final SeenFrame frame, final OrdStatus expected) {
        assertEquals(OrderRejectedDecoder.TEMPLATE_ID, frame.templateId());
        final OrderRejectedDecoder answer =
                new OrderRejectedDecoder().wrap(frame.bytes(), HEADER, OrderRejectedDecoder.BLOCK_LENGTH, 0);
        assertEquals(RejectReason.DUPLICATE_CL_ORD_ID, answer.reason());
        assertEquals(orderIds[i], answer.firstOrderId());
        assertEquals(expected, answer.firstOrdStatus());
        final long cumQty = i % 4 == 2 ? PARTLY : i % 4 == 3 ? QTY : 0;
        assertEquals(QTY, answer.firstOrderQty());
        assertEquals(cumQty, answer.firstCumQty());
        final boolean open = expected == OrdStatus.NEW || expected == OrdStatus.PARTIALLY_FILLED;
        assertEquals(open ? QTY - cumQty : 0, answer.firstLeavesQty());
    }

    private static OrdStatus stateOf(final int i, final boolean canceledSince) {
        return switch (i % 4) {
            case 0 -> canceledSince ? OrdStatus.CANCELED : OrdStatus.NEW;
            case 1 -> OrdStatus.CANCELED;
            case 2 -> canceledSince ? OrdStatus.CANCELED : OrdStatus.PARTIALLY_FILLED;
            default -> OrdStatus.FILLED;
        };
    }

    private TestCommands order(final int i) {
        return commands.order(1, Side.BUY, FIRST_PRICE + i, QTY, "order-" + i);
    }
}
