package org.ringbook.reference;

import java.math.BigInteger;

/** What ends a sweep, whether it is made or only walked. */
final class Sweep {
    /** From so many events on no more is traded in a record. */
    static final int EVENTS_FULL = 8_180;

    private Sweep() {}

    /** Why a sweep is over; the first five are the numbered ones of docs/rules.md. */
    enum End {
        NOTHING_LEFT,
        LIMIT,
        DYNAMIC_BAND,
        STATIC_BAND,
        EVENT_LIMIT,
        CANCELED
    }

    /** What is left of an aggressor: lots, or by quote an amount. */
    interface Left {
        /** Lots, or how many the amount buys at this price. */
        BigInteger lotsAt(long priceTicks);

        /** Are there no lots or no amount at all? */
        boolean isNothing();
    }

    /** Null if the sweep goes on to this order, which is null if there is none. */
    static End end(
            final Order aggressor, final Left left, final Order resting, final Course course, final int eventCount) {
        if (left.isNothing()
                || (resting != null && left.lotsAt(resting.limitTicks()).signum() == 0)) {
            return End.NOTHING_LEFT;
        }
        if (resting == null || !aggressor.accepts(resting.limitTicks())) {
            return End.LIMIT;
        }
        if (course.dynamicBand().isBeyond(aggressor.side(), resting.limitTicks())) {
            return End.DYNAMIC_BAND;
        }
        if (!course.staticBand().contains(resting.limitTicks())) {
            return End.STATIC_BAND;
        }
        return eventCount >= EVENTS_FULL ? End.EVENT_LIMIT : null;
    }
}
