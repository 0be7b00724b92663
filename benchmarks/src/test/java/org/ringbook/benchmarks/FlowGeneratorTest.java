package org.ringbook.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FlowGeneratorTest {
    private static final int OPERATIONS = 100_000;

    @ParameterizedTest
    @CsvSource({
        "W1, f73c9f37f7270a0e, 14732, 105683, 3462790232, 2803607996, 4944",
        "W2, a7e1ab606b35c0c9, 14892, 106931, 3503874040, 168920053110, 4954",
        "W3, 00b99d9b341e9d1b, 14493, 105160, 3445823447, 14805373727, 198648",
        "W4, a8d6dbc0e5a6d335, 14301, 102937, 3376893615, 2676246795, 983",
    })
    void shouldMakeTheSameFlowOnEveryMachine(
            final Workload workload,
            final String hash,
            final long trades,
            final long tradedLots,
            final long notional,
            final long makers,
            final long liveOrders) {
        final OrderFlow flow = FlowGenerator.generate(workload, FlowGenerator.SEED, OPERATIONS);
        assertEquals(Long.parseUnsignedLong(hash, 16), flow.hash());
        assertEquals(new OrderFlow.Outcome(trades, tradedLots, notional, makers, liveOrders), flow.expected());
    }

    @Test
    void shouldMakeAnotherFlowOfAnotherSeed() {
        assertNotEquals(
                FlowGenerator.generate(Workload.W1, 1, OPERATIONS).hash(),
                FlowGenerator.generate(Workload.W1, 2, OPERATIONS).hash());
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveTheMixOfARealFeed(final Workload workload) {
        final OrderFlow flow = FlowGenerator.generate(workload, FlowGenerator.SEED, OPERATIONS);
        final int[] kinds = new int[OrderFlow.KINDS];
        int marketOrders = 0;
        for (int i = flow.prefill(); i < flow.length(); i++) {
            kinds[OrderFlow.kind(flow.terms(i))]++;
            marketOrders += OrderFlow.isMarket(flow.terms(i)) ? 1 : 0;
        }
        assertEquals(48.2, percent(kinds[OrderFlow.ADD]), 0.6);
        assertEquals(37.5, percent(kinds[OrderFlow.CANCEL]), 0.6);
        assertEquals(8.0, percent(kinds[OrderFlow.MOVE]), 0.3);
        assertEquals(1.8, percent(kinds[OrderFlow.REDUCE]), 0.15);
        assertEquals(4.5, percent(kinds[OrderFlow.IOC]), 0.3);
        assertEquals(0.9, percent(marketOrders), 0.1);
        assertEquals(14.6, percent((int) flow.expected().trades()), 0.6);
        assertEquals(1.0, (double) flow.expected().liveOrders() / workload.liveOrders(), 0.02);
    }

    @Test
    void shouldLeaveGapsBetweenTheIdsOfW2() {
        final OrderFlow flow = FlowGenerator.generate(Workload.W2, FlowGenerator.SEED, OPERATIONS);
        long orders = 0;
        long lastId = 0;
        for (int i = 0; i < flow.length(); i++) {
            final int kind = OrderFlow.kind(flow.terms(i));
            if (kind == OrderFlow.ADD || kind == OrderFlow.IOC) {
                orders++;
                lastId = flow.orderId(i);
            }
        }
        assertEquals(64.0, (double) lastId / orders, 1.0);
    }

    private static double percent(final int count) {
        return 100.0 * count / OPERATIONS;
    }
}
