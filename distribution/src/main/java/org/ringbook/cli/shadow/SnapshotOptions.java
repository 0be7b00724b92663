package org.ringbook.cli.shadow;

import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ringbook.audit.ShadowContext;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import picocli.CommandLine.Option;

/** How often a shadow writes a snapshot. */
public final class SnapshotOptions {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})([smhd])");

    @Option(
            names = "--snapshot-every-records",
            paramLabel = "N",
            description = "Write a snapshot after so many records. Default: ${DEFAULT-VALUE}.")
    private long everyRecords = ShadowContext.EVERY_RECORDS;

    @Option(
            names = "--snapshot-every",
            paramLabel = "TIME",
            description =
                    "Write a snapshot after so long, if there were records, such as 90s or 1h. Default: ${DEFAULT-VALUE}.")
    private String every = "10m";

    /** The defaults. */
    public SnapshotOptions() {}

    /**
     * Sets them.
     *
     * @param context that takes them.
     * @return the same.
     */
    ShadowContext applyTo(final ShadowContext context) {
        final Matcher duration = DURATION.matcher(every);
        if (!duration.matches() || Long.parseLong(duration.group(1)) == 0) {
            throw new Failure(
                    ExitStatus.USAGE, "--snapshot-every is a number above 0 with s, m, h or d, such as 10m: " + every);
        }
        if (everyRecords < 1) {
            throw new Failure(ExitStatus.USAGE, "--snapshot-every-records must be at least 1: " + everyRecords);
        }
        final TimeUnit unit = switch (duration.group(2)) {
            case "s" -> TimeUnit.SECONDS;
            case "m" -> TimeUnit.MINUTES;
            case "h" -> TimeUnit.HOURS;
            default -> TimeUnit.DAYS;
        };
        return context.everyRecords(everyRecords).everyNs(unit.toNanos(Long.parseLong(duration.group(1))));
    }
}
