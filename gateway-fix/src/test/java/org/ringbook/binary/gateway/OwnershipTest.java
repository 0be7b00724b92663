package org.ringbook.binary.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whose the orders were at any record that is kept, also after a restart from what was written. */
class OwnershipTest {
    private static final int KEPT = 64;
    private static final int SESSIONS = 3;
    private static final int RECORDS = 500;

    private final Random random = new Random(11);
    private final Ownership ownership = new Ownership(KEPT, 1);
    private final Map<Long, Integer> owners = new HashMap<>();
    private final List<Map<Long, Integer>> history = new ArrayList<>();

    @Test
    void shouldKnowWhoseOrdersWereBeforeEachRecordThatItReachesAndSoShouldItsCopy() throws Exception {
        for (long sequence = 1; sequence <= RECORDS; sequence++) {
            history.add(new HashMap<>(owners));
            change(sequence);
            if (sequence % 50 == 0) {
                assertHistory(ownership, sequence);
                assertHistory(copy(KEPT), sequence);
            }
        }
    }

    @Test
    void shouldNotTakeOverWhatKeptMoreChanges() {
        assertThrows(IOException.class, () -> copy(2 * KEPT));
    }

    private Ownership copy(final int changesKept) throws IOException {
        final Ownership copy = new Ownership(changesKept, 1);
        copy.read(new DataInputStream(new ByteArrayInputStream(ownership.write().array())));
        return copy;
    }

    private void change(final long sequence) {
        final long orderId = random.nextInt(4) == 0 || sequence == 1 ? sequence : 1 + random.nextInt((int) sequence);
        final int session = random.nextInt(SESSIONS + 1);
        ownership.set(orderId, session == 0 ? Ownership.NOBODY : Ownership.owner(session, false), sequence);
        owners.put(orderId, session);
        owners.values().removeIf(owner -> owner == 0);
    }

    private void assertHistory(final Ownership known, final long sequence) {
        assertEquals(owners.size(), known.size());
        int reached = 0;
        for (long before = 1; before <= sequence; before++) {
            if (known.reaches(before)) {
                reached++;
                for (int session = 1; session <= SESSIONS; session++) {
                    assertBefore(known, before, session);
                }
            }
        }
        assertEquals(reached, (int) java.util.stream.LongStream.rangeClosed(1, sequence)
                .filter(ownership::reaches)
                .count());
        assertEquals(Math.min(sequence, KEPT) > 1, reached > 1);
    }

    private void assertBefore(final Ownership known, final long before, final int session) {
        final Ownership then = new Ownership(0, 1);
        known.copyBefore(before, session, then, new MassCancelInForce());
        final Map<Long, Integer> wanted = history.get((int) before - 1);
        for (long orderId = 1; orderId <= RECORDS; orderId++) {
            final boolean isOwn = wanted.getOrDefault(orderId, 0) == session;
            assertEquals(isOwn ? session : Ownership.NOBODY, then.of(orderId), "order " + orderId + " at " + before);
        }
    }
}
