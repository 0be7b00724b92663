package org.ringbook.core.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class FarLevelsTest {
    @Test
    void shouldKeepLevelsInOrderLikeASortedMap() {
        final long seed = 11;
        final Random random = new Random(seed);
        final FarLevels far = new FarLevels();
        final TreeMap<Long, Long> model = new TreeMap<>();
        for (int step = 0; step < 200_000; step++) {
            final long key = random.nextLong(-2_000, 2_000);
            final boolean growing = step / 20_000 % 2 == 0;
            if (random.nextInt(10) < (growing ? 7 : 3)) {
                far.put(key, step + 1);
                model.put(key, step + 1L);
            } else if (model.remove(key) != null) {
                far.remove(key);
            }
            final String where = "seed=" + seed + " step=" + step;
            assertEquals(model.size(), far.size(), where);
            assertEquals(model.getOrDefault(key, 0L), far.get(key), where);
            final Map.Entry<Long, Long> above = model.higherEntry(key);
            assertEquals(above == null ? 0 : above.getValue().intValue(), far.firstOrderAbove(key), where);
            if (!model.isEmpty()) {
                assertEquals(model.firstKey(), far.firstKey(), where);
            }
        }
    }

    @Test
    void shouldTakeKeysInFallingOrder() {
        final FarLevels far = new FarLevels();
        for (int key = 1_000; key > 0; key--) {
            far.put(key, key);
            assertEquals(key, far.firstKey());
        }
        for (int key = 1; key <= 1_000; key++) {
            assertEquals(key, far.get(key));
        }
    }

    @Test
    void shouldRefuseToRemoveALevelThatIsNotThere() {
        final FarLevels far = new FarLevels();
        far.put(5, 1);
        assertThrows(IllegalStateException.class, () -> far.remove(6));
    }
}
