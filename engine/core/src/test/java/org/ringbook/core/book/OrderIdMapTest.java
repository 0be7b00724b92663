package org.ringbook.core.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OrderIdMapTest {
    @Test
    void shouldFindWhatAPlainMapFindsThroughGrowthAndRemoval() {
        final long seed = 7;
        final Random random = new Random(seed);
        final OrderIdMap map = new OrderIdMap(4);
        final Map<Long, Integer> model = new HashMap<>();
        final List<Long> keys = new ArrayList<>();
        for (int step = 1; step <= 200_000; step++) {
            if (keys.size() < 20 || (keys.size() < 3_000 && random.nextBoolean())) {
                final long key = random.nextInt(3) == 0 ? step : random.nextLong(1, Long.MAX_VALUE);
                if (model.putIfAbsent(key, step) == null) {
                    map.put(key, step);
                    keys.add(key);
                }
            } else {
                final long key = keys.remove(random.nextInt(keys.size()));
                map.remove(key);
                model.remove(key);
            }
            final long probe = random.nextBoolean() && !keys.isEmpty() ? keys.get(random.nextInt(keys.size())) : step;
            assertEquals(model.getOrDefault(probe, 0), map.get(probe), "seed=" + seed + " step=" + step);
            assertEquals(model.size(), map.size());
        }
    }

    @Test
    void shouldRefuseToRemoveWhatIsNotThere() {
        final OrderIdMap map = new OrderIdMap(4);
        map.put(1, 1);
        assertThrows(IllegalStateException.class, () -> map.remove(2));
    }
}
