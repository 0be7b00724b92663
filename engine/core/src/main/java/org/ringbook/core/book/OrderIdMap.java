package org.ringbook.core.book;

import org.agrona.BitUtil;

/**
 * A number from 1, such as an order id, to a slot that is not an order's own ({@link OrderSlots}). Open addressing with a multiplicative hash, id and slot side by side, at most
 * half full, and removal by shifting back, so that no tombstones gather (Knuth, TAOCP vol. 3, 6.4 algorithm R). Core thread
 * only.
 *
 * <p>Ids are sequences: groups of eight are spread evenly, the ids of a group lie next to each other in two cache lines,
 * which the last order has brought in for the next.
 */
public final class OrderIdMap {
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
    private static final int GROUP_SHIFT = 3;
    private static final int GROUP_MASK = (1 << GROUP_SHIFT) - 1;

    private long[] table;
    private int shift;
    private int size;

    /**
     * An empty map.
     *
     * @param expected entries that it has room for before it has to grow
     */
    public OrderIdMap(final int expected) {
        allocate(BitUtil.findNextPositivePowerOfTwo(Math.max(8, expected) * 2));
    }

    /**
     * Finds a slot.
     *
     * @param orderId any number from 1
     * @return its slot, or 0
     */
    public int get(final long orderId) {
        final long[] entries = table;
        final int mask = entries.length - 2;
        int i = index(orderId);
        long key = entries[i];
        while (key != orderId) {
            if (key == 0) {
                return 0;
            }
            i = (i + 2) & mask;
            key = entries[i];
        }
        return (int) entries[i + 1];
    }

    /**
     * Adds an id.
     *
     * @param orderId from 1, not in the map
     * @param slot other than 0
     */
    public void put(final long orderId, final int slot) {
        if ((size + 1) * 4 > table.length) {
            grow();
        }
        insert(orderId, slot);
        size++;
    }

    /**
     * Takes an id out.
     *
     * @param orderId that is in the map
     */
    public void remove(final long orderId) {
        final long[] entries = table;
        final int mask = entries.length - 2;
        int hole = index(orderId);
        while (entries[hole] != orderId) {
            if (entries[hole] == 0) {
                throw new IllegalStateException("order is not in the map: orderId=" + orderId);
            }
            hole = (hole + 2) & mask;
        }
        size--;
        for (int i = (hole + 2) & mask; entries[i] != 0; i = (i + 2) & mask) {
            final int home = index(entries[i]);
            if (((i - home) & mask) >= ((i - hole) & mask)) {
                entries[hole] = entries[i];
                entries[hole + 1] = entries[i + 1];
                hole = i;
            }
        }
        entries[hole] = 0;
    }

    /**
     * Number of ids.
     *
     * @return at least 0
     */
    public int size() {
        return size;
    }

    private void insert(final long orderId, final int slot) {
        final long[] entries = table;
        final int mask = entries.length - 2;
        int i = index(orderId);
        while (entries[i] != 0) {
            i = (i + 2) & mask;
        }
        entries[i] = orderId;
        entries[i + 1] = slot;
    }

    private int index(final long orderId) {
        final int group = (int) (((orderId >>> GROUP_SHIFT) * GOLDEN_RATIO) >>> shift);
        return (group << GROUP_SHIFT | ((int) orderId & GROUP_MASK)) << 1;
    }

    private void grow() {
        final long[] old = table;
        allocate(old.length);
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                insert(old[i], (int) old[i + 1]);
            }
        }
    }

    /** Room for {@code entries} pairs. */
    private void allocate(final int entries) {
        table = new long[entries * 2];
        shift = Long.SIZE - Integer.numberOfTrailingZeros(entries >>> GROUP_SHIFT);
    }
}
