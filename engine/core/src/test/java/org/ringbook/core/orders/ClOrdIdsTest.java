package org.ringbook.core.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

final class ClOrdIdsTest {
    private static final byte FILLED = 2;

    private final ClOrdIds ids = new ClOrdIds();
    private long lastOrderId;

    @Test
    void shouldTakeEveryPrintableCharacterAtEveryPlaceAndNothingElse() {
        for (int length = 1; length <= 36; length++) {
            for (int place = 0; place < length; place++) {
                final byte[] text = "a".repeat(length).getBytes(StandardCharsets.US_ASCII);
                for (int character = 0; character < 256; character++) {
                    text[place] = (byte) character;
                    final boolean printable = character >= 0x21 && character <= 0x7E;
                    assertEquals(
                            printable,
                            ids.load(new UnsafeBuffer(text), 0, length),
                            "length=" + length + " place=" + place + " character=" + character);
                }
            }
        }
        assertFalse(load(""));
        assertFalse(load("a".repeat(37)));
    }

    @Test
    void shouldTellTheSameIdOfTwoAccountsApart() {
        end(1, "a");
        assertNotEquals(0, find(1, "a"));
        assertEquals(0, find(2, "a"));
        assertEquals(0, find(1, "aa"));
    }

    @Test
    void shouldKeepAnEndedOrdersState() {
        assertTrue(load("first"));
        int first = ids.take(3, 77, 0);
        assertTrue(load("second"));
        first = ids.take(3, 77, first);
        assertTrue(ids.entries().isOpen(find(3, "first")));
        ids.end(first, FILLED, 9, 9);
        for (final String id : new String[] {"first", "second"}) {
            final int entry = find(3, id);
            assertFalse(ids.entries().isOpen(entry));
            assertEquals(77, ids.entries().orderId(entry));
            assertEquals(9, ids.entries().cumQty(entry));
            assertEquals(FILLED, ids.entries().ordStatus(entry));
        }
        assertEquals(2, ids.endedOf(3));
    }

    @Test
    void shouldKeepTheLast1024OfAnOpenOrder() {
        int first = 0;
        for (int i = 0; i < 3_000; i++) {
            assertTrue(load("id" + i));
            first = ids.take(1, 5, first);
        }
        assertEquals(0, find(1, "id1975"));
        assertNotEquals(0, find(1, "id1976"));
        assertEquals(find(1, "id1976"), first);
        assertEquals(find(1, "id2999"), ids.entries().lastOfOrder(first));
        ids.end(first, FILLED, 1, 1);
        assertEquals(1_024, ids.endedOf(1));
        assertEquals(find(1, "id1976"), ids.firstEnded(1));
    }

    @Test
    void shouldKeepTheLast64OfAnAccountWhateverTheOthersDo() {
        ids.capacity(100);
        for (int i = 0; i < 70; i++) {
            end(1, "quiet" + i);
        }
        for (int i = 0; i < 10_000; i++) {
            end(2, "busy" + i);
        }
        assertEquals(64, ids.endedOf(1));
        assertEquals(0, find(1, "quiet5"));
        assertNotEquals(0, find(1, "quiet6"));
        assertEquals(64, ids.endedOf(2));
        assertEquals(0, find(2, "busy9935"));
        assertNotEquals(0, find(2, "busy9936"));
    }

    @Test
    void shouldForgetTheEarliestBeyondTheCapacity() {
        ids.capacity(200);
        for (int i = 0; i < 500; i++) {
            end(1, "id" + i);
        }
        assertEquals(200, ids.endedCount());
        assertEquals(0, find(1, "id299"));
        assertNotEquals(0, find(1, "id300"));
        ids.capacity(64);
        assertEquals(64, ids.endedCount());
        ids.capacity(0);
        assertEquals(64, ids.endedCount());
    }

    @Test
    void shouldKeepAtMost65536OfAnAccount() {
        for (int i = 0; i < 65_600; i++) {
            end(1, "id" + i);
        }
        assertEquals(65_536, ids.endedOf(1));
        assertEquals(0, find(1, "id63"));
        assertNotEquals(0, find(1, "id64"));
        assertEquals("id64".length(), ids.entries().length(ids.firstEvictable()));
    }

    private void end(final int accountId, final String id) {
        assertTrue(load(id));
        ids.end(ids.take(accountId, ++lastOrderId, 0), FILLED, 1, 1);
    }

    private int find(final int accountId, final String id) {
        assertTrue(load(id));
        return ids.find(accountId);
    }

    private boolean load(final String id) {
        return ids.load(new UnsafeBuffer(id.getBytes(StandardCharsets.US_ASCII)), 0, id.length());
    }
}
