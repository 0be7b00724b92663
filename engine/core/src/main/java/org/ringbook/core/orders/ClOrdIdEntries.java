package org.ringbook.core.orders;

import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.MutableDirectBuffer;

/**
 * Contents of remembered client order ids, pooled in eight words each. Entry 0 is "none".
 *
 * <pre>
 *  word  high 32 bits           low 32 bits
 *  0-1   the first 16 characters, zero padded
 *   2    order id
 *   3    next of the order      account id             (open)
 *        next of the account    account id             (ended)
 *   4    hash                   status, or OPEN, &lt;&lt; 8 | length
 *   5    slot of the order                             (open)
 *        total quantity                                (ended)
 *   6    last of the order      ids of the order       (open, first entry only)
 *        filled quantity                               (ended)
 *   7    previous evictable     next evictable         (ended)
 * </pre>
 *
 * <p>The other 20 characters of a longer id are apart, by the same numbers. Entries live in chunks, so growing never copies, of
 * 2 MiB, which G1 does not move either in heaps of up to 8 GiB. Core thread only.
 */
public final class ClOrdIdEntries {
    private static final int OPEN = 0xFF;
    private static final int WORDS_SHIFT = 3;
    private static final int HEAD_WORDS = 2;
    private static final int TAIL_WORDS = ClOrdIdKey.WORDS - HEAD_WORDS;
    private static final int CHUNK_SHIFT = 15;
    private static final int CHUNK_ENTRIES = 1 << CHUNK_SHIFT;
    private static final int CHUNK_MASK = CHUNK_ENTRIES - 1;
    private static final long LOW = 0xFFFF_FFFFL;
    private static final int LENGTH = 0xFF;
    private static final int STATUS_SHIFT = 8;
    private static final long STATUS = 0xFFL << STATUS_SHIFT;

    private long[][] chunks = new long[4][];
    private long[][] tails = new long[4][];
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
        return word(entry, 2);
    }

    /**
     * Whether its order is open; only of an ended one are state and quantities here.
     *
     * @param entry of an id
     * @return true if it is
     */
    public boolean isOpen(final int entry) {
        return (low(entry, 4) >>> STATUS_SHIFT) == OPEN;
    }

    /**
     * How the order ended.
     *
     * @param entry of an ended order's id
     * @return value of {@code OrdStatus}
     */
    public byte ordStatus(final int entry) {
        return (byte) (low(entry, 4) >>> STATUS_SHIFT);
    }

    /**
     * Slot of an open order that rests: the way to it without the map of order ids.
     *
     * @param entry of an open order's id
     * @return slot in {@code OrderStore}
     */
    public int slot(final int entry) {
        return low(entry, 5);
    }

    /**
     * Sets where an open order rests.
     *
     * @param entry of its id
     * @param slot in {@code OrderStore}
     */
    public void slot(final int entry, final int slot) {
        word(entry, 5, slot);
    }

    /**
     * Total quantity of an ended order.
     *
     * @param entry of its id
     * @return lots
     */
    public long orderQty(final int entry) {
        return word(entry, 5);
    }

    /**
     * Filled quantity of an ended order.
     *
     * @param entry of its id
     * @return lots
     */
    public long cumQty(final int entry) {
        return word(entry, 6);
    }

    /**
     * Whose id it is.
     *
     * @param entry of an id
     * @return the account id
     */
    public int accountId(final int entry) {
        return low(entry, 3);
    }

    /**
     * The next id of the same open order, in the order in which they were taken.
     *
     * @param entry of an open order's id
     * @return an entry, or 0
     */
    public int nextOfOrder(final int entry) {
        return high(entry, 3);
    }

    /**
     * The last id of an open order.
     *
     * @param first the order's first entry
     * @return an entry
     */
    public int lastOfOrder(final int first) {
        return high(first, 6);
    }

    /**
     * The id of the account that ended next.
     *
     * @param entry of an ended order's id
     * @return an entry, or 0
     */
    public int nextEnded(final int entry) {
        return high(entry, 3);
    }

    /**
     * The id that would be forgotten next.
     *
     * @param entry of an evictable id
     * @return an entry, or 0
     */
    public int nextEvictable(final int entry) {
        return low(entry, 7);
    }

    /**
     * Length of the id.
     *
     * @param entry of an id
     * @return 1 to 36
     */
    public int length(final int entry) {
        return low(entry, 4) & LENGTH;
    }

    /**
     * A character of the id.
     *
     * @param entry of an id
     * @param i from 0
     * @return its byte
     */
    public byte byteAt(final int entry, final int i) {
        return (byte) (text(entry, i >>> 3) >>> ((i & 7) * Byte.SIZE));
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
            to.putLong(i * Long.BYTES, text(entry, i), ByteOrder.LITTLE_ENDIAN);
        }
        return length(entry);
    }

    int take(final ClOrdIdKey key, final int accountId, final long orderId) {
        final int entry = slot();
        final long[] chunk = chunks[entry >>> CHUNK_SHIFT];
        final int at = (entry & CHUNK_MASK) << WORDS_SHIFT;
        chunk[at] = key.word(0);
        chunk[at + 1] = key.word(1);
        chunk[at + 2] = orderId;
        chunk[at + 3] = pack(0, accountId);
        chunk[at + 4] = pack(key.hash(accountId), OPEN << STATUS_SHIFT | key.length());
        chunk[at + 6] = pack(entry, 1);
        if (key.length() > ClOrdIdKey.SHORT) {
            takeTail(entry, key);
        }
        return entry;
    }

    /** Puts an entry at the end of an order's; returns the first. */
    int chain(final int first, final int entry) {
        if (first == 0) {
            return entry;
        }
        final int last = lastOfOrder(first);
        word(last, 3, pack(entry, accountId(last)));
        word(first, 6, pack(entry, countOfOrder(first) + 1));
        return first;
    }

    int countOfOrder(final int first) {
        return low(first, 6);
    }

    /** Frees the first entry of an order that has others; returns the next, which is the first now. */
    int unchain(final int first) {
        final int next = nextOfOrder(first);
        word(next, 6, pack(lastOfOrder(first), countOfOrder(first) - 1));
        free(first);
        return next;
    }

    void end(final int entry, final byte ordStatus, final long orderQty, final long cumQty) {
        final long[] chunk = chunks[entry >>> CHUNK_SHIFT];
        final int at = (entry & CHUNK_MASK) << WORDS_SHIFT;
        chunk[at + 3] &= LOW;
        chunk[at + 4] = (chunk[at + 4] & ~STATUS) | (ordStatus & 0xFF) << STATUS_SHIFT;
        chunk[at + 5] = orderQty;
        chunk[at + 6] = cumQty;
        chunk[at + 7] = 0;
    }

    int hash(final int entry) {
        return high(entry, 4);
    }

    boolean holds(final int entry, final ClOrdIdKey key, final int accountId) {
        return word(entry, 0) == key.word(0)
                && word(entry, 1) == key.word(1)
                && accountId(entry) == accountId
                && length(entry) == key.length()
                && (key.length() <= ClOrdIdKey.SHORT || holdsTail(entry, key));
    }

    void nextEnded(final int entry, final int next) {
        word(entry, 3, pack(next, accountId(entry)));
    }

    int previousEvictable(final int entry) {
        return high(entry, 7);
    }

    /** Makes an entry the last evictable one; a store that waits for no load, as no cache holds the entry any more. */
    void lastEvictable(final int entry, final int previous) {
        word(entry, 7, pack(previous, 0));
    }

    void previousEvictable(final int entry, final int previous) {
        word(entry, 7, pack(previous, nextEvictable(entry)));
    }

    void nextEvictable(final int entry, final int next) {
        word(entry, 7, pack(previousEvictable(entry), next));
    }

    void free(final int entry) {
        word(entry, 7, free);
        free = entry;
    }

    private int slot() {
        if (free != 0) {
            final int entry = free;
            free = low(entry, 7);
            return entry;
        }
        if (fresh >>> CHUNK_SHIFT == chunkCount) {
            if (chunkCount == chunks.length) {
                chunks = Arrays.copyOf(chunks, chunkCount * 2);
            }
            chunks[chunkCount++] = new long[CHUNK_ENTRIES << WORDS_SHIFT];
        }
        return fresh++;
    }

    private void takeTail(final int entry, final ClOrdIdKey key) {
        final int chunk = entry >>> CHUNK_SHIFT;
        if (chunk >= tails.length) {
            tails = Arrays.copyOf(tails, Math.max(chunk + 1, tails.length * 2));
        }
        if (tails[chunk] == null) {
            tails[chunk] = new long[CHUNK_ENTRIES * TAIL_WORDS];
        }
        for (int i = 0; i < TAIL_WORDS; i++) {
            tails[chunk][(entry & CHUNK_MASK) * TAIL_WORDS + i] = key.word(HEAD_WORDS + i);
        }
    }

    private boolean holdsTail(final int entry, final ClOrdIdKey key) {
        for (int i = HEAD_WORDS; i < ClOrdIdKey.WORDS; i++) {
            if (text(entry, i) != key.word(i)) {
                return false;
            }
        }
        return true;
    }

    /** Eight of the characters. */
    private long text(final int entry, final int word) {
        if (word < HEAD_WORDS) {
            return word(entry, word);
        }
        return length(entry) <= ClOrdIdKey.SHORT
                ? 0
                : tails[entry >>> CHUNK_SHIFT][(entry & CHUNK_MASK) * TAIL_WORDS + word - HEAD_WORDS];
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
        return chunks[entry >>> CHUNK_SHIFT][((entry & CHUNK_MASK) << WORDS_SHIFT) + word];
    }

    private void word(final int entry, final int word, final long value) {
        chunks[entry >>> CHUNK_SHIFT][((entry & CHUNK_MASK) << WORDS_SHIFT) + word] = value;
    }
}
