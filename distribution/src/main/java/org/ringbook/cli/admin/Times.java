package org.ringbook.cli.admin;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;

/** Moments and durations as people write them ↔ nanoseconds. */
final class Times {
    private static final Pattern DURATION = Pattern.compile("\\+?(\\d{1,9})(ms|s|m|h|d)");
    private static final Map<String, TimeUnit> UNITS = Map.of(
            "ms", TimeUnit.MILLISECONDS,
            "s", TimeUnit.SECONDS,
            "m", TimeUnit.MINUTES,
            "h", TimeUnit.HOURS,
            "d", TimeUnit.DAYS);

    private Times() {}

    /** A duration such as 90s; 0 if there is none. */
    static long durationNs(final String text) {
        if (text == null) {
            return 0;
        }
        final Matcher duration = DURATION.matcher(text);
        if (!duration.matches()) {
            throw new Failure(ExitStatus.USAGE, "a duration is a number with ms, s, m, h or d, such as 10m: " + text);
        }
        return UNITS.get(duration.group(2)).toNanos(Long.parseLong(duration.group(1)));
    }

    /** A moment such as 2026-12-01T08:00:00Z, or from now such as 10m; since the epoch; 0 if there is none. */
    static long momentNs(final String text, final Instant now) {
        if (text == null) {
            return 0;
        }
        try {
            return sinceEpochNs(
                    DURATION.matcher(text).matches() ? now.plusNanos(durationNs(text)) : Instant.parse(text));
        } catch (final DateTimeException | ArithmeticException e) {
            throw new Failure(
                    ExitStatus.USAGE, "a time is such as 2026-12-01T08:00:00Z, or from now such as 10m: " + text, e);
        }
    }

    private static long sinceEpochNs(final Instant moment) {
        return Duration.between(Instant.EPOCH, moment).toNanos();
    }

    static String text(final long momentNs) {
        return momentNs == 0 ? "-" : Instant.EPOCH.plusNanos(momentNs).toString();
    }
}
