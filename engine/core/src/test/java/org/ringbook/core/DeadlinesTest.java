package org.ringbook.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class DeadlinesTest {
    private record Key(int kind, long id) {}

    private record Due(long timeNs, Key key) {}

    private static final Comparator<Due> ORDER = Comparator.comparingLong(Due::timeNs)
            .thenComparingInt(due -> due.key().kind())
            .thenComparingLong(due -> due.key().id());

    @Test
    void shouldBeDueInOrderOfTimeKindAndIdWhateverIsMovedOrCleared() {
        final long seed = 11;
        final Random random = new Random(seed);
        final Deadlines deadlines = new Deadlines();
        final TreeSet<Due> model = new TreeSet<>(ORDER);
        final Map<Key, Due> byKey = new HashMap<>();
        for (int step = 0; step < 60_000; step++) {
            final Key key = new Key(1 + random.nextInt(5), 1 + random.nextInt(step < 30_000 ? 4_000 : 40));
            final int action = random.nextInt(8);
            if (action < 4) {
                final Due due = new Due(1 + random.nextInt(1_000), key);
                final Due before = byKey.put(key, due);
                if (before != null) {
                    model.remove(before);
                }
                model.add(due);
                deadlines.set(key.kind(), key.id(), due.timeNs());
            } else if (action < 6 && !model.isEmpty()) {
                final Due first = model.pollFirst();
                byKey.remove(first.key());
                assertEquals(first.key().kind(), deadlines.nextKind(), "seed=" + seed);
                assertEquals(first.key().id(), deadlines.nextId(), "seed=" + seed);
                deadlines.clear(first.key().kind(), first.key().id());
            } else {
                final Due gone = byKey.remove(key);
                if (gone != null) {
                    model.remove(gone);
                }
                deadlines.clear(key.kind(), key.id());
            }
            final long next = model.isEmpty() ? Long.MAX_VALUE : model.first().timeNs();
            final String where = "seed=" + seed + " step=" + step;
            assertEquals(next, deadlines.nextNs(), where);
            assertEquals(model.size(), deadlines.size(), where);
            final Due present = byKey.get(key);
            assertEquals(present == null ? 0 : present.timeNs(), deadlines.timeNs(key.kind(), key.id()), where);
        }
    }

    @Test
    void shouldHoldManyOrdersThatEndInTheirOrder() {
        final Random random = new Random(5);
        final Deadlines deadlines = new Deadlines();
        for (int id = 1; id <= 200_000; id++) {
            deadlines.set(Deadlines.ORDER, id, 1 + random.nextInt(1_000_000));
        }
        for (int id = 1; id <= 200_000; id += 2) {
            deadlines.clear(Deadlines.ORDER, id);
        }
        long last = 0;
        for (int i = 0; i < 100_000; i++) {
            final long now = deadlines.nextNs();
            assertEquals(Math.max(now, last), now);
            assertEquals(0, deadlines.nextId() & 1);
            last = now;
            deadlines.clear(deadlines.nextKind(), deadlines.nextId());
        }
        assertEquals(Long.MAX_VALUE, deadlines.nextNs());
    }
}
