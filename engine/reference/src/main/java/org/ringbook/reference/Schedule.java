package org.ringbook.reference;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** When a market changes its state by itself, in UTC. */
final class Schedule {
    private static final long NS_PER_DAY = TimeUnit.DAYS.toNanos(1);
    private static final long NS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int DAYS_PER_WEEK = 7;
    private static final int THURSDAY = 3;

    private List<Command.ScheduleEntry> entries = List.of();
    private long nextNs;

    List<Command.ScheduleEntry> entries() {
        return entries;
    }

    void entries(final List<Command.ScheduleEntry> newEntries) {
        entries = List.copyOf(newEntries);
    }

    /** When it acts next; 0 for never. */
    long nextNs() {
        return nextNs;
    }

    void nextNs(final long newNextNs) {
        nextNs = newNextNs;
    }

    /** The earliest time after this one; 0 for never. */
    long after(final long timeNs) {
        long earliest = 0;
        final long today = timeNs / NS_PER_DAY;
        for (long day = today; day <= today + DAYS_PER_WEEK && earliest == 0; day++) {
            for (final Command.ScheduleEntry entry : entries) {
                final long entryNs = day * NS_PER_DAY + entry.secondsOfDay() * NS_PER_SECOND;
                if (earliest == 0 && entryNs > timeNs && isOn(entry, day)) {
                    earliest = entryNs;
                }
            }
        }
        return earliest;
    }

    /** Day 0 of the epoch was a Thursday. */
    private static boolean isOn(final Command.ScheduleEntry entry, final long day) {
        final int daysAfterMonday = (int) ((day + THURSDAY) % DAYS_PER_WEEK);
        return (entry.days() & (1 << daysAfterMonday)) != 0;
    }

    /** The entry of a time at which one acts. */
    Command.ScheduleEntry at(final long timeNs) {
        final long day = timeNs / NS_PER_DAY;
        final long secondsOfDay = timeNs % NS_PER_DAY / NS_PER_SECOND;
        for (final Command.ScheduleEntry entry : entries) {
            if (entry.secondsOfDay() == secondsOfDay && isOn(entry, day)) {
                return entry;
            }
        }
        throw new IllegalStateException("nothing scheduled: timeNs=" + timeNs + " entries=" + entries);
    }
}
