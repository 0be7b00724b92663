package org.ringbook.core;

import java.util.Arrays;

/**
 * Client sessions that ever logged on, by id: whose they are, at which gateway, and what becomes of their orders when they are
 * gone. When that is due is in {@link Deadlines}. Core thread only.
 */
final class Sessions {
    private static final int ON = 1;
    private static final int CANCEL_ON_DISCONNECT = 2;

    private int[] ids = new int[64];
    private int[] ownerIds = new int[64];
    private char[] gatewayIds = new char[64];
    private byte[] flags = new byte[64];
    private long[] graces = new long[64];
    private int size;
    private int onCount;

    int size() {
        return size;
    }

    /** Number of sessions that are on. */
    int onCount() {
        return onCount;
    }

    /** Index of a session, below 0 if it never logged on. The indexes are in the order of the ids, and change with a new one. */
    int find(final int sessionId) {
        return Arrays.binarySearch(ids, 0, size, sessionId);
    }

    /** Index of the first session with a higher id. */
    int after(final int sessionId) {
        final int index = find(sessionId);
        return index >= 0 ? index + 1 : -1 - index;
    }

    int sessionId(final int index) {
        return ids[index];
    }

    int ownerId(final int index) {
        return ownerIds[index];
    }

    int gatewayId(final int index) {
        return gatewayIds[index];
    }

    boolean isOn(final int index) {
        return (flags[index] & ON) != 0;
    }

    boolean cancelsOnDisconnect(final int index) {
        return (flags[index] & CANCEL_ON_DISCONNECT) != 0;
    }

    long graceNs(final int index) {
        return graces[index];
    }

    /** Adds a session that is not here; most have the highest id so far. */
    int add(final int sessionId, final int ownerId) {
        if (size == ids.length) {
            grow();
        }
        final int index = -1 - find(sessionId);
        final int behind = size - index;
        System.arraycopy(ids, index, ids, index + 1, behind);
        System.arraycopy(ownerIds, index, ownerIds, index + 1, behind);
        System.arraycopy(gatewayIds, index, gatewayIds, index + 1, behind);
        System.arraycopy(flags, index, flags, index + 1, behind);
        System.arraycopy(graces, index, graces, index + 1, behind);
        ids[index] = sessionId;
        ownerIds[index] = ownerId;
        size++;
        return index;
    }

    void logOn(final int index, final int gatewayId, final boolean cancelOnDisconnect, final long graceNs) {
        onCount += isOn(index) ? 0 : 1;
        gatewayIds[index] = (char) gatewayId;
        flags[index] = (byte) (cancelOnDisconnect ? ON | CANCEL_ON_DISCONNECT : ON);
        graces[index] = graceNs;
    }

    /** Ends a session that is on. */
    void logOut(final int index) {
        onCount--;
        flags[index] &= ~ON;
    }

    private void grow() {
        final int capacity = size * 2;
        ids = Arrays.copyOf(ids, capacity);
        ownerIds = Arrays.copyOf(ownerIds, capacity);
        gatewayIds = Arrays.copyOf(gatewayIds, capacity);
        flags = Arrays.copyOf(flags, capacity);
        graces = Arrays.copyOf(graces, capacity);
    }
}
