package org.ringbook.fix.message;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** Times as FIX writes them, UTC. */
public final class UtcText {
    private static final long MS_NS = 1_000_000L;
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);
    private static final int TIME_START = 9;
    private static final int FRACTION_START = 18;
    private static final int NANO_DIGITS = 9;

    private UtcText() {}

    /**
     * Writes a time to the millisecond.
     *
     * @param timeNs nanoseconds since the epoch.
     * @param out    to append to.
     * @return {@code out}.
     */
    public static StringBuilder append(final long timeNs, final StringBuilder out) {
        return appendTime(timeNs, appendDate(timeNs, out).append('-'));
    }

    /**
     * Writes the day of a time.
     *
     * @param timeNs nanoseconds since the epoch.
     * @param out    to append to.
     * @return {@code out}.
     */
    public static StringBuilder appendDate(final long timeNs, final StringBuilder out) {
        final LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(Math.floorDiv(timeNs, MS_NS), DAY_MS));
        digits(date.getYear(), 1000, out);
        digits(date.getMonthValue(), 10, out);
        return digits(date.getDayOfMonth(), 10, out);
    }

    /**
     * Writes the time of day, to the millisecond.
     *
     * @param timeNs nanoseconds since the epoch.
     * @param out    to append to.
     * @return {@code out}.
     */
    public static StringBuilder appendTime(final long timeNs, final StringBuilder out) {
        final int ofDay = (int) Math.floorMod(Math.floorDiv(timeNs, MS_NS), DAY_MS);
        digits(ofDay / 3_600_000, 10, out);
        out.append(':');
        digits(ofDay / 60_000 % 60, 10, out);
        out.append(':');
        digits(ofDay / 1_000 % 60, 10, out);
        out.append('.');
        return digits(ofDay % 1_000, 100, out);
    }

    private static StringBuilder digits(final int value, final int firstWeight, final StringBuilder out) {
        for (int weight = firstWeight; weight > 0; weight /= 10) {
            out.append((char) ('0' + value / weight % 10));
        }
        return out;
    }

    /**
     * Reads a time whose form was checked.
     *
     * @param text such as 20261122-14:50:00.123.
     * @return nanoseconds since the epoch; 0 if there is no such time.
     */
    public static long parse(final String text) {
        try {
            final LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
            final int second = Math.min(59, number(text, TIME_START + 6, TIME_START + 8));
            final LocalTime time = LocalTime.of(
                    number(text, TIME_START, TIME_START + 2), number(text, TIME_START + 3, TIME_START + 5), second);
            return date.toEpochSecond(time, ZoneOffset.UTC) * 1_000_000_000L + fraction(text);
        } catch (final DateTimeException | NumberFormatException e) {
            return 0;
        }
    }

    private static long fraction(final String text) {
        long nanos = 0;
        for (int i = 0; i < NANO_DIGITS; i++) {
            final int at = FRACTION_START + i;
            nanos = nanos * 10 + (at < text.length() ? text.charAt(at) - '0' : 0);
        }
        return nanos;
    }

    private static int number(final String text, final int start, final int end) {
        return Integer.parseInt(text, start, end, 10);
    }
}
