package org.ringbook.cli.shadow;

import java.util.concurrent.TimeUnit;
import org.ringbook.audit.ShadowContext;
import org.ringbook.cli.Durations;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import picocli.CommandLine.Option;

/** How often a shadow writes a snapshot, and when it compares its state with the live core's. */
public final class SnapshotOptions {
    private static final long PAUSE_MAX_MS = 60_000;

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

    @Option(
            names = "--compare-every-records",
            paramLabel = "N",
            description =
                    "Compare the live core's state with the shadow's after so many records, and not only when there was none for a second:"
                            + " a difference that no event shows is found sooner, and the core stops for the hash each time. Default:"
                            + " 0, only when there was none.")
    private long compareEveryRecords;

    @Option(
            names = "--compare-pause-ms",
            paramLabel = "MS",
            description =
                    "How long such a comparison may stop the live core; a state that takes longer is not compared. 0: never compare."
                            + " Default: ${DEFAULT-VALUE}.")
    private long comparePauseMs = TimeUnit.NANOSECONDS.toMillis(ShadowContext.COMPARE_PAUSE_NS);

    /** The defaults. */
    public SnapshotOptions() {}

    /**
     * Sets them.
     *
     * @param context that takes them.
     * @return the same.
     */
    ShadowContext applyTo(final ShadowContext context) {
        if (everyRecords < 1) {
            throw new Failure(ExitStatus.USAGE, "--snapshot-every-records must be at least 1: " + everyRecords);
        }
        if (compareEveryRecords < 0 || comparePauseMs < 0 || comparePauseMs > PAUSE_MAX_MS) {
            throw new Failure(
                    ExitStatus.USAGE,
                    "--compare-every-records must be at least 0, --compare-pause-ms from 0 to " + PAUSE_MAX_MS + ": "
                            + compareEveryRecords + " and " + comparePauseMs);
        }
        return context.everyRecords(everyRecords)
                .everyNs(Durations.ns("--snapshot-every", "smhd", every))
                .compareEveryRecords(compareEveryRecords)
                .comparePauseNs(TimeUnit.MILLISECONDS.toNanos(comparePauseMs));
    }
}
