package org.ringbook.cli.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringbook.cli.Failure;
import org.ringbook.client.ScheduleEntry;
import org.ringbook.sbe.messages.MarketState;

class TimesTest {
    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

    @Test
    void shouldReadMomentsAndDurations() {
        assertEquals(90_000_000_000L, Times.durationNs("90s"));
        assertEquals(0, Times.durationNs(null));
        assertEquals("2026-12-01T08:10:00Z", Times.text(Times.momentNs("10m", NOW)));
        assertEquals(
                "2026-12-01T09:00:00.000000001Z", Times.text(Times.momentNs("2026-12-01T09:00:00.000000001Z", NOW)));
        assertEquals("-", Times.text(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "10", "10 m", "2026-12-01", "-5m", "9999-01-01T00:00:00Z"})
    void shouldRefuseWhatIsNoMoment(final String text) {
        assertThrows(Failure.class, () -> Times.momentNs(text, NOW));
    }

    @Test
    void shouldReadEntriesOfASchedule() {
        assertEquals(
                new ScheduleEntry(7 * 3_600, MarketState.OPEN, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)),
                ScheduleText.parse("mon-fri@07:00=open"));
        assertEquals(
                Set.of(DayOfWeek.MONDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                ScheduleText.parse("mon,sat-sun@23:59:59=closed").days());
        assertEquals(7, ScheduleText.parse("Daily@00:00=Auction").days().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mon@25:00=open",
                "mon@7:00=open",
                "fri-mon@07:00=open",
                "mon@07:00=halted",
                "mon-tue-wed@07:00=open"
            })
    void shouldRefuseWhatIsNoEntry(final String text) {
        assertThrows(Failure.class, () -> ScheduleText.parse(text));
    }
}
