package org.ringbook.cli;

import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long something is, as options say it: a number and a letter. */
public final class Durations {
    private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,8})([smhd])");

    private Durations() {}

    /**
     * Reads one.
     *
     * @param option what it was given to, for the error.
     * @param units  letters that may be used, of s, m, h and d.
     * @param text   such as 90s.
     * @return nanoseconds, above 0.
     * @throws Failure if it is not one.
     */
    public static long ns(final String option, final String units, final String text) {
        final Matcher duration = DURATION.matcher(text);
        if (!duration.matches() || !units.contains(duration.group(2))) {
            throw new Failure(
                    ExitStatus.USAGE,
                    option + " is a whole number above 0 and one of the letters " + units + ", such as 12h: " + text);
        }
        final TimeUnit unit = switch (duration.group(2)) {
            case "s" -> TimeUnit.SECONDS;
            case "m" -> TimeUnit.MINUTES;
            case "h" -> TimeUnit.HOURS;
            default -> TimeUnit.DAYS;
        };
        return unit.toNanos(Long.parseLong(duration.group(1)));
    }
}
