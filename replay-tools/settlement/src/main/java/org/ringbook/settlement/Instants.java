package org.ringbook.settlement;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of the journal as text: UTC, to the millisecond. */
public final class Instants {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Instants() {}

    /**
     * A time.
     *
     * @param timeNs nanoseconds since the epoch.
     * @return such as 2026-11-22T11:30:00.000Z.
     */
    public static String text(final long timeNs) {
        return TIME.format(instant(timeNs));
    }

    /**
     * A date.
     *
     * @param timeNs nanoseconds since the epoch.
     * @return such as 2026-11-22.
     */
    public static String date(final long timeNs) {
        return DATE.format(instant(timeNs));
    }

    private static Instant instant(final long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, NANOS_PER_SECOND), Math.floorMod(timeNs, NANOS_PER_SECOND));
    }
}
