package org.ringbook.fix.gateway;

import java.util.concurrent.TimeUnit;

/** How many messages a session may send: so many in each second, counted from when the first of them came. One thread. */
final class Throttle {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    /** Seconds in a row with too many messages after which the session is logged out. */
    private static final int SUSTAINED_SECONDS = 10;

    private final int perSecond;
    private long windowNs;
    private int count;
    private int breaches;
    private boolean breached;

    Throttle(final int perSecond) {
        this.perSecond = perSecond;
    }

    /** Counts a message. Returns whether it is one too many. */
    boolean isOver(final long nowNs) {
        if (count == 0 || nowNs - windowNs >= SECOND_NS) {
            breaches = breached && nowNs - windowNs < 2 * SECOND_NS ? breaches + 1 : 0;
            windowNs = nowNs;
            count = 0;
            breached = false;
        }
        count++;
        breached |= count > perSecond;
        return count > perSecond;
    }

    boolean isSustained() {
        return breaches >= SUSTAINED_SECONDS;
    }

    void reset() {
        count = 0;
        breaches = 0;
        breached = false;
    }
}
