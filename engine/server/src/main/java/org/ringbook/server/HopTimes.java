package org.ringbook.server;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.agrona.BitUtil;

/**
 * When the latest records passed each hop, beside the journal and not in it. The core writes, egress reads; a record whose
 * row was written over, or that was made by an earlier run, has none. Times are of the machine's monotonic clock.
 *
 * <pre>
 *   row = sequence &amp; mask:   | sequence | gatewayInNs | sequencedNs | committedNs |
 * </pre>
 *
 * <p>The row's sequence is 0 while it is being written. The committed sequence follows the journal's mark once the rows are
 * filled in, and is as far as egress goes: a record is not published without its times.
 */
final class HopTimes {
    private static final int FIELDS = 4;
    private static final int GATEWAY_IN = 1;
    private static final int SEQUENCED = 2;
    private static final int COMMITTED = 3;
    private static final VarHandle ROWS = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] rows;
    private final int mask;
    private long newestSequence;
    private volatile long committedSequence;
    private long gatewayInNs;
    private long sequencedNs;
    private long committedNs;

    HopTimes(final int capacity, final long committedSequence) {
        if (!BitUtil.isPowerOfTwo(capacity)) {
            throw new IllegalArgumentException("capacity must be a power of two: capacity=" + capacity);
        }
        rows = new long[capacity * FIELDS];
        mask = capacity - 1;
        this.committedSequence = committedSequence;
    }

    /** Core thread: a record was made. */
    void sequenced(final long sequence, final long takenInNs, final long nowNs) {
        final int row = row(sequence);
        ROWS.setOpaque(rows, row, 0L);
        VarHandle.storeStoreFence();
        ROWS.setOpaque(rows, row + GATEWAY_IN, takenInNs);
        ROWS.setOpaque(rows, row + SEQUENCED, nowNs);
        newestSequence = sequence;
    }

    /** Core thread: all records of a batch are durable, and may be published when this returns. */
    void committed(final long firstSequence, final long lastSequence, final long nowNs) {
        for (long sequence = Math.max(firstSequence, newestSequence - mask); sequence <= lastSequence; sequence++) {
            final int row = row(sequence);
            ROWS.setOpaque(rows, row + COMMITTED, nowNs);
            ROWS.setRelease(rows, row, sequence);
        }
        committedSequence = lastSequence;
    }

    /** Any thread: last record that may be published. */
    long committedSequence() {
        return committedSequence;
    }

    /** Egress thread: reads the times of a record; all 0 if they are not known. */
    void read(final long sequence) {
        final int row = row(sequence);
        final boolean known = (long) ROWS.getAcquire(rows, row) == sequence;
        gatewayInNs = (long) ROWS.getOpaque(rows, row + GATEWAY_IN);
        sequencedNs = (long) ROWS.getOpaque(rows, row + SEQUENCED);
        committedNs = (long) ROWS.getOpaque(rows, row + COMMITTED);
        VarHandle.acquireFence();
        if (!known || (long) ROWS.getOpaque(rows, row) != sequence) {
            clear();
        }
    }

    /** Egress thread: as for a record without times. */
    void clear() {
        gatewayInNs = 0;
        sequencedNs = 0;
        committedNs = 0;
    }

    long gatewayInNs() {
        return gatewayInNs;
    }

    long sequencedNs() {
        return sequencedNs;
    }

    long committedNs() {
        return committedNs;
    }

    private int row(final long sequence) {
        return ((int) sequence & mask) * FIELDS;
    }
}
