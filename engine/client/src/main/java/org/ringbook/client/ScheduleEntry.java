package org.ringbook.client;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.ringbook.sbe.messages.MarketState;

/**
 * When a market goes into a state by itself.
 *
 * @param secondsOfDay 0 to 86,399, UTC.
 * @param state        CLOSED, AUCTION or OPEN.
 * @param days         at least one.
 */
public record ScheduleEntry(int secondsOfDay, MarketState state, Set<DayOfWeek> days) {
    /** Takes a copy of the days. */
    public ScheduleEntry {
        days = Set.copyOf(days);
    }

    static ScheduleEntry of(final int secondsOfDay, final MarketState state, final int dayBits) {
        final Set<DayOfWeek> days = Arrays.stream(DayOfWeek.values())
                .filter(day -> (dayBits & bit(day)) != 0)
                .collect(Collectors.toSet());
        return new ScheduleEntry(secondsOfDay, state, days);
    }

    /** Bit 0 Monday to bit 6 Sunday. */
    short dayBits() {
        return (short) days.stream().mapToInt(ScheduleEntry::bit).sum();
    }

    private static int bit(final DayOfWeek day) {
        return 1 << (day.getValue() - 1);
    }
}
