package org.ringbook.reference;

/** A client session that has ever logged on. Cancel at is 0 if its orders are not to be canceled. */
record Session(
        int id, int ownerId, int gatewayId, boolean isOn, boolean cancelOnDisconnect, long graceNs, long cancelAtNs) {
    Session gone(final long newCancelAtNs) {
        return new Session(id, ownerId, gatewayId, false, cancelOnDisconnect, graceNs, newCancelAtNs);
    }

    Session withoutDeadline() {
        return new Session(id, ownerId, gatewayId, isOn, cancelOnDisconnect, graceNs, 0);
    }
}
