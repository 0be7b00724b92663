package org.ringbook.core.book;

import java.util.Arrays;

/**
 * What few orders have, beside the slots of an {@link OrderStore} and by the same numbers, so that the others don't pay for
 * it: four words, of which the first is the limit of an order that waits for its stop price, then its peak, what is left
 * of the displayed part, and when it expires. Core thread only.
 */
final class RareTerms {
    static final int LIMIT_TICKS = 0;
    static final int PEAK_QTY = 1;
    static final int DISPLAYED_QTY = 2;
    static final int EXPIRE_NS = 3;

    private static final int WORDS_SHIFT = 2;

    private static final int CHUNK_SHIFT = 14;
    private static final int CHUNK_MASK = (1 << CHUNK_SHIFT) - 1;

    private long[][] chunks = new long[4][];

    long get(final int slot, final int word) {
        return chunks[slot >>> CHUNK_SHIFT][at(slot) + word];
    }

    void set(final int slot, final int word, final long value) {
        chunks[slot >>> CHUNK_SHIFT][at(slot) + word] = value;
    }

    /** Makes room for a slot, and all its words 0. */
    void begin(final int slot) {
        final int index = slot >>> CHUNK_SHIFT;
        if (index >= chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(index + 1, chunks.length * 2));
        }
        if (chunks[index] == null) {
            chunks[index] = new long[1 << (CHUNK_SHIFT + WORDS_SHIFT)];
        }
        Arrays.fill(chunks[index], at(slot), at(slot) + (1 << WORDS_SHIFT), 0);
    }

    private int at(final int slot) {
        return (slot & CHUNK_MASK) << WORDS_SHIFT;
    }
}
