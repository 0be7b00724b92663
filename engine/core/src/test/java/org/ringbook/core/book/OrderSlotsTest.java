package org.ringbook.core.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class OrderSlotsTest {
    private static final long SEED = 7;

    private final Random random = new Random(SEED);
    private final OrderStore orders = new OrderStore(4);
    private final Map<Long, Integer> model = new HashMap<>();
    private final List<Long> ids = new ArrayList<>();
    private long sequence;

    @Test
    void shouldFindWhatAPlainMapFindsWhateverTheIds() {
        play(3_000, () -> random.nextInt(3) == 0 ? sequence : random.nextLong(1, Long.MAX_VALUE));
    }

    @Test
    void shouldFindSequencesOfWhichSomeLiveLong() {
        play(5_000, () -> sequence);
    }

    @Test
    void shouldFindIdsOfOneRemainder() {
        play(5_000, () -> sequence * 64);
    }

    @Test
    void shouldFindTheSameAfterRoomIsMade() {
        play(100, () -> sequence);
        orders.reserve(50_000);
        play(20_000, () -> sequence);
    }

    @Test
    void shouldFindMoreIdsOfOnePlaceThanItCounts() {
        final OrderSlots slots = new OrderSlots(orders, 1_000);
        final long[] candidates = LongStream.range(1, 2_000_000)
                .filter(id -> slots.index(id) == slots.index(1))
                .limit(100)
                .toArray();
        assertEquals(100, candidates.length);
        final Map<Long, Integer> held = new HashMap<>();
        for (int round = 0; round < 50; round++) {
            for (final long id : candidates) {
                if (held.containsKey(id) == random.nextBoolean()) {
                    continue;
                }
                if (held.containsKey(id)) {
                    slots.remove(id, held.get(id));
                    orders.remove(held.remove(id));
                } else {
                    held.put(id, orders.add(id, 1, 1, 0));
                    slots.put(id, held.get(id));
                }
                for (final long other : candidates) {
                    assertEquals(held.getOrDefault(other, 0), slots.get(other), "id=" + other + " round=" + round);
                }
            }
        }
    }

    @Test
    void shouldRefuseToRemoveWhatIsNotThere() {
        final OrderSlots slots = new OrderSlots(orders, 4);
        assertThrows(IllegalStateException.class, () -> slots.remove(2, 1));
    }

    /** Adds and removes, with a look at a live id, an ended one and one that never was after each. */
    private void play(final int liveMax, final LongSupplier newId) {
        for (int step = 0; step < 200_000; step++) {
            sequence++;
            if (ids.size() < 20 || (ids.size() < liveMax && random.nextBoolean())) {
                final long id = newId.getAsLong();
                if (!model.containsKey(id)) {
                    model.put(id, orders.add(id, 1, 1, 0));
                    ids.add(id);
                }
            } else {
                final long id = ids.remove(random.nextInt(ids.size()));
                orders.remove(model.remove(id));
                assertSlot(id, step);
            }
            assertSlot(ids.get(random.nextInt(ids.size())), step);
            assertSlot(random.nextLong(), step);
            assertEquals(model.size(), orders.size());
        }
    }

    private void assertSlot(final long id, final int step) {
        assertEquals(model.getOrDefault(id, 0), orders.slot(id), "id=" + id + " step=" + step + " seed=" + SEED);
    }
}
