package org.ringbook.core;

import org.agrona.collections.Int2ObjectHashMap;

/** The gateways that ever said hello: which incarnation counts, and how far its commands were taken. Core thread only. */
final class GatewayTable {
    static final int MAX_ID = 65_534;

    private final Int2ObjectHashMap<Row> rows = new Int2ObjectHashMap<>();
    private int highestId;

    /** One gateway. */
    static final class Row {
        int epoch;
        long nonce;
        long lastSequence;
        boolean up;
    }

    /** The row of a gateway, or null if it never said hello. */
    Row getOrNull(final int gatewayId) {
        return rows.get(gatewayId);
    }

    /** Highest id there is a row for, 0 if there is none. */
    int highestId() {
        return highestId;
    }

    int count() {
        return rows.size();
    }

    Admission admit(final int gatewayId, final int epoch, final long sequence) {
        final Row row = rows.get(gatewayId);
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
        final Row row = rows.get(gatewayId);
        if (row == null || epoch > row.epoch) {
            return Admission.ADMIT;
        }
        if (epoch != row.epoch || nonce != row.nonce) {
            return Admission.STALE;
        }
        return row.up ? Admission.DUPLICATE : Admission.ADMIT;
    }

    Row hello(final int gatewayId, final int epoch, final long nonce) {
        Row row = rows.get(gatewayId);
        if (row == null) {
            row = new Row();
            rows.put(gatewayId, row);
            highestId = Math.max(highestId, gatewayId);
        }
        if (epoch != row.epoch) {
            row.epoch = epoch;
            row.lastSequence = 0;
        }
        row.nonce = nonce;
        row.up = true;
        return row;
    }
}
