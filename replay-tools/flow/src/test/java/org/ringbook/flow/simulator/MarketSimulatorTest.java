package org.ringbook.flow.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ringbook.flow.FlowAction;
import org.ringbook.flow.FlowFill;
import org.ringbook.flow.FlowInstrument;
import org.ringbook.flow.FlowOutcome;
import org.ringbook.flow.FlowStep;
import org.ringbook.flow.MirrorMarkets;

class MarketSimulatorTest {
    private static final long EXPOSURE = 100_000;

    @Test
    void shouldGiveTheSameStepsForTheSameSeed() {
        assertEquals(steps(7, 5_000), steps(7, 5_000));
        assertNotEquals(steps(7, 5_000), steps(8, 5_000));
    }

    @Test
    void shouldKeepEverybodyWithinTheirFunds() {
        final MarketSimulator simulator = simulator(3);
        final MirrorMarkets target = new MirrorMarkets();
        for (int i = 0; i < 200_000; i++) {
            final FlowStep step = simulator.next();
            final FlowOutcome outcome = target.execute(step);
            assertTrue(outcome.accepted(), () -> step.command() + ": " + outcome.reason());
            simulator.onOutcome(step, outcome);
            if (i % 1_000 == 0) {
                assertWithinFunds(simulator);
            }
        }
        assertWithinFunds(simulator);
    }

    @Test
    void shouldNeverMeetAnOrderOfTheSameParticipant() {
        final MarketSimulator simulator = simulator(4);
        final MirrorMarkets target = new MirrorMarkets();
        final Map<Long, String> owners = new HashMap<>();
        int fills = 0;
        for (int i = 0; i < 50_000; i++) {
            final FlowStep step = simulator.next();
            owners.put(step.orderId(), step.participant());
            final FlowOutcome outcome = target.execute(step);
            for (final FlowFill fill : outcome.fills()) {
                assertNotEquals(step.participant(), owners.get(fill.restingId()), step.command());
                fills++;
            }
            simulator.onOutcome(step, outcome);
        }
        assertTrue(fills > 1_000, "fills=" + fills);
    }

    @Test
    void shouldHaveTheShapeThatIsDocumented() {
        final Map<FlowAction, Integer> count = new EnumMap<>(FlowAction.class);
        steps(7, 50_000).forEach(step -> count.merge(step.action(), 1, Integer::sum));
        assertBetween(40, 52, count.get(FlowAction.NEW_LIMIT) / 500);
        assertBetween(38, 50, count.get(FlowAction.CANCEL) / 500);
        assertBetween(2, 8, count.get(FlowAction.REPLACE) / 500);
        assertBetween(2, 8, (count.get(FlowAction.NEW_IOC_LIMIT) + count.get(FlowAction.NEW_MARKET)) / 500);
    }

    @Test
    void shouldGoOnWhenOutcomesComeLateAndOthersTradeToo() {
        final MarketSimulator simulator = simulator(5);
        final MirrorMarkets target = new MirrorMarkets();
        final Deque<Runnable> late = new ArrayDeque<>();
        for (int i = 0; i < 50_000; i++) {
            final FlowStep step = simulator.next();
            final FlowOutcome outcome = target.execute(step);
            late.add(() -> simulator.onOutcome(step, outcome));
            if (late.size() > 20) {
                late.remove().run();
            }
            if (i % 100 == 99) {
                final FlowOutcome stranger = target.book("AAA").newMarket(-i, step.side(), 50);
                late.add(() -> stranger.fills()
                        .forEach(fill -> simulator.onFill(fill.restingId(), fill.priceTicks(), fill.qtyLots())));
            }
        }
        late.forEach(Runnable::run);
        for (final MarketSimulator.Standing standing : simulator.standings()) {
            assertTrue(Math.abs(standing.inventoryLots()) <= EXPOSURE, standing.toString());
        }
    }

    private static void assertWithinFunds(final MarketSimulator simulator) {
        final Map<String, Long> inventories = new HashMap<>();
        for (final MarketSimulator.Standing standing : simulator.standings()) {
            assertTrue(standing.inventoryLots() + standing.openBuyLots() <= EXPOSURE, standing.toString());
            assertTrue(standing.openSellLots() - standing.inventoryLots() <= EXPOSURE, standing.toString());
            assertTrue(standing.openBuyLots() >= 0 && standing.openSellLots() >= 0, standing.toString());
            final long funds = EXPOSURE * 58_500;
            assertTrue(Math.abs(standing.result()) < funds / 100, standing.toString());
            inventories.merge(standing.symbol(), standing.inventoryLots(), Long::sum);
        }
        inventories.values().forEach(sum -> assertEquals(0, sum));
    }

    private static void assertBetween(final int from, final int to, final int perCent) {
        assertTrue(from <= perCent && perCent <= to, "per cent: " + perCent);
    }

    private static List<FlowStep> steps(final long seed, final int count) {
        final MarketSimulator simulator = simulator(seed);
        final MirrorMarkets target = new MirrorMarkets();
        final List<FlowStep> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final FlowStep step = simulator.next();
            steps.add(step);
            target.submit(step, simulator);
        }
        return steps;
    }

    private static MarketSimulator simulator(final long seed) {
        return new MarketSimulator(new SimulatorOptions()
                .market(new SimulatedMarket(instrument("AAA"), 58_500, 100, EXPOSURE))
                .market(new SimulatedMarket(instrument("BBB"), 58_500, 100, EXPOSURE))
                .seed(seed));
    }

    private static FlowInstrument instrument(final String symbol) {
        return new FlowInstrument(symbol, symbol, "USD", new BigDecimal("0.01"), BigDecimal.ONE);
    }
}
