package org.ringbook.scenarios.language;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Decimals, times and durations as people write them. */
final class Units {
    private static final long NANOS = 1_000_000_000L;
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final List<String> DURATION_UNITS = List.of("ns", "ms", "s", "m", "h", "d");
    private static final long[] DURATION_NS = {1, 1_000_000, NANOS, 60 * NANOS, 3_600 * NANOS, 86_400 * NANOS};

    private Units() {}

    /** How many steps of a decimal; must be whole, and fit. */
    static long count(final String text, final BigDecimal step) {
        try {
            return new BigDecimal(text)
                    .divide(step, 0, RoundingMode.UNNECESSARY)
                    .longValueExact();
        } catch (final ArithmeticException | NumberFormatException e) {
            throw new WordsException(text + " is not a multiple of " + step.toPlainString(), e);
        }
    }

    static String text(final long count, final BigDecimal step) {
        final BigDecimal value = step.multiply(BigDecimal.valueOf(count)).stripTrailingZeros();
        return value.signum() == 0 ? "0" : value.toPlainString();
    }

    /** Units of a scale. */
    static BigDecimal unit(final int scale) {
        return BigDecimal.ONE.movePointLeft(scale);
    }

    /** {@code 10%} in parts per million, or a plain number of them. */
    static int ppm(final String text) {
        return text.endsWith("%")
                ? (int) count(text.substring(0, text.length() - 1), new BigDecimal("0.0001"))
                : (int) count(text, BigDecimal.ONE);
    }

    /** {@code 5s}, {@code 200ms}, {@code 1d}, also below zero. */
    static long durationNs(final String text) {
        int digits = 0;
        while (digits < text.length() && "-0123456789".indexOf(text.charAt(digits)) >= 0) {
            digits++;
        }
        final int unit = DURATION_UNITS.indexOf(text.substring(digits));
        if (unit < 0 || digits == 0) {
            throw new WordsException("not a duration such as 5s: " + text);
        }
        return Long.parseLong(text.substring(0, digits)) * DURATION_NS[unit];
    }

    static String durationText(final long durationNs) {
        int unit = DURATION_NS.length - 1;
        while (durationNs % DURATION_NS[unit] != 0) {
            unit--;
        }
        while (unit > 2 && Math.abs(durationNs) < 2 * DURATION_NS[unit]) {
            unit--; // 90s, and 60s rather than 1m
        }
        return durationNs / DURATION_NS[unit] + DURATION_UNITS.get(unit);
    }

    static int day(final String text) {
        final int day = DAYS.indexOf(text);
        if (day < 0) {
            throw new WordsException("not a day such as mon: " + text);
        }
        return day;
    }

    static int secondsOfDay(final String text) {
        return LocalTime.parse(text).toSecondOfDay();
    }

    /** The next such time of day at or after a time, on that day of the week unless it is null. */
    static long timeNs(final String time, final String day, final long afterNs) {
        LocalDateTime next = utc(afterNs).toLocalDate().atTime(LocalTime.parse(time));
        while (next.isBefore(utc(afterNs)) || (day != null && next.getDayOfWeek() != DayOfWeek.of(1 + day(day)))) {
            next = next.plusDays(1);
        }
        return next.toEpochSecond(ZoneOffset.UTC) * NANOS;
    }

    /** Such as {@code mon 09:00:00}. */
    static String timeText(final long timestampNs) {
        final LocalDateTime time = utc(timestampNs);
        final String day = DAYS.get(time.getDayOfWeek().getValue() - 1);
        return String.format(Locale.ROOT, "%s %02d:%02d:%02d", day, time.getHour(), time.getMinute(), time.getSecond());
    }

    private static LocalDateTime utc(final long timestampNs) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(timestampNs / NANOS, timestampNs % NANOS), ZoneOffset.UTC);
    }
}
