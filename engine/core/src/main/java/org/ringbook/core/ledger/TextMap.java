package org.ringbook.core.ledger;

import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Texts that are kept for ever, each with a dense index from 1 in the order in which it came: names, symbols,
 * references. Open addressing over the bytes; nothing is allocated but to grow. Core thread only.
 */
public final class TextMap {
    private static final int CHUNK_SHIFT = 16;
    private static final int CHUNK_LENGTH = 1 << CHUNK_SHIFT;
    private static final int CHUNK_MASK = CHUNK_LENGTH - 1;
    private static final int INITIAL_TABLE = 64;

    private byte[][] chunks = new byte[1][];
    private long[] places = new long[INITIAL_TABLE];
    private int[] hashes = new int[INITIAL_TABLE];
    private int[] table = new int[INITIAL_TABLE];
    private long used;
    private int size;

    /**
     * Number of texts.
     *
     * @return the highest index
     */
    public int size() {
        return size;
    }

    /**
     * Finds a text.
     *
     * @param buffer that holds it
     * @param offset of its first byte
     * @param length in bytes
     * @return its index, or 0 if it is not here
     */
    public int get(final DirectBuffer buffer, final int offset, final int length) {
        final int hash = hash(buffer, offset, length);
        final int mask = table.length - 1;
        for (int i = hash & mask; table[i] != 0; i = (i + 1) & mask) {
            final int index = table[i];
            if (hashes[index] == hash && equal(index, buffer, offset, length)) {
                return index;
            }
        }
        return 0;
    }

    /**
     * Adds a text that is not here yet.
     *
     * @param buffer that holds it
     * @param offset of its first byte
     * @param length in bytes, 0 to 255
     * @return its new index
     */
    public int add(final DirectBuffer buffer, final int offset, final int length) {
        if ((size + 1) * 2 > table.length) {
            grow();
        }
        final int index = ++size;
        hashes[index] = hash(buffer, offset, length);
        places[index] = store(buffer, offset, length);
        insert(index);
        return index;
    }

    /**
     * Length of a text.
     *
     * @param index of the text, 1 to {@link #size}
     * @return in bytes
     */
    public int length(final int index) {
        final long place = places[index];
        return chunks[(int) (place >>> CHUNK_SHIFT)][(int) (place & CHUNK_MASK)] & 0xFF;
    }

    /**
     * One byte of a text.
     *
     * @param index of the text, 1 to {@link #size}
     * @param i byte in it, from 0
     * @return the byte
     */
    public byte byteAt(final int index, final int i) {
        final long place = places[index];
        return chunks[(int) (place >>> CHUNK_SHIFT)][(int) (place & CHUNK_MASK) + 1 + i];
    }

    /**
     * Copies a text.
     *
     * @param index of the text, 1 to {@link #size}
     * @param to takes it from index 0 on
     * @return its length in bytes
     */
    public int copy(final int index, final MutableDirectBuffer to) {
        final int length = length(index);
        for (int i = 0; i < length; i++) {
            to.putByte(i, byteAt(index, i));
        }
        return length;
    }

    private long store(final DirectBuffer buffer, final int offset, final int length) {
        if ((used & CHUNK_MASK) + 1 + length > CHUNK_LENGTH) {
            used = (used | CHUNK_MASK) + 1;
        }
        final int chunk = (int) (used >>> CHUNK_SHIFT);
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk * 2);
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new byte[CHUNK_LENGTH];
        }
        final long place = used;
        final int at = (int) (place & CHUNK_MASK);
        chunks[chunk][at] = (byte) length;
        buffer.getBytes(offset, chunks[chunk], at + 1, length);
        used += 1 + length;
        return place;
    }

    private boolean equal(final int index, final DirectBuffer buffer, final int offset, final int length) {
        if (length(index) != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (byteAt(index, i) != buffer.getByte(offset + i)) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        final int capacity = table.length * 2;
        places = Arrays.copyOf(places, capacity);
        hashes = Arrays.copyOf(hashes, capacity);
        table = new int[capacity];
        for (int index = 1; index <= size; index++) {
            insert(index);
        }
    }

    private void insert(final int index) {
        final int mask = table.length - 1;
        int i = hashes[index] & mask;
        while (table[i] != 0) {
            i = (i + 1) & mask;
        }
        table[i] = index;
    }

    private static int hash(final DirectBuffer buffer, final int offset, final int length) {
        long h = length;
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            h = Hashing.mix(h ^ buffer.getLong(offset + i, ByteOrder.LITTLE_ENDIAN));
        }
        for (; i < length; i++) {
            h = Hashing.mix(h ^ buffer.getByte(offset + i));
        }
        return (int) (h ^ (h >>> 32));
    }
}
