package org.ringbook.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlowWriterTest {
    private static final List<String> KINDS = List.of("add", "cancel", "move", "reduce", "ioc");

    private final FlowWriter writer = new FlowWriter();

    @Test
    void shouldWriteWhatEachOrderComesTo() {
        writer.limit(70, false, 100, 10);
        writer.limit(71, true, 105, 6);
        writer.immediateOrCancel(true, 100, 4);
        writer.replace(70, 100, 7);
        writer.replace(71, 104, 6);
        writer.cancel(70);
        assertOperations(
                "add 1 buy 10/10@100",
                "add 2 sell 6/6@105",
                "ioc 3 sell 4/4@100",
                "reduce 1 buy 7/3@100",
                "move 2 sell 6/6@104",
                "cancel 1 buy 7/3@100");
        assertEquals(new OrderFlow.Outcome(1, 4, 400, 4, 1), writer.flow().expected());
    }

    @Test
    void shouldEnterAnOrderAgainThatGrowsOrWouldTradeWithItsNewPrice() {
        writer.limit(1, true, 105, 6);
        writer.limit(2, false, 100, 10);
        writer.replace(2, 100, 12);
        writer.replace(2, 105, 12);
        writer.replace(2, 103, 12);
        writer.replace(2, 103, 9);
        assertOperations(
                "add 1 sell 6/6@105",
                "add 2 buy 10/10@100",
                "cancel 2 buy 10/10@100",
                "add 3 buy 12/12@100",
                "cancel 3 buy 12/12@100",
                "add 4 buy 12/12@105",
                "move 4 buy 12/6@103",
                "reduce 4 buy 9/3@103");
        assertEquals(new OrderFlow.Outcome(1, 6, 630, 6, 1), writer.flow().expected());
    }

    @Test
    void shouldCountWhatHadFilledBeforeAnOrderWasEnteredAgain() {
        writer.limit(1, true, 105, 6);
        writer.limit(2, false, 105, 10);
        writer.replace(2, 104, 12);
        writer.replace(2, 104, 8);
        assertTrue(writer.replace(2, 104, 6));
        assertOperations(
                "add 1 sell 6/6@105",
                "add 2 buy 10/10@105",
                "cancel 2 buy 10/4@105",
                "add 3 buy 6/6@104",
                "reduce 3 buy 2/2@104",
                "cancel 3 buy 2/2@104");
    }

    @Test
    void shouldWriteNothingThatHitsNoLiveOrderOrHasNoEffect() {
        writer.limit(1, true, 105, 6);
        assertFalse(writer.cancel(2));
        assertFalse(writer.replace(2, 100, 1));
        assertFalse(writer.replace(1, 105, 6));
        assertFalse(writer.marketToLimit(3, true, 6));
        writer.immediateOrCancel(false, OrderFlow.MAX_PRICE, 6);
        assertFalse(writer.cancel(1));
        assertFalse(writer.replace(1, 100, 1));
        assertOperations("add 1 sell 6/6@105", "ioc 2 buy 6/6@65535");
    }

    @Test
    void shouldGiveAnIdOnce() {
        writer.limit(9, true, 105, 6);
        writer.limit(9, true, 106, 6);
        assertEquals(1, writer.cancelAll());
        writer.limit(9, true, 105, 6);
        assertOperations(
                "add 1 sell 6/6@105",
                "cancel 1 sell 6/6@105",
                "add 2 sell 6/6@106",
                "cancel 2 sell 6/6@106",
                "add 3 sell 6/6@105");
    }

    @Test
    void shouldRestAMarketToLimitOrderAtTheFirstPrice() {
        writer.limit(1, true, 105, 6);
        writer.limit(2, true, 106, 6);
        assertTrue(writer.marketToLimit(3, false, 10));
        assertTrue(writer.cancel(3));
        assertOperations("add 1 sell 6/6@105", "add 2 sell 6/6@106", "add 3 buy 10/10@105", "cancel 3 buy 10/4@105");
    }

    @Test
    void shouldTakeTheAddsThatBuildTheBookAsPrefill() {
        writer.limit(1, true, 105, 6);
        writer.limit(2, false, 104, 6);
        writer.limit(3, false, 105, 6);
        writer.limit(4, false, 104, 6);
        assertEquals(2, writer.flow().prefill());
    }

    @Test
    void shouldRefuseWhatTheFormHasNoRoomFor() {
        for (final int priceTicks : new int[] {0, OrderFlow.MAX_PRICE + 1}) {
            assertThrows(IllegalArgumentException.class, () -> writer.limit(1, true, priceTicks, 1));
        }
        for (final int qty : new int[] {0, OrderFlow.MAX_QTY + 1}) {
            assertThrows(IllegalArgumentException.class, () -> writer.immediateOrCancel(true, 1, qty));
        }
        writer.limit(1, true, OrderFlow.MAX_PRICE, OrderFlow.MAX_QTY);
        assertOperations("add 1 sell 1048575/1048575@65535");
    }

    private void assertOperations(final String... expected) {
        final OrderFlow flow = writer.flow();
        final List<String> operations = IntStream.range(0, flow.length())
                .mapToObj(i -> line(flow.orderId(i), flow.terms(i)))
                .toList();
        assertEquals(List.of(expected), operations);
    }

    private static String line(final long orderId, final long terms) {
        return KINDS.get(OrderFlow.kind(terms))
                + ' '
                + orderId
                + (OrderFlow.isSell(terms) ? " sell " : " buy ")
                + OrderFlow.orderQty(terms)
                + '/'
                + OrderFlow.leavesQty(terms)
                + '@'
                + OrderFlow.priceTicks(terms);
    }
}
