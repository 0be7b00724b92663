package org.ringbook.core.market;

import java.util.Arrays;

/**
 * When a market changes its state by itself: times of the day, UTC, each with a state and the days of the week it acts on.
 * Immutable.
 */
public final class MarketSchedule {
    /** Never. */
    public static final MarketSchedule NONE = new MarketSchedule(new int[0], new byte[0], new byte[0], 0);

    /** Most entries. */
    public static final int MAX_ENTRIES = 32;

    /** A day has these seconds; the calendar of commands knows no leap seconds. */
    public static final int SECONDS_OF_DAY = 86_400;

    /** All days: bit 0 is Monday, bit 6 Sunday. */
    public static final int ALL_DAYS = 0x7F;

    private static final long NS_OF_SECOND = 1_000_000_000L;
    private static final long NS_OF_DAY = SECONDS_OF_DAY * NS_OF_SECOND;
    private static final int DAYS_OF_WEEK = 7;
    /** 1970-01-01 was a Thursday. */
    private static final int WEEKDAY_OF_EPOCH = 3;

    private final int[] secondsOfDay;
    private final byte[] states;
    private final byte[] days;

    /**
     * The entries by ascending time of the day.
     *
     * @param secondsOfDay 0 to 86,399
     * @param states values of {@code MarketState}
     * @param days bit 0 Monday to bit 6 Sunday, at least one
     * @param count how many of these there are
     */
    public MarketSchedule(final int[] secondsOfDay, final byte[] states, final byte[] days, final int count) {
        this.secondsOfDay = Arrays.copyOf(secondsOfDay, count);
        this.states = Arrays.copyOf(states, count);
        this.days = Arrays.copyOf(days, count);
    }

    /**
     * Number of entries.
     *
     * @return 0 to {@link #MAX_ENTRIES}
     */
    public int size() {
        return states.length;
    }

    /**
     * When in the day an entry acts.
     *
     * @param index from 0
     * @return seconds since midnight, UTC
     */
    public int secondsOfDay(final int index) {
        return secondsOfDay[index];
    }

    /**
     * What an entry changes to.
     *
     * @param index from 0
     * @return value of {@code MarketState}
     */
    public byte state(final int index) {
        return states[index];
    }

    /**
     * The days an entry acts on.
     *
     * @param index from 0
     * @return bit 0 Monday to bit 6 Sunday
     */
    public int days(final int index) {
        return days[index];
    }

    /**
     * When an entry acts next.
     *
     * @param timeNs nanoseconds since the epoch
     * @return the earliest time after it, 0 if there are no entries
     */
    public long nextAfter(final long timeNs) {
        final long today = timeNs / NS_OF_DAY;
        for (long day = today; day <= today + DAYS_OF_WEEK; day++) {
            for (int i = 0; i < states.length; i++) {
                final long time = day * NS_OF_DAY + secondsOfDay[i] * NS_OF_SECOND;
                if (time > timeNs && actsOn(i, day)) {
                    return time;
                }
            }
        }
        return 0;
    }

    /**
     * What the entry changes to that acts at a time.
     *
     * @param timeNs that {@link #nextAfter} returned
     * @return value of {@code MarketState}
     */
    public byte stateAt(final long timeNs) {
        final int second = (int) (timeNs % NS_OF_DAY / NS_OF_SECOND);
        return states[Arrays.binarySearch(secondsOfDay, second)];
    }

    private boolean actsOn(final int index, final long day) {
        final int weekday = (int) ((day + WEEKDAY_OF_EPOCH) % DAYS_OF_WEEK);
        return (days[index] >>> weekday & 1) != 0;
    }
}
