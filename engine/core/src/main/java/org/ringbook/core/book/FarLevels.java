package org.ringbook.core.book;

import java.util.Arrays;

/**
 * The price levels of a side that lie beyond its ladder, ordered by key: sorted blocks of at most 64 keys under a sorted
 * directory, so that finding is two binary searches and a change moves a few cache lines. A level is the packed pair of
 * its last and first order. Blocks are pooled. Core thread only.
 */
final class FarLevels {
    private static final int BLOCK = 64;

    private Block[] blocks = new Block[4];
    private int blockCount;
    private Block pool;
    private int size;

    /** Up to 64 levels. */
    private static final class Block {
        private final long[] keys = new long[BLOCK];
        private final long[] levels = new long[BLOCK];
        private int count;
        private Block nextInPool;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Smallest key; there is one. */
    long firstKey() {
        return blocks[0].keys[0];
    }

    /** The level of a key, or 0. */
    long get(final long key) {
        final int b = blockOf(key);
        if (b < 0) {
            return 0;
        }
        final int i = Arrays.binarySearch(blocks[b].keys, 0, blocks[b].count, key);
        return i < 0 ? 0 : blocks[b].levels[i];
    }

    /** First order of the first level above a key, or 0. */
    int firstOrderAbove(final long key) {
        int b = Math.max(0, blockOf(key));
        while (b < blockCount) {
            final Block block = blocks[b];
            final int i = Arrays.binarySearch(block.keys, 0, block.count, key);
            final int above = i < 0 ? -i - 1 : i + 1;
            if (above < block.count) {
                return (int) block.levels[above];
            }
            b++;
        }
        return 0;
    }

    void put(final long key, final long level) {
        if (blockCount == 0) {
            insertBlock(0);
        }
        int b = Math.max(0, blockOf(key));
        final int i = Arrays.binarySearch(blocks[b].keys, 0, blocks[b].count, key);
        if (i >= 0) {
            blocks[b].levels[i] = level;
            return;
        }
        if (blocks[b].count == BLOCK) {
            split(b);
            b = Math.max(0, blockOf(key));
        }
        insert(blocks[b], key, level);
        size++;
    }

    void remove(final long key) {
        final int b = blockOf(key);
        final Block block = blocks[b];
        final int i = Arrays.binarySearch(block.keys, 0, block.count, key);
        if (i < 0) {
            throw new IllegalStateException("no such far level: key=" + key);
        }
        System.arraycopy(block.keys, i + 1, block.keys, i, block.count - i - 1);
        System.arraycopy(block.levels, i + 1, block.levels, i, block.count - i - 1);
        block.count--;
        size--;
        mergeIfSparse(b);
    }

    /** Last block whose first key is at most this; -1 if there is none. */
    private int blockOf(final long key) {
        int low = 0;
        int high = blockCount - 1;
        while (low <= high) {
            final int middle = (low + high) >>> 1;
            if (blocks[middle].keys[0] <= key) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    private static void insert(final Block block, final long key, final long level) {
        final int at = -Arrays.binarySearch(block.keys, 0, block.count, key) - 1;
        System.arraycopy(block.keys, at, block.keys, at + 1, block.count - at);
        System.arraycopy(block.levels, at, block.levels, at + 1, block.count - at);
        block.keys[at] = key;
        block.levels[at] = level;
        block.count++;
    }

    private void split(final int b) {
        insertBlock(b + 1);
        final Block from = blocks[b];
        final Block to = blocks[b + 1];
        final int half = BLOCK / 2;
        System.arraycopy(from.keys, half, to.keys, 0, half);
        System.arraycopy(from.levels, half, to.levels, 0, half);
        from.count = half;
        to.count = half;
    }

    private void mergeIfSparse(final int b) {
        final Block block = blocks[b];
        if (block.count == 0) {
            removeBlock(b);
        } else if (b + 1 < blockCount && block.count + blocks[b + 1].count <= BLOCK / 2) {
            final Block next = blocks[b + 1];
            System.arraycopy(next.keys, 0, block.keys, block.count, next.count);
            System.arraycopy(next.levels, 0, block.levels, block.count, next.count);
            block.count += next.count;
            removeBlock(b + 1);
        }
    }

    private void insertBlock(final int b) {
        if (blockCount == blocks.length) {
            blocks = Arrays.copyOf(blocks, blockCount * 2);
        }
        System.arraycopy(blocks, b, blocks, b + 1, blockCount - b);
        if (pool == null) {
            blocks[b] = new Block();
        } else {
            blocks[b] = pool;
            pool = pool.nextInPool;
        }
        blockCount++;
    }

    private void removeBlock(final int b) {
        final Block block = blocks[b];
        System.arraycopy(blocks, b + 1, blocks, b, blockCount - b - 1);
        blocks[--blockCount] = null;
        block.count = 0;
        block.nextInPool = pool;
        pool = block;
    }
}
