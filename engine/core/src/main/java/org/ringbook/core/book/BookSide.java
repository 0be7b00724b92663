package org.ringbook.core.book;

import java.util.Arrays;

/**
 * One side of an order book: price levels in order, each a queue in time order.
 *
 * <p>Prices are turned into <em>keys</em> of which the smallest is the best: the price for offers, its negative for bids.
 * Levels near the best lie in a ladder of consecutive keys from {@code base}, with a bitmap of those in use and a summary
 * word over the bitmap, so that the next level is two bit scans away; the others are in {@link FarLevels}. The ladder
 * starts small and grows to 4,096 ticks, and is moved when the touch has left it.
 *
 * <pre>
 *   key    base        best                     base + length
 *          |.....|.....X..X.XX....X.......|.....|   X     X        X
 *           better            ladder                   far levels
 * </pre>
 *
 * <p>If the side has orders, its best level is in the ladder, and every far key lies behind the ladder's end. Core thread
 * only.
 */
public final class BookSide {
    private static final int INITIAL_LENGTH = 256;
    private static final int MAX_LENGTH = 4_096;

    private final OrderStore orders;
    /** 0 for offers, -1 for bids: turns prices into keys and back without a branch. */
    private final long sign;

    private final FarLevels far = new FarLevels();
    private long[] ladder = new long[INITIAL_LENGTH];
    private long[] bits = new long[INITIAL_LENGTH / Long.SIZE];
    private long summary;
    private long base;
    private int best = INITIAL_LENGTH;

    BookSide(final OrderStore orders, final boolean sell) {
        this.orders = orders;
        sign = sell ? 0 : -1;
    }

    /**
     * Whether nothing rests here.
     *
     * @return true if so
     */
    public boolean isEmpty() {
        return summary == 0;
    }

    /**
     * Best price.
     *
     * @return ticks, or 0 if the side is empty
     */
    public long bestPriceTicks() {
        if (summary == 0) {
            return 0;
        }
        return signed(base + best);
    }

    /**
     * The order that trades first.
     *
     * @return a slot, or 0 if the side is empty
     */
    public int firstOrder() {
        return summary == 0 ? 0 : (int) ladder[best];
    }

    /**
     * The last order of the best price.
     *
     * @return a slot; the side is not empty
     */
    public int lastOfBest() {
        return (int) (ladder[best] >>> 32);
    }

    /**
     * The order that trades next after another, in matching order.
     *
     * @param slot of an order on this side
     * @return a slot, or 0 if it is the last
     */
    public int orderAfter(final int slot) {
        final int next = orders.next(slot);
        return next != 0 ? next : firstOrderAbove(keyOf(slot));
    }

    /**
     * Whether an order of the other side with this limit would trade.
     *
     * @param limitTicks price of the other order
     * @return true if the best price here is at or through it
     */
    public boolean isCrossedBy(final long limitTicks) {
        return summary != 0 && base + best <= signed(limitTicks);
    }

    /**
     * Puts an order at the back of its price.
     *
     * @param slot of an order of this side with its terms set
     */
    public void add(final int slot) {
        final long key = keyOf(slot);
        int index = indexOf(key);
        if (index < 0) {
            index = makeRoom(key);
        }
        if (index >= 0) {
            addNear(index, slot);
        } else {
            far.put(key, append(far.get(key), slot));
        }
    }

    /**
     * Takes an order out.
     *
     * @param slot of an order that was added
     */
    public void remove(final int slot) {
        final int previous = orders.previous(slot);
        final int next = orders.next(slot);
        if (previous != 0) {
            orders.next(previous, next);
        }
        if (next != 0) {
            orders.previous(next, previous);
        }
        if (previous == 0 || next == 0) {
            removeEnd(keyOf(slot), previous, next);
        }
    }

    private void addNear(final int index, final int slot) {
        final long level = ladder[index];
        if (level == 0) {
            final int word = index >>> 6;
            bits[word] |= 1L << index;
            summary |= 1L << word;
            if (index < best) {
                best = index;
            }
        }
        ladder[index] = append(level, slot);
    }

    private long append(final long level, final int slot) {
        if (level == 0) {
            orders.links(slot, 0, 0);
            return OrderStore.pack(slot, slot);
        }
        final int last = (int) (level >>> 32);
        orders.next(last, slot);
        orders.links(slot, last, 0);
        return OrderStore.pack(slot, (int) level);
    }

    private void removeEnd(final long key, final int previous, final int next) {
        final int index = indexOf(key);
        final long level = withoutEnd(index >= 0 ? ladder[index] : far.get(key), previous, next);
        if (index >= 0) {
            ladder[index] = level;
            if (level == 0) {
                clear(index);
            }
        } else if (level == 0) {
            far.remove(key);
        } else {
            far.put(key, level);
        }
    }

    private static long withoutEnd(final long level, final int previous, final int next) {
        if (previous == 0 && next == 0) {
            return 0;
        }
        return previous == 0 ? OrderStore.pack((int) (level >>> 32), next) : OrderStore.pack(previous, (int) level);
    }

    private void clear(final int index) {
        final int word = index >>> 6;
        bits[word] &= ~(1L << index);
        if (bits[word] == 0) {
            summary &= ~(1L << word);
        }
        if (index == best) {
            best = nextIndex(index + 1);
            if (summary == 0 && !far.isEmpty()) {
                moveTo(far.firstKey() - quarter());
            }
        }
    }

    /** First index in use from one on, or the ladder's length. */
    private int nextIndex(final int from) {
        final int word = from >>> 6;
        if (word >= bits.length) {
            return ladder.length;
        }
        final long rest = bits[word] & (-1L << from);
        if (rest != 0) {
            return (word << 6) + Long.numberOfTrailingZeros(rest);
        }
        final long words = word == Long.SIZE - 1 ? 0 : summary & (-1L << (word + 1));
        if (words == 0) {
            return ladder.length;
        }
        final int next = Long.numberOfTrailingZeros(words);
        return (next << 6) + Long.numberOfTrailingZeros(bits[next]);
    }

    private int firstOrderAbove(final long key) {
        final int index = indexOf(key);
        if (index >= 0) {
            final int next = nextIndex(index + 1);
            return next < ladder.length ? (int) ladder[next] : far.isEmpty() ? 0 : (int) far.get(far.firstKey());
        }
        return far.firstOrderAbove(key);
    }

    /** Index of a key in the ladder, after moving or growing it if that is worth it; -1: it is a far key. */
    private int makeRoom(final long key) {
        if (summary == 0) {
            base = key - quarter();
        } else if (key < base) {
            moveTo(key - quarter());
        } else if (key - base < MAX_LENGTH) {
            grow(key);
        } else if (best >= ladder.length / 2) {
            moveTo(base + best - quarter());
        }
        return indexOf(key);
    }

    private void grow(final long key) {
        int length = ladder.length;
        while (key - base >= length) {
            length *= 2;
        }
        final int oldLength = ladder.length;
        ladder = Arrays.copyOf(ladder, length);
        bits = Arrays.copyOf(bits, length / Long.SIZE);
        if (best == oldLength) {
            best = length;
        }
        pullFromFar();
    }

    /** Moves the ladder, so that it begins at another key. */
    private void moveTo(final long newBase) {
        final long shift = newBase - base;
        if (shift < 0) {
            pushToFar(Math.max(0, ladder.length + shift));
        }
        final int length = ladder.length;
        if (shift > 0) {
            final int from = (int) Math.min(shift, length);
            System.arraycopy(ladder, from, ladder, 0, length - from);
            Arrays.fill(ladder, length - from, length, 0);
        } else {
            final int to = (int) Math.min(-shift, length);
            System.arraycopy(ladder, 0, ladder, to, length - to);
            Arrays.fill(ladder, 0, to, 0);
        }
        base = newBase;
        rebuildBits();
        pullFromFar();
    }

    /** Gives the levels from an index on to the far ones. */
    private void pushToFar(final long from) {
        for (int i = nextIndex((int) from); i < ladder.length; i = nextIndex(i + 1)) {
            far.put(base + i, ladder[i]);
            ladder[i] = 0;
        }
    }

    private void pullFromFar() {
        while (!far.isEmpty() && far.firstKey() - base < ladder.length) {
            final long key = far.firstKey();
            final int index = (int) (key - base);
            ladder[index] = far.get(key);
            far.remove(key);
            bits[index >>> 6] |= 1L << index;
            summary |= 1L << (index >>> 6);
        }
        best = nextIndex(0);
    }

    private void rebuildBits() {
        summary = 0;
        for (int word = 0; word < bits.length; word++) {
            long used = 0;
            for (int i = 0; i < Long.SIZE; i++) {
                if (ladder[(word << 6) + i] != 0) {
                    used |= 1L << i;
                }
            }
            bits[word] = used;
            if (used != 0) {
                summary |= 1L << word;
            }
        }
    }

    private int quarter() {
        return ladder.length / 4;
    }

    private int indexOf(final long key) {
        final long index = key - base;
        return index >= 0 && index < ladder.length ? (int) index : -1;
    }

    private long signed(final long priceOrKey) {
        return (priceOrKey ^ sign) - sign;
    }

    private long keyOf(final int slot) {
        return signed(orders.priceTicks(slot));
    }
}
