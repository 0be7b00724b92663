package org.ringbook.reference;

import org.ringbook.sbe.messages.RejectReason;

/** Why a command changed nothing, or {@link #NONE}; with the thing that was there first, or the order it speaks of. */
record Rejection(RejectReason reason, long existingId, OrderState order) {
    static final Rejection NONE = of(RejectReason.NONE);

    static Rejection of(final RejectReason reason) {
        return new Rejection(reason, 0, OrderState.UNKNOWN);
    }

    static Rejection of(final RejectReason reason, final long existingId) {
        return new Rejection(reason, existingId, OrderState.UNKNOWN);
    }

    static Rejection of(final RejectReason reason, final OrderState order) {
        return new Rejection(reason, 0, order);
    }

    boolean isNone() {
        return reason == RejectReason.NONE;
    }
}
