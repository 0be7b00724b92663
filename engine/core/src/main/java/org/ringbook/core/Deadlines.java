package org.ringbook.core;

import java.util.Arrays;
import org.ringbook.core.book.OrderIdMap;

/**
 * What becomes due at a time: an indexed binary heap, ordered by time, kind and id, so that any deadline can be moved or
 * cleared in logarithmic time. Made for a million orders with an expiry; nothing is allocated but to grow. Core thread only.
 *
 * <p>Times and keys lie in the heap itself, so that a step compares neighbours; only where a deadline lies is kept per slot.
 */
final class Deadlines {
    /** An order's expiry, by order id. */
    static final int ORDER = 1;

    /** An account's dead-man's switch, by account id. */
    static final int CANCEL_ALL_AFTER = 2;

    /** The cancel on disconnect of a session, by session id. */
    static final int SESSION = 3;

    /** An auction's end, by market id. */
    static final int AUCTION = 4;

    /** What a market's schedule does next, by market id. */
    static final int SCHEDULE = 5;

    private static final int KIND_SHIFT = 60;
    private static final long ID_MASK = (1L << KIND_SHIFT) - 1;
    private static final int INITIAL_CAPACITY = 1 << 10;

    private final OrderIdMap slots = new OrderIdMap(INITIAL_CAPACITY);
    private long[] times = new long[INITIAL_CAPACITY];
    private long[] keys = new long[INITIAL_CAPACITY];
    private int[] slotAt = new int[INITIAL_CAPACITY];
    /** Where a slot's deadline lies in the heap, from 1; of a free slot the next free one. */
    private int[] placeOf = new int[INITIAL_CAPACITY];

    private int size;
    private int fresh = 1;
    private int free;

    /** Sets when something becomes due, whether it had a time before or not. */
    void set(final int kind, final long id, final long timeNs) {
        final long key = key(kind, id);
        final int known = slots.get(key);
        if (known != 0) {
            settle(placeOf[known], timeNs, key, known);
            return;
        }
        if (size + 1 == times.length) {
            grow();
        }
        final int slot = takeSlot();
        slots.put(key, slot);
        size++;
        settle(size, timeNs, key, slot);
    }

    /** Makes it never due; it need not have had a time. */
    void clear(final int kind, final long id) {
        final long key = key(kind, id);
        final int slot = slots.get(key);
        if (slot == 0) {
            return;
        }
        slots.remove(key);
        final int place = placeOf[slot];
        placeOf[slot] = free;
        free = slot;
        final int last = size--;
        if (place != last) {
            settle(place, times[last], keys[last], slotAt[last]);
        }
    }

    /** When something is due: 0 if never. */
    long timeNs(final int kind, final long id) {
        final int slot = slots.get(key(kind, id));
        return slot == 0 ? 0 : times[placeOf[slot]];
    }

    /** When the first is due; {@link Long#MAX_VALUE} if there is none. */
    long nextNs() {
        return size == 0 ? Long.MAX_VALUE : times[1];
    }

    /** What is due first; there must be something. */
    int nextKind() {
        return (int) (keys[1] >>> KIND_SHIFT);
    }

    /** Its id. */
    long nextId() {
        return keys[1] & ID_MASK;
    }

    int size() {
        return size;
    }

    private static long key(final int kind, final long id) {
        return (long) kind << KIND_SHIFT | id;
    }

    /** Puts a deadline near a place that is free to take, and whatever is in its way where it belongs. */
    private void settle(final int place, final long timeNs, final long key, final int slot) {
        int at = place;
        while (at > 1 && isBefore(timeNs, key, at >>> 1)) {
            move(at >>> 1, at);
            at >>>= 1;
        }
        if (at == place) {
            at = sinkFrom(place, timeNs, key);
        }
        times[at] = timeNs;
        keys[at] = key;
        slotAt[at] = slot;
        placeOf[slot] = at;
    }

    private int sinkFrom(final int place, final long timeNs, final long key) {
        int at = place;
        int child = at << 1;
        while (child <= size) {
            if (child < size && isBefore(times[child + 1], keys[child + 1], child)) {
                child++;
            }
            if (isBefore(timeNs, key, child)) {
                return at;
            }
            move(child, at);
            at = child;
            child = at << 1;
        }
        return at;
    }

    private boolean isBefore(final long timeNs, final long key, final int place) {
        return timeNs < times[place] || (timeNs == times[place] && key < keys[place]);
    }

    private void move(final int from, final int to) {
        times[to] = times[from];
        keys[to] = keys[from];
        slotAt[to] = slotAt[from];
        placeOf[slotAt[to]] = to;
    }

    private int takeSlot() {
        if (free == 0) {
            return fresh++;
        }
        final int slot = free;
        free = placeOf[slot];
        return slot;
    }

    private void grow() {
        final int capacity = times.length * 2;
        times = Arrays.copyOf(times, capacity);
        keys = Arrays.copyOf(keys, capacity);
        slotAt = Arrays.copyOf(slotAt, capacity);
        placeOf = Arrays.copyOf(placeOf, capacity);
    }
}
