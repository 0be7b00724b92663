package org.ringbook.core.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MarketScheduleTest {
    private static final byte CLOSED = 0;
    private static final byte OPEN = 1;
    private static final int WEEKDAYS = 0x1F;

    @Test
    void shouldActNeverWithoutEntries() {
        assertEquals(0, MarketSchedule.NONE.nextAfter(ns("2026-11-22T05:00:00Z")));
    }

    @Test
    void shouldOpenOnMondayMorningAfterAWeekend() {
        final MarketSchedule schedule = new MarketSchedule(
                new int[] {8 * 3_600, 17 * 3_600}, new byte[] {OPEN, CLOSED}, new byte[] {WEEKDAYS, WEEKDAYS}, 2);
        assertEquals(ns("2026-11-23T08:00:00Z"), schedule.nextAfter(ns("2026-11-20T17:00:00Z")));
        assertEquals(ns("2026-11-23T17:00:00Z"), schedule.nextAfter(ns("2026-11-23T08:00:00Z")));
        assertEquals(OPEN, schedule.stateAt(ns("2026-11-23T08:00:00Z")));
        assertEquals(CLOSED, schedule.stateAt(ns("2026-11-23T17:00:00Z")));
    }

    @Test
    void shouldComeBackAWeekLaterToItsOnlyTime() {
        final MarketSchedule sundayMidnight =
                new MarketSchedule(new int[] {0}, new byte[] {CLOSED}, new byte[] {1 << 6}, 1);
        assertEquals(ns("2026-11-29T00:00:00Z"), sundayMidnight.nextAfter(ns("2026-11-22T00:00:00Z")));
        assertEquals(ns("2026-11-22T00:00:00Z"), sundayMidnight.nextAfter(ns("2026-11-21T23:59:59.999999999Z")));
    }

    @Test
    void shouldAgreeWithTheCalendarOfTheLanguage() {
        final long seed = 3;
        final Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            final int[] seconds = random.ints(0, MarketSchedule.SECONDS_OF_DAY)
                    .distinct()
                    .limit(1 + random.nextInt(MarketSchedule.MAX_ENTRIES))
                    .sorted()
                    .toArray();
            final byte[] states = new byte[seconds.length];
            final byte[] days = new byte[seconds.length];
            for (int i = 0; i < seconds.length; i++) {
                states[i] = (byte) random.nextInt(2);
                days[i] = (byte) (1 + random.nextInt(MarketSchedule.ALL_DAYS));
            }
            final MarketSchedule schedule = new MarketSchedule(seconds, states, days, seconds.length);
            final long now = random.nextInt(4) == 0
                    ? schedule.nextAfter(random.nextLong(4_000_000_000_000_000_000L))
                    : random.nextLong(4_000_000_000_000_000_000L);
            final long next = earliest(seconds, days, now);
            assertEquals(next, schedule.nextAfter(now), "seed=" + seed + " round=" + round);
            final int second =
                    instant(next).atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
            assertEquals(
                    states[Arrays.binarySearch(seconds, second)],
                    schedule.stateAt(next),
                    "seed=" + seed + " round=" + round);
        }
    }

    private static long earliest(final int[] seconds, final byte[] days, final long now) {
        final LocalDateTime today =
                instant(now).atZone(ZoneOffset.UTC).toLocalDate().atStartOfDay();
        long earliest = Long.MAX_VALUE;
        for (int day = 0; day <= 7; day++) {
            for (int i = 0; i < seconds.length; i++) {
                final LocalDateTime time = today.plusDays(day).plusSeconds(seconds[i]);
                final int bit = time.getDayOfWeek().getValue() - 1;
                final long timeNs = time.toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L;
                if ((days[i] & 1 << bit) != 0 && timeNs > now) {
                    earliest = Math.min(earliest, timeNs);
                }
            }
        }
        return earliest;
    }

    private static Instant instant(final long timeNs) {
        return Instant.ofEpochSecond(timeNs / 1_000_000_000L, timeNs % 1_000_000_000L);
    }

    private static long ns(final String time) {
        final Instant instant = Instant.parse(time);
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
