package org.ringbook.core;

import java.util.Arrays;

/** The gateways that ever said hello: which incarnation counts, and how far its commands were taken. Core thread only. */
final class GatewayTable {
    static final int MAX_ID = 65_534;

    private Row[] rows = new Row[1 << 6];
    private int[] ids = new int[1 << 4];
    private int count;

    /** One gateway. */
    static final class Row {
        int epoch;
        long nonce;
        long lastSequence;
        boolean up;
    }

    /** The row of a gateway, or null if it never said hello. */
    Row getOrNull(final int gatewayId) {
        return gatewayId >= 0 && gatewayId < rows.length ? rows[gatewayId] : null;
    }

    int count() {
        return count;
    }

    /** Id of a row there is, by id from index 0. */
    int id(final int index) {
        return ids[index];
    }

    /** Index of the first row with an id above this one; the count if there is none. */
    int indexAfter(final int gatewayId) {
        int index = 0;
        while (index < count && ids[index] <= gatewayId) {
            index++;
        }
        return index;
    }

    Admission admit(final int gatewayId, final int epoch, final long sequence) {
        return admit(getOrNull(gatewayId), epoch, sequence);
    }

    /** The same, and an admitted number is the gateway's last from then on. */
    Admission take(final int gatewayId, final int epoch, final long sequence) {
        final Row row = getOrNull(gatewayId);
        final Admission admission = admit(row, epoch, sequence);
        if (admission == Admission.ADMIT) {
            row.lastSequence = sequence;
        }
        return admission;
    }

    private static Admission admit(final Row row, final int epoch, final long sequence) {
        if (row == null || !row.up) {
            return Admission.DOWN;
        }
        if (epoch != row.epoch) {
            return Admission.STALE;
        }
        if (sequence <= row.lastSequence) {
            return Admission.DUPLICATE;
        }
        return sequence == row.lastSequence + 1 ? Admission.ADMIT : Admission.GAP;
    }

    Admission admitHello(final int gatewayId, final int epoch, final long nonce) {
        if (gatewayId < 1 || gatewayId > MAX_ID || epoch < 1) {
            return Admission.STALE;
        }
        final Row row = getOrNull(gatewayId);
        if (row == null || epoch > row.epoch) {
            return Admission.ADMIT;
        }
        if (epoch != row.epoch || nonce != row.nonce) {
            return Admission.STALE;
        }
        return row.up ? Admission.DUPLICATE : Admission.ADMIT;
    }

    Row hello(final int gatewayId, final int epoch, final long nonce) {
        Row row = getOrNull(gatewayId);
        if (row == null) {
            row = new Row();
            put(gatewayId, row);
        }
        if (epoch != row.epoch) {
            row.epoch = epoch;
            row.lastSequence = 0;
        }
        row.nonce = nonce;
        row.up = true;
        return row;
    }

    private void put(final int gatewayId, final Row row) {
        if (gatewayId >= rows.length) {
            rows = Arrays.copyOf(rows, Math.max(gatewayId + 1, rows.length * 2));
        }
        rows[gatewayId] = row;
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
        }
        final int index = indexAfter(gatewayId);
        System.arraycopy(ids, index, ids, index + 1, count - index);
        ids[index] = gatewayId;
        count++;
    }
}
