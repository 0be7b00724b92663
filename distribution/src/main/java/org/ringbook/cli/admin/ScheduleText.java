package org.ringbook.cli.admin;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.client.ScheduleEntry;
import org.ringbook.sbe.messages.MarketState;

/** An entry of a schedule as people write it: mon-fri@07:00=open. */
final class ScheduleText {
    private static final Pattern ENTRY =
            Pattern.compile("([a-z,-]+)@(\\d\\d:\\d\\d(?::\\d\\d)?)=(closed|auction|open)");
    private static final Map<String, MarketState> STATES =
            Map.of("closed", MarketState.CLOSED, "auction", MarketState.AUCTION, "open", MarketState.OPEN);
    private static final List<String> DAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
            .toList();

    private ScheduleText() {}

    static ScheduleEntry parse(final String text) {
        final Matcher entry = ENTRY.matcher(text.toLowerCase(Locale.ROOT));
        if (!entry.matches()) {
            throw wrong(text);
        }
        try {
            return new ScheduleEntry(
                    LocalTime.parse(entry.group(2)).toSecondOfDay(),
                    STATES.get(entry.group(3)),
                    days(entry.group(1), text));
        } catch (final DateTimeException e) {
            throw wrong(text);
        }
    }

    /** As it is read by {@link #parse}. */
    static String of(final ScheduleEntry entry) {
        return days(entry.days()) + "@" + LocalTime.ofSecondOfDay(entry.secondsOfDay()) + "=" + Words.of(entry.state());
    }

    private static String days(final Set<DayOfWeek> days) {
        if (days.size() == DAYS.size()) {
            return "daily";
        }
        final List<String> words = new ArrayList<>();
        int day = 0;
        while (day < DAYS.size()) {
            final int first = day;
            while (day < DAYS.size() && days.contains(DayOfWeek.of(day + 1))) {
                day++;
            }
            if (day > first) {
                words.add(day == first + 1 ? DAYS.get(first) : DAYS.get(first) + "-" + DAYS.get(day - 1));
            }
            day++;
        }
        return String.join(",", words);
    }

    private static Failure wrong(final String text) {
        return new Failure(
                ExitStatus.USAGE,
                "an entry is DAYS@TIME=STATE, such as mon-fri@07:00=open or daily@15:30:00=closed: " + text);
    }

    private static Set<DayOfWeek> days(final String words, final String text) {
        if ("daily".equals(words)) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        final Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (final String word : words.split(",", -1)) {
            final String[] ends = word.split("-", -1);
            final int first = DAYS.indexOf(ends[0]);
            final int last = DAYS.indexOf(ends[ends.length - 1]);
            if (first < 0 || last < first || ends.length > 2) {
                throw wrong(text);
            }
            for (int day = first; day <= last; day++) {
                days.add(DayOfWeek.of(day + 1));
            }
        }
        return days;
    }
}
