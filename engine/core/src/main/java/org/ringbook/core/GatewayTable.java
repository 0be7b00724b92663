package org.ringbook.core;

import java.util.Arrays;

/** The gateways that ever said hello: which incarnation counts, and how far its commands were taken. Core thread only. */
final class GatewayTable {
    static final int MAX_ID = 65_534;

    private Row[] rows = new Row[1 << 6];
    private int highestId;
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

    /** Highest id there is a row for, 0 if there is none. */
    int highestId() {
        return highestId;
    }

    int count() {
        return count;
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
        highestId = Math.max(highestId, gatewayId);
        count++;
    }
}
