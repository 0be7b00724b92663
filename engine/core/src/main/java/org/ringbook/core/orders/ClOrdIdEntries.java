package org.ringbook.core.orders;

import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.MutableDirectBuffer;

/**
 * Contents of remembered client order ids, pooled in twelve words each. Entry 0 is "none".
 *
 * <pre>
 *  word  high 32 bits           low 32 bits
 *  0-4   the id, zero padded to 36 bytes; its length in the high half of word 4
 *   5    order id
 *   6    next of the order      account id
 *   7    total quantity                               (ended)
 *        -                      slot of the order      (open)
 *   8    filled quantity
 *   9    hash                   status, or OPEN
 *  10    next ended of account  -                      (ended)
 *        -                      last of the order      (open, first entry only)
 *  11    previous evictable     next evictable         (ended)
 *        -                      ids of the order       (open, first entry only)
 * </pre>
 *
 * <p>Core thread only.
 */
public final class ClOrdIdEntries {
    private static final int OPEN = 0xFF;
    private static final int WORDS = 12;
    private static final int CHUNK_SHIFT = 12;
    private static final int CHUNK_ENTRIES = 1 << CHUNK_SHIFT;
    private static final int CHUNK_MASK = CHUNK_ENTRIES - 1;
    private static final long LOW = 0xFFFF_FFFFL;

    private long[][] chunks = new long[4][];
    private int chunkCount;
    private int fresh = 1;
    private int free;

    /**
     * The order that took it.
     *
     * @param entry of an id
     * @return the order's id
     */
    public long orderId(final int entry) {
        return word(entry, 5);
    }

    /**
     * Whether its order is open; only of an ended one are state and quantities here.
     *
     * @param entry of an id
     * @return true if it is
     */
    public boolean isOpen(final int entry) {
        return low(entry, 9) == OPEN;
    }

    /**
     * How the order ended.
     *
     * @param entry of an ended order's id
     * @return value of {@code OrdStatus}
     */
    public byte ordStatus(final int entry) {
        return (byte) low(entry, 9);
    }

    /**
     * Slot of an open order that rests: the way to it without the map of order ids.
     *
     * @param entry of an open order's id
     * @return slot in {@code OrderStore}
     */
    public int slot(final int entry) {
        return low(entry, 7);
    }

    /**
     * Sets where an open order rests.
     *
     * @param entry of its id
     * @param slot in {@code OrderStore}
     */
    public void slot(final int entry, final int slot) {
        word(entry, 7, slot);
    }

    /**
     * Total quantity of an ended order.
     *
     * @param entry of its id
     * @return lots
     */
    public long orderQty(final int entry) {
        return word(entry, 7);
    }

    /**
     * Filled quantity of an ended order.
     *
     * @param entry of its id
     * @return lots
     */
    public long cumQty(final int entry) {
        return word(entry, 8);
    }

    /**
     * Whose id it is.
     *
     * @param entry of an id
     * @return the account id
     */
    public int accountId(final int entry) {
        return low(entry, 6);
    }

    /**
     * The next id of the same open order, in the order in which they were taken.
     *
     * @param entry of an open order's id
     * @return an entry, or 0
     */
    public int nextOfOrder(final int entry) {
        return high(entry, 6);
    }

    /**
     * The last id of an open order.
     *
     * @param first the order's first entry
     * @return an entry
     */
    public int lastOfOrder(final int first) {
        return low(first, 10);
    }

    /**
     * The id of the account that ended next.
     *
     * @param entry of an ended order's id
     * @return an entry, or 0
     */
    public int nextEnded(final int entry) {
        return high(entry, 10);
    }

    /**
     * The id that would be forgotten next.
     *
     * @param entry of an evictable id
     * @return an entry, or 0
     */
    public int nextEvictable(final int entry) {
        return low(entry, 11);
    }

    /**
     * Length of the id.
     *
     * @param entry of an id
     * @return 1 to 36
     */
    public int length(final int entry) {
        return high(entry, 4);
    }

    /**
     * A character of the id.
     *
     * @param entry of an id
     * @param i from 0
     * @return its byte
     */
    public byte byteAt(final int entry, final int i) {
        return (byte) (word(entry, i >>> 3) >>> ((i & 7) * Byte.SIZE));
    }

    /**
     * Copies an id.
     *
     * @param entry of an id
     * @param to takes it from index 0 on, with zeros behind it; at least 40 bytes
     * @return length of the id
     */
    public int copy(final int entry, final MutableDirectBuffer to) {
        for (int i = 0; i < ClOrdIdKey.WORDS; i++) {
            to.putLong(i * Long.BYTES, word(entry, i), ByteOrder.LITTLE_ENDIAN);
        }
        return length(entry);
    }

    int take(final ClOrdIdKey key, final int accountId, final long orderId) {
        final int entry = slot();
        for (int i = 0; i < ClOrdIdKey.WORDS; i++) {
            word(entry, i, key.word(i));
        }
        word(entry, 5, orderId);
        word(entry, 6, pack(0, accountId));
        word(entry, 9, pack(key.hash(accountId), OPEN));
        word(entry, 10, pack(0, entry));
        word(entry, 11, 1);
        return entry;
    }

    /** Puts an entry at the end of an order's; returns the first. */
    int chain(final int first, final int entry) {
        if (first == 0) {
            return entry;
        }
        final int last = lastOfOrder(first);
        word(last, 6, pack(entry, accountId(last)));
        word(first, 10, pack(0, entry));
        word(first, 11, countOfOrder(first) + 1L);
        return first;
    }

    int countOfOrder(final int first) {
        return low(first, 11);
    }

    /** Frees the first entry of an order that has others; returns the next, which is the first now. */
    int unchain(final int first) {
        final int next = nextOfOrder(first);
        word(next, 10, word(first, 10));
        word(next, 11, countOfOrder(first) - 1L);
        free(first);
        return next;
    }

    void end(final int entry, final byte ordStatus, final long orderQty, final long cumQty) {
        word(entry, 6, pack(0, accountId(entry)));
        word(entry, 7, orderQty);
        word(entry, 8, cumQty);
        word(entry, 9, pack(hash(entry), ordStatus & 0xFF));
        word(entry, 10, 0);
        word(entry, 11, 0);
    }

    int hash(final int entry) {
        return high(entry, 9);
    }

    boolean holds(final int entry, final ClOrdIdKey key, final int accountId) {
        if (accountId(entry) != accountId) {
            return false;
        }
        for (int i = 0; i < ClOrdIdKey.WORDS; i++) {
            if (word(entry, i) != key.word(i)) {
                return false;
            }
        }
        return true;
    }

    void nextEnded(final int entry, final int next) {
        word(entry, 10, pack(next, 0));
    }

    int previousEvictable(final int entry) {
        return high(entry, 11);
    }

    /** Makes an entry the last evictable one; a store that waits for no load, as no cache holds the entry any more. */
    void lastEvictable(final int entry, final int previous) {
        word(entry, 11, pack(previous, 0));
    }

    void previousEvictable(final int entry, final int previous) {
        word(entry, 11, pack(previous, nextEvictable(entry)));
    }

    void nextEvictable(final int entry, final int next) {
        word(entry, 11, pack(previousEvictable(entry), next));
    }

    void free(final int entry) {
        word(entry, 6, pack(free, 0));
        free = entry;
    }

    private int slot() {
        if (free != 0) {
            final int entry = free;
            free = nextOfOrder(entry);
            return entry;
        }
        if (fresh >>> CHUNK_SHIFT == chunkCount) {
            if (chunkCount == chunks.length) {
                chunks = Arrays.copyOf(chunks, chunkCount * 2);
            }
            chunks[chunkCount++] = new long[CHUNK_ENTRIES * WORDS];
        }
        return fresh++;
    }

    private static long pack(final int high, final int low) {
        return (long) high << 32 | (low & LOW);
    }

    private int high(final int entry, final int word) {
        return (int) (word(entry, word) >>> 32);
    }

    private int low(final int entry, final int word) {
        return (int) word(entry, word);
    }

    private long word(final int entry, final int word) {
        return chunks[entry >>> CHUNK_SHIFT][(entry & CHUNK_MASK) * WORDS + word];
    }

    private void word(final int entry, final int word, final long value) {
        chunks[entry >>> CHUNK_SHIFT][(entry & CHUNK_MASK) * WORDS + word] = value;
    }
}
