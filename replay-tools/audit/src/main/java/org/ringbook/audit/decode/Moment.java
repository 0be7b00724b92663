package org.ringbook.audit.decode;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Nanoseconds since the epoch ↔ ISO-8601, always in UTC and to the nanosecond. */
public final class Moment {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'").withZone(ZoneOffset.UTC);

    private Moment() {}

    /**
     * Writes a time.
     *
     * @param timestampNs nanoseconds since the epoch.
     * @return such as 2026-11-22T08:00:00.000000001Z.
     */
    public static String text(final long timestampNs) {
        return FORMAT.format(Instant.EPOCH.plusNanos(timestampNs));
    }

    /**
     * Reads a time.
     *
     * @param text ISO-8601 with a zone, such as 2026-11-22T08:00:00Z.
     * @return nanoseconds since the epoch.
     * @throws java.time.DateTimeException if it is none.
     * @throws ArithmeticException         if it is not within 64 bits.
     */
    public static long parse(final String text) {
        final Instant instant = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
        return Duration.between(Instant.EPOCH, instant).toNanos();
    }
}
