package org.ringbook.core.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The flat book against sorted maps of lists, on random orders of several spreads. */
final class OrderBookPropertyTest {
    private static final int STEPS = 60_000;

    private final OrderStore orders = new OrderStore(16);
    private final OrderBook book = new OrderBook(orders);
    private final Map<Boolean, TreeMap<Long, List<Long>>> model = Map.of(
            false, new TreeMap<>(Comparator.<Long>reverseOrder()),
            true, new TreeMap<>());
    private final List<Long> live = new ArrayList<>();
    private long lastOrderId;

    @ParameterizedTest(name = "spread {0}, drift {1}, live {2}")
    @CsvSource({
        "5, 0, 50",
        "40, 0, 2000",
        "2000, 0, 500",
        "100000, 0, 500",
        "1000000000000, 0, 3000",
        "50, 7, 300",
        "3000, 900, 300",
        "20, 100000, 40"
    })
    void shouldKeepPriceTimeOrderLikeSortedMaps(final long spread, final long drift, final int target) {
        final long seed = spread * 31 + drift * 17 + target;
        final Random random = new Random(seed);
        long mid = 1L << 50;
        for (int step = 0; step < STEPS; step++) {
            mid += drift == 0 ? 0 : random.nextLong(-drift, drift + 1);
            if (live.size() < target / 2 || (live.size() < 2 * target && random.nextBoolean())) {
                final boolean sell = random.nextBoolean();
                final long distance =
                        random.nextInt(20) == 0 ? random.nextLong(spread * 20 + 1) : random.nextLong(spread + 1);
                add(sell, Math.max(1, sell ? mid + 1 + distance : mid - distance));
            } else {
                remove(random.nextInt(4) == 0 ? bestOf(random.nextBoolean()) : random.nextInt(live.size()));
            }
            assertTouch(seed, step);
            if (step % 500 == 0) {
                assertSame(seed, step);
            }
        }
        while (!live.isEmpty()) {
            remove(random.nextInt(live.size()));
            assertTouch(seed, STEPS);
        }
        assertSame(seed, STEPS);
    }

    private void add(final boolean sell, final long priceTicks) {
        final long orderId = ++lastOrderId;
        final int slot = orders.add(orderId, 1, 1, LimitOrders.flags(sell));
        orders.terms(slot, priceTicks, 5, 5);
        book.add(slot);
        model.get(sell).computeIfAbsent(priceTicks, price -> new ArrayList<>()).add(orderId);
        live.add(orderId);
    }

    private int bestOf(final boolean sell) {
        final TreeMap<Long, List<Long>> side = model.get(sell);
        return side.isEmpty() ? 0 : live.indexOf(side.firstEntry().getValue().get(0));
    }

    private void remove(final int index) {
        final long orderId = live.set(index, live.get(live.size() - 1));
        live.remove(live.size() - 1);
        final int slot = orders.slot(orderId);
        final boolean sell = orders.isSell(slot);
        final long priceTicks = orders.priceTicks(slot);
        book.remove(slot);
        orders.remove(slot);
        final List<Long> level = model.get(sell).get(priceTicks);
        level.remove(orderId);
        if (level.isEmpty()) {
            model.get(sell).remove(priceTicks);
        }
    }

    private void assertTouch(final long seed, final int step) {
        for (final boolean sell : new boolean[] {false, true}) {
            final TreeMap<Long, List<Long>> side = model.get(sell);
            final long expected = side.isEmpty() ? 0 : side.firstKey();
            assertEquals(expected, book.side(sell).bestPriceTicks(), () -> where(seed, step));
        }
    }

    private void assertSame(final long seed, final int step) {
        for (final boolean sell : new boolean[] {false, true}) {
            final List<Long> expected = new ArrayList<>();
            model.get(sell).values().forEach(expected::addAll);
            final List<Long> actual = new ArrayList<>();
            final BookSide side = book.side(sell);
            for (int slot = side.firstOrder(); slot != 0; slot = side.orderAfter(slot)) {
                actual.add(orders.orderId(slot));
            }
            assertEquals(expected, actual, () -> where(seed, step));
        }
        assertEquals(live.size(), book.size());
        assertEquals(live.size(), orders.size());
    }

    private static String where(final long seed, final int step) {
        return "seed=" + seed + " step=" + step;
    }
}
