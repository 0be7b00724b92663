package org.ringbook.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ringbook.sbe.messages.MarketState;

/** Times of schedules against what the calendar of the Java library says. */
class ScheduleTest {
    private static final long SEED = 7;
    private static final int SCHEDULES = 500;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int ALL_DAYS = 127;
    private static final int WEEKDAYS = 31;
    private static final int SATURDAY = 32;

    private final Schedule schedule = new Schedule();

    private static long ns(final LocalDateTime time) {
        return TimeUnit.SECONDS.toNanos(time.toEpochSecond(ZoneOffset.UTC));
    }

    private static Command.ScheduleEntry entry(final int hour, final MarketState state, final int days) {
        return new Command.ScheduleEntry((int) TimeUnit.HOURS.toSeconds(hour), state, days);
    }

    @Test
    void shouldActNeverWithoutEntries() {
        assertEquals(0, schedule.after(ns(LocalDateTime.of(2026, 11, 22, 12, 0))));
    }

    @Test
    void shouldGoOverTheWeekend() {
        schedule.entries(List.of(entry(9, MarketState.OPEN, WEEKDAYS), entry(17, MarketState.CLOSED, WEEKDAYS)));
        final LocalDateTime fridaysClose = LocalDateTime.of(2026, 11, 20, 17, 0);
        final LocalDateTime mondaysOpen = LocalDateTime.of(2026, 11, 23, 9, 0);
        assertEquals(ns(fridaysClose), schedule.after(ns(fridaysClose) - 1));
        assertEquals(ns(mondaysOpen), schedule.after(ns(fridaysClose)));
        assertEquals(MarketState.CLOSED, schedule.at(ns(fridaysClose)).state());
        assertEquals(MarketState.OPEN, schedule.at(ns(mondaysOpen)).state());
    }

    @Test
    void shouldComeRoundInAWeek() {
        schedule.entries(List.of(entry(0, MarketState.AUCTION, SATURDAY)));
        final LocalDateTime saturday = LocalDateTime.of(2026, 11, 21, 0, 0);
        assertEquals(ns(saturday.plusWeeks(1)), schedule.after(ns(saturday)));
    }

    @Test
    void shouldAgreeWithATryOfEveryDay() {
        final Random random = new Random(SEED);
        for (int i = 0; i < SCHEDULES; i++) {
            final List<Command.ScheduleEntry> entries = new ArrayList<>();
            final TreeSet<Integer> times = new TreeSet<>();
            while (times.size() < 1 + i % 4) {
                times.add(random.nextInt(SECONDS_PER_DAY));
            }
            times.forEach(time ->
                    entries.add(new Command.ScheduleEntry(time, MarketState.OPEN, 1 + random.nextInt(ALL_DAYS))));
            schedule.entries(entries);
            final LocalDateTime now = LocalDateTime.of(1970, 1, 1, 0, 0)
                    .plusDays(random.nextInt(40_000))
                    .plusSeconds(random.nextInt(SECONDS_PER_DAY));
            assertEquals(ns(tryEveryDay(entries, now)), schedule.after(ns(now)), "seed=" + SEED + " schedule=" + i);
        }
    }

    private static LocalDateTime tryEveryDay(final List<Command.ScheduleEntry> entries, final LocalDateTime now) {
        LocalDateTime earliest = now.plusDays(8);
        for (int days = 0; days <= 7; days++) {
            for (final Command.ScheduleEntry entry : entries) {
                final LocalDateTime time =
                        now.toLocalDate().plusDays(days).atStartOfDay().plusSeconds(entry.secondsOfDay());
                final DayOfWeek day = time.getDayOfWeek();
                final boolean isOn = ((entry.days() >> (day.getValue() - 1)) & 1) == 1;
                if (isOn && time.isAfter(now) && time.isBefore(earliest)) {
                    earliest = time;
                }
            }
        }
        return earliest;
    }
}
