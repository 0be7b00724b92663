package org.ringbook.core.orders;

/**
 * The ended client order ids of one account: how many there are, the earliest, and in a ring the last 64, which are never
 * evicted. The ring tells which entry leaves them without a look at that entry, which no cache holds any more. Core
 * thread only.
 */
final class EndedIds {
    static final int PROTECTED = 64;

    int first;
    int count;
    private int next;
    private final int[] latest = new int[PROTECTED];

    /** Entry that ended last; there is one. */
    int last() {
        return latest[(next - 1) & (PROTECTED - 1)];
    }

    /** Adds the entry that ended; returns the one that is no longer among the last 64, or 0. */
    int add(final int entry) {
        final int at = next & (PROTECTED - 1);
        final int displaced = latest[at];
        latest[at] = entry;
        next = at + 1;
        return displaced;
    }
}
