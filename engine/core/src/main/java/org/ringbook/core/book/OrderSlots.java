package org.ringbook.core.book;

import org.agrona.BitUtil;

/**
 * Order id to slot: a hash table of slots, at most half full, whose ids are where the orders are, in {@link OrderStore}. Core
 * thread only.
 *
 * <p>Ids are sequences: groups of eight are spread evenly, the ids of a group lie next to each other in a cache line, which
 * the last order has brought in for the next. An id whose place is taken goes to the same place of the next group, and each
 * place counts those that have gone on from it: without tombstones and without moving others, a removal touches nothing but
 * the way to it, and a search ends where nobody has gone on.
 *
 * <pre>
 *   entry:  | how many went on from here, 5 bits | slot, or 0, 27 bits |
 * </pre>
 *
 * <p>A count that has reached its highest value stays there until the table grows.
 */
final class OrderSlots {
    /** Highest slot. */
    static final int SLOT_MAX = (1 << 27) - 1;

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
    private static final int GROUP_SHIFT = 3;
    private static final int GROUP = 1 << GROUP_SHIFT;
    private static final int PLACE_SHIFT = 20;
    private static final int SLOT = SLOT_MAX;
    private static final int WENT_ON = SLOT + 1;
    private static final int WENT_ON_MAX = ~SLOT;

    /** So far an id is from its place; the table grows before one would have to go further. */
    private static final int STEPS_MAX = 32;

    private final OrderStore orders;
    private int[] table;
    private int shift;
    private int size;

    /**
     * An empty table.
     *
     * @param orders         that holds the orders
     * @param expectedOrders that it has room for before it has to grow
     */
    OrderSlots(final OrderStore orders, final int expectedOrders) {
        this.orders = orders;
        allocate(lengthFor(expectedOrders));
    }

    private static int lengthFor(final int expectedOrders) {
        return BitUtil.findNextPositivePowerOfTwo(Math.max(GROUP, expectedOrders)) * 2;
    }

    /** Makes room for as many orders in all. */
    void reserve(final int expectedOrders) {
        final int length = lengthFor(expectedOrders);
        if (length > table.length) {
            growTo(length);
        }
    }

    /** The slot of an id, or 0. */
    int get(final long orderId) {
        final int[] entries = table;
        int i = index(orderId);
        for (int steps = 0; steps < STEPS_MAX; steps++) {
            final int entry = entries[i];
            if (orders.orderId(entry & SLOT) == orderId) {
                return entry & SLOT;
            }
            if ((entry & ~SLOT) == 0) {
                return 0;
            }
            i = next(i, entries);
        }
        return 0;
    }

    /** Adds an order whose id is not here. */
    void put(final long orderId, final int slot) {
        if ((size + 1) * 2 > table.length) {
            growTo(table.length * 2);
        }
        while (!insert(orderId, slot)) {
            growTo(table.length * 2);
        }
        size++;
    }

    /** Takes out an order that is here. */
    void remove(final long orderId, final int slot) {
        final int[] entries = table;
        int i = index(orderId);
        for (int steps = 0; (entries[i] & SLOT) != slot; steps++) {
            if ((entries[i] & ~SLOT) == 0 || steps == STEPS_MAX) {
                throw new IllegalStateException("order is not in the map: orderId=" + orderId);
            }
            count(entries, i, -WENT_ON);
            i = next(i, entries);
        }
        entries[i] -= slot;
        size--;
    }

    int size() {
        return size;
    }

    /** False if it would be too far from its place: the table is spoilt, and has to grow. */
    private boolean insert(final long orderId, final int slot) {
        final int[] entries = table;
        int i = index(orderId);
        for (int steps = 0; steps < STEPS_MAX; steps++) {
            if ((entries[i] & SLOT) == 0) {
                entries[i] += slot;
                return true;
            }
            count(entries, i, WENT_ON);
            i = next(i, entries);
        }
        return false;
    }

    /** An id's place; that in the group depends on the group too, so that ids of one remainder do not meet in one place. */
    int index(final long orderId) {
        final long hash = (orderId >>> GROUP_SHIFT) * GOLDEN_RATIO;
        final int place = (int) (orderId ^ hash >>> PLACE_SHIFT) & (GROUP - 1);
        return (int) (hash >>> shift) << GROUP_SHIFT | place;
    }

    private static void count(final int[] entries, final int i, final int change) {
        if ((entries[i] & ~SLOT) != WENT_ON_MAX) {
            entries[i] += change;
        }
    }

    private static int next(final int i, final int[] entries) {
        return (i + GROUP) & (entries.length - 1);
    }

    private void growTo(final int length) {
        final int[] old = table;
        allocate(length);
        while (!insertAll(old)) {
            allocate(table.length * 2);
        }
    }

    private boolean insertAll(final int[] old) {
        for (final int entry : old) {
            final int slot = entry & SLOT;
            if (slot != 0 && !insert(orders.orderId(slot), slot)) {
                return false;
            }
        }
        return true;
    }

    private void allocate(final int length) {
        table = new int[length];
        shift = Long.SIZE - Integer.numberOfTrailingZeros(length >>> GROUP_SHIFT);
    }
}
