package org.ringbook.readmodel.marketdata;

import java.util.Arrays;

/**
 * The price levels of one side, best first. They lie in one sorted array with the best at its end, where nearly all changes are. One
 * thread.
 */
public final class BookSide {
    private static final int CAPACITY = 64;

    private final boolean sell;
    /** The larger the better. */
    private long[] keys = new long[CAPACITY];

    private PriceLevel[] levels = new PriceLevel[CAPACITY];
    private int size;
    private PriceLevel spare;

    BookSide(final boolean sell) {
        this.sell = sell;
    }

    /** {@return how many levels there are; an auction's market orders are one of them} */
    public int size() {
        return size;
    }

    /**
     * A level.
     *
     * @param depth 0 for the best, to {@link #size()} - 1
     * @return it, live
     * @throws IndexOutOfBoundsException if there is none
     */
    public PriceLevel level(final int depth) {
        if (depth < 0 || depth >= size) {
            throw new IndexOutOfBoundsException("no such level: depth=" + depth + " size=" + size);
        }
        return levels[size - 1 - depth];
    }

    /** {@return the best level; null if the side is empty} */
    public PriceLevel best() {
        return size == 0 ? null : levels[size - 1];
    }

    /** {@return the best price; 0 if there is none, or if market orders are before it} */
    public long bestPriceTicks() {
        return size == 0 ? 0 : levels[size - 1].priceTicks();
    }

    PriceLevel findOrAdd(final long priceTicks) {
        final long key = key(priceTicks);
        final int found = indexOf(key);
        return found >= 0 ? levels[found] : insert(-found - 1, key, priceTicks);
    }

    /**
     * The level of a price.
     *
     * @param priceTicks any price; 0 for an auction's market orders
     * @return it, live; null if nothing is there
     */
    public PriceLevel find(final long priceTicks) {
        final int found = indexOf(key(priceTicks));
        return found >= 0 ? levels[found] : null;
    }

    void remove(final PriceLevel level) {
        final int index = indexOf(key(level.priceTicks()));
        size--;
        System.arraycopy(keys, index + 1, keys, index, size - index);
        System.arraycopy(levels, index + 1, levels, index, size - index);
        levels[size] = null;
        spare = level;
    }

    void clear() {
        Arrays.fill(levels, 0, size, null);
        size = 0;
    }

    private PriceLevel insert(final int index, final long key, final long priceTicks) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            levels = Arrays.copyOf(levels, size * 2);
        }
        System.arraycopy(keys, index, keys, index + 1, size - index);
        System.arraycopy(levels, index, levels, index + 1, size - index);
        keys[index] = key;
        levels[index] = newLevel(priceTicks);
        size++;
        return levels[index];
    }

    private PriceLevel newLevel(final long priceTicks) {
        if (spare == null) {
            return new PriceLevel(sell, priceTicks);
        }
        final PriceLevel level = spare;
        spare = null;
        level.begin(priceTicks);
        return level;
    }

    /** Index of the key, or below 0 as {@link Arrays#binarySearch(long[], long)} does; looks near the best first. */
    private int indexOf(final long key) {
        if (size > 0 && keys[size - 1] == key) {
            return size - 1;
        }
        return Arrays.binarySearch(keys, 0, size, key);
    }

    private long key(final long priceTicks) {
        if (priceTicks == 0) {
            return Long.MAX_VALUE;
        }
        return sell ? -priceTicks : priceTicks;
    }
}
