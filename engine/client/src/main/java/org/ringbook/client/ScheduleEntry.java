package org.ringbook.client;

import java.time.DayOfWeek;
import java.util.Set;
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

    /** Bit 0 Monday to bit 6 Sunday. */
    short dayBits() {
        return (short) days.stream().mapToInt(day -> 1 << (day.getValue() - 1)).sum();
    }
}
