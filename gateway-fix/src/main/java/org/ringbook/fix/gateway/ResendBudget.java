package org.ringbook.fix.gateway;

import java.util.concurrent.TimeUnit;

/** How many messages a session may be sent again now: all that are kept for it at once, then a number a second. One thread. */
final class ResendBudget {
    /** Messages that Artio keeps of a session. */
    static final int MESSAGES_MAX = 1 << 18;

    /** Messages a second that it grows by. */
    static final int PER_SECOND = 10_000;

    private static final long MESSAGE_NS = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;

    private long left = MESSAGES_MAX;
    private long grownNs;
    private boolean isUsed;

    /** Takes as many messages if there are. Of more than are kept only those count: the rest is one message. */
    boolean take(final long messages, final long nowNs) {
        if (!isUsed) {
            isUsed = true;
            grownNs = nowNs;
        }
        final long more = (nowNs - grownNs) / MESSAGE_NS;
        left = Math.min(MESSAGES_MAX, left + more);
        grownNs += more * MESSAGE_NS;
        final long count = Math.max(1, Math.min(messages, MESSAGES_MAX));
        if (count > left) {
            return false;
        }
        left -= count;
        return true;
    }
}
