package org.ringbook.gateway;

import java.util.concurrent.TimeUnit;

/** How many messages a session may send: so many in each second, counted from when the first of them came. One thread; allocates nothing. */
public final class Throttle {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    /** Seconds in a row with too many messages after which the session is logged out. */
    private static final int SUSTAINED_SECONDS = 10;

    private final int perSecond;
    private long windowNs;
    private int count;
    private int breaches;
    private boolean breached;

    /**
     * For one session.
     *
     * @param perSecond messages in a second, from 1.
     */
    public Throttle(final int perSecond) {
        this.perSecond = perSecond;
    }

    /**
     * Counts a message.
     *
     * @param nowNs monotonic time.
     * @return whether it is one too many.
     */
    public boolean isOver(final long nowNs) {
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

    /**
     * Whether there were too many for so long that the session has to end.
     *
     * @return true after ten seconds in a row.
     */
    public boolean isSustained() {
        return breaches >= SUSTAINED_SECONDS;
    }

    /** The session begins anew. */
    public void reset() {
        count = 0;
        breaches = 0;
        breached = false;
    }
}
