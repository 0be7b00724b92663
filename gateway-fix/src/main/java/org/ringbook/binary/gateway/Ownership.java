package org.ringbook.binary.gateway;

import java.io.DataInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import org.agrona.collections.Long2LongHashMap;

/**
 * Whose the open orders are, and, for so many changes back as are kept, whose they were. One thread; allocates only when it grows.
 *
 * <p>An owner is a session id with a mark for orders by quote, which end by OrderCanceled only. 0 is nobody.
 */
final class Ownership {
    static final long NOBODY = 0;
    private static final long BY_QUOTE = 1L << Integer.SIZE;
    private static final int ORDERS = 1 << 16;
    private static final float LOAD = 0.6f;
    private static final int HEAD_LONGS = 4;
    private static final int CHANGE_LONGS = 4;

    private final Long2LongHashMap owners;
    private final long[] sequences;
    private final long[] keys;
    private final long[] before;
    private final long[] after;
    private final int mask;
    private long changes;
    private long lostUpTo;

    /**
     * @param changesKept  a power of two; 0 = none.
     * @param fromSequence what was before this record is not known from changes.
     */
    Ownership(final int changesKept, final long fromSequence) {
        owners = new Long2LongHashMap(changesKept == 0 ? 16 : ORDERS, LOAD, NOBODY);
        sequences = new long[changesKept];
        keys = new long[changesKept];
        before = new long[changesKept];
        after = new long[changesKept];
        mask = changesKept - 1;
        lostUpTo = fromSequence - 1;
    }

    static long owner(final int sessionId, final boolean byQuote) {
        return byQuote ? sessionId | BY_QUOTE : sessionId;
    }

    static int sessionOf(final long owner) {
        return (int) owner;
    }

    static boolean isByQuote(final long owner) {
        return (owner & BY_QUOTE) != 0;
    }

    long of(final long orderId) {
        return owners.get(orderId);
    }

    int size() {
        return owners.size();
    }

    /** An order has an owner from this record on, or none. */
    void set(final long orderId, final long owner, final long sequence) {
        final long was = owner == NOBODY ? owners.remove(orderId) : owners.put(orderId, owner);
        if (was != owner) {
            keep(sequence, orderId, was, owner);
        }
    }

    /** A mass cancel that took more than a record has ended. */
    void onMassCancelEnd(final long beginSequence, final long endSequence, final int sessionId, final int number) {
        keep(endSequence, -beginSequence, sessionId, number);
    }

    private void keep(final long sequence, final long key, final long was, final long is) {
        if (mask < 0) {
            return;
        }
        final int slot = (int) changes & mask;
        if (changes > mask) {
            lostUpTo = Math.max(lostUpTo, sequences[slot]);
        }
        sequences[slot] = sequence;
        keys[slot] = key;
        before[slot] = was;
        after[slot] = is;
        changes++;
    }

    /** All of it, for {@link #read}. */
    ByteBuffer write() {
        final int kept = kept();
        final ByteBuffer bytes =
                ByteBuffer.allocate((HEAD_LONGS + 2 * owners.size() + CHANGE_LONGS * kept) * Long.BYTES);
        final LongBuffer out = bytes.asLongBuffer();
        out.put(sequences.length).put(changes).put(lostUpTo).put(owners.size());
        owners.forEachLong((orderId, owner) -> out.put(orderId).put(owner));
        out.put(sequences, 0, kept).put(keys, 0, kept).put(before, 0, kept).put(after, 0, kept);
        return bytes;
    }

    private int kept() {
        return (int) Math.min(changes, sequences.length);
    }

    /** Takes over what one that kept as many changes has written. */
    void read(final DataInput in) throws IOException {
        final long length = in.readLong();
        if (length != sequences.length) {
            throw new IOException("the checkpoint keeps " + length + " changes of orders, not " + sequences.length);
        }
        changes = in.readLong();
        lostUpTo = in.readLong();
        for (long i = in.readLong(); i > 0; i--) {
            owners.put(in.readLong(), in.readLong());
        }
        for (final long[] column : new long[][] {sequences, keys, before, after}) {
            for (int i = 0; i < kept(); i++) {
                column[i] = in.readLong();
            }
        }
    }

    /** Whether it is known how things were before this record. */
    boolean reaches(final long sequence) {
        return sequence > lostUpTo;
    }

    /**
     * Gives one session's orders as they were before a record that this {@link #reaches}.
     *
     * @param mass is told of a mass cancel that was under way.
     */
    void copyBefore(final long sequence, final int sessionId, final Ownership target, final MassCancelInForce mass) {
        owners.forEachLong((orderId, owner) -> {
            if (sessionOf(owner) == sessionId) {
                target.owners.put(orderId, owner);
            }
        });
        for (long i = changes - 1; i >= Math.max(0, changes - sequences.length); i--) {
            final int slot = (int) i & mask;
            if (sequences[slot] < sequence) {
                return;
            }
            if (keys[slot] < 0) {
                if (-keys[slot] < sequence) {
                    mass.begin(-keys[slot], (int) before[slot], (int) after[slot]);
                }
            } else if (sessionOf(before[slot]) == sessionId) {
                target.owners.put(keys[slot], before[slot]);
            } else if (sessionOf(after[slot]) == sessionId) {
                target.owners.remove(keys[slot]);
            }
        }
    }
}
