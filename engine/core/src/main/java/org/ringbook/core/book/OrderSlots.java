package org.ringbook.core.book;

import org.agrona.BitUtil;

/**
 * Order id to slot: a hash table of slots, at most half full, whose ids are where the orders are, in {@link OrderStore}. Core
 * thread only.
 *
 * <p>Ids are sequences: groups of eight are spread evenly, the ids of a group lie next to each other in a cache line, which
 * the last order has brought in for the next. An id whose place is taken goes to the same place of the next group, and each
 * place counts those that have gone on from it: without tombstones and without moving others, a removal touches nothing but
 * the way to it, and a search ends where nobody has gone on. Bits that slots do not need yet hold some of the group's hash, so
 * that a search seldom brings in an order only to see that it is another.
 *
 * <pre>
 *   entry:  | how many went on from here, 5 bits | some of the hash | slot |
 *                                                |&lt;-- 27 bits, 0: free --&gt;|
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
    private static final int TAG_SHIFT = 23;
    private static final int ORDER = SLOT_MAX;
    private static final int WENT_ON = ORDER + 1;
    private static final int WENT_ON_MAX = ~ORDER;

    /** So far an id is from its place; the table grows before one would have to go further. */
    private static final int STEPS_MAX = 32;

    private final OrderStore orders;
    private int[] table;
    private int shift;
    /** The bits of an entry that are a slot; the table is long enough for every slot that it has seen. */
    private int slotMask;
    /** Those that are of the hash. */
    private int tagMask;

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
        final long hash = hash(orderId);
        final int tag = tag(hash);
        int i = index(orderId, hash);
        for (int steps = 0; steps < STEPS_MAX; steps++) {
            final int entry = entries[i];
            if ((entry & tagMask) == tag && orders.orderId(entry & slotMask) == orderId) {
                return entry & slotMask;
            }
            if ((entry & ~ORDER) == 0) {
                return 0;
            }
            i = next(i, entries);
        }
        return 0;
    }

    /** Adds an order whose id is not here. */
    void put(final long orderId, final int slot) {
        while (slot * 2 > table.length || !insert(orderId, slot)) {
            growTo(table.length * 2);
        }
        size++;
    }

    /** Takes out an order that is here. */
    void remove(final long orderId, final int slot) {
        final int[] entries = table;
        int i = index(orderId, hash(orderId));
        for (int steps = 0; (entries[i] & slotMask) != slot; steps++) {
            if ((entries[i] & ~ORDER) == 0 || steps == STEPS_MAX) {
                throw new IllegalStateException("order is not in the map: orderId=" + orderId);
            }
            count(entries, i, -WENT_ON);
            i = next(i, entries);
        }
        entries[i] &= ~ORDER;
        size--;
    }

    int size() {
        return size;
    }

    /** False if it would be too far from its place: the table is spoilt, and has to grow. */
    private boolean insert(final long orderId, final int slot) {
        final int[] entries = table;
        final long hash = hash(orderId);
        int i = index(orderId, hash);
        for (int steps = 0; steps < STEPS_MAX; steps++) {
            if ((entries[i] & ORDER) == 0) {
                entries[i] |= tag(hash) | slot;
                return true;
            }
            count(entries, i, WENT_ON);
            i = next(i, entries);
        }
        return false;
    }

    /** An id's place. */
    int index(final long orderId) {
        return index(orderId, hash(orderId));
    }

    /** That in the group depends on the group too, so that ids of one remainder do not meet in one place. */
    private int index(final long orderId, final long hash) {
        final int place = (int) (orderId ^ hash >>> PLACE_SHIFT) & (GROUP - 1);
        return (int) (hash >>> shift) << GROUP_SHIFT | place;
    }

    /** Of the group: two ids of one group are never in one place. */
    private static long hash(final long orderId) {
        return (orderId >>> GROUP_SHIFT) * GOLDEN_RATIO;
    }

    private int tag(final long hash) {
        return (int) (hash >>> TAG_SHIFT) & tagMask;
    }

    private static void count(final int[] entries, final int i, final int change) {
        if ((entries[i] & ~ORDER) != WENT_ON_MAX) {
            entries[i] += change;
        }
    }

    private static int next(final int i, final int[] entries) {
        return (i + GROUP) & (entries.length - 1);
    }

    private void growTo(final int length) {
        final int[] old = table;
        final int oldSlotMask = slotMask;
        allocate(length);
        while (!insertAll(old, oldSlotMask)) {
            allocate(table.length * 2);
        }
    }

    private boolean insertAll(final int[] old, final int oldSlotMask) {
        for (final int entry : old) {
            final int slot = entry & oldSlotMask;
            if (slot != 0 && !insert(orders.orderId(slot), slot)) {
                return false;
            }
        }
        return true;
    }

    private void allocate(final int length) {
        table = new int[length];
        slotMask = length - 1 & ORDER;
        tagMask = ORDER & ~slotMask;
        shift = Long.SIZE - Integer.numberOfTrailingZeros(length >>> GROUP_SHIFT);
    }
}
