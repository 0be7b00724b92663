package org.ringbook.workloads;

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
        "W1, bf5af732acbbdaca, 14322, 102661, 3364715979, 2583056241, 5007",
        "W2, 61b215401719034c, 14950, 107430, 3520823384, 172618948182, 4993",
        "W3, 1f3f44f504868913, 14385, 102472, 3357932982, 15096520896, 199927",
        "W4, ccc5e53ff8fc39b9, 14467, 102501, 3362811111, 2698185006, 1003",
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
        assertEquals(
                1.0, (double) flow.expected().liveOrders() / workload.shape().liveOrders(), 0.02);
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
