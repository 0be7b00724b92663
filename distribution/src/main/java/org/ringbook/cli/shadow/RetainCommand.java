package org.ringbook.cli.shadow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.Table;
import org.ringbook.journal.Retention;
import org.ringbook.journal.RetentionContext;
import org.ringbook.journal.RetentionReport;
import org.ringbook.journal.RetentionReport.FileReport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes old journal files away. */
@Command(
        name = "retain",
        description = {
            "Take the journal's oldest files away, into a compressed archive or for good. A file may leave when it has ended, every sound"
                    + " snapshot has more than it, every registered follower has done with it, and it is not among the last records, which"
                    + " are kept for gateways that were away. Says of each file what was done, or why it is kept.",
            "Works beside a live engine. Archived files are read by ringbook audit as if they were still there."
        },
        footer = {
            "",
            "Exit status: 0 done, also if every file is kept; 4 a file that would leave is damaged: it stays.",
            "",
            "Examples:",
            "  ringbook retain --archive --dry-run",
            "  ringbook retain --archive /backup/ringbook-archive --keep-days 7",
            "  ringbook retain --remove --keep-records 10000000"
        })
public final class RetainCommand extends Subcommand {
    /** Either of both. */
    static final class What {
        @Option(
                names = "--archive",
                paramLabel = "DIR",
                arity = "0..1",
                fallbackValue = "",
                description =
                        "Keep the files compressed in this directory; without DIR in archive in the data directory.")
        private String archive;

        @Option(names = "--remove", description = "Remove the files for good.")
        private boolean remove;
    }

    @ArgGroup(exclusive = true, multiplicity = "1")
    private What what;

    @Option(
            names = "--keep-records",
            paramLabel = "N",
            description = "Keep the last so many records in any case. Default: ${DEFAULT-VALUE}.")
    private long keepRecords = RetentionContext.KEEP_RECORDS;

    @Option(names = "--keep-days", paramLabel = "D", description = "Keep records of the last so many days in any case.")
    private int keepDays;

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    private RetainCommand() {}

    @Override
    public Integer call() {
        if (keepRecords < 0 || keepDays < 0) {
            throw usage("--keep-records and --keep-days must not be negative");
        }
        final RetentionReport report = new Retention(new RetentionContext()
                        .dataDirectory(root().data())
                        .archive(archive())
                        .keepRecords(keepRecords)
                        .keepNs(TimeUnit.DAYS.toNanos(keepDays))
                        .dryRun(dryRun))
                .run();
        report.notices().forEach(notice -> console().progress("note: " + notice));
        tell(report);
        return ExitStatus.DONE;
    }

    private Path archive() {
        if (what.remove) {
            return null;
        }
        return what.archive.isEmpty() ? DataDirectory.defaultArchive(root().data()) : Path.of(what.archive);
    }

    private void tell(final RetentionReport report) {
        final Table table = new Table("file", "from", "to", "MiB", "what", "why, or where");
        final List<Map<String, Object>> rows = new ArrayList<>();
        for (final FileReport file : report.files()) {
            final String action = file.action().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            table.row(
                    root().data().resolve("journal").relativize(file.file()),
                    file.firstSequence(),
                    file.lastSequence(),
                    String.format("%.1f", file.bytes() / (double) (1 << 20)),
                    action,
                    file.reason());
            final Map<String, Object> row = new LinkedHashMap<>();
            row.put("file", file.file().toString());
            row.put("firstSequence", file.firstSequence());
            row.put("lastSequence", file.lastSequence());
            row.put("bytes", file.bytes());
            row.put("action", action);
            row.put("reason", file.reason());
            rows.add(row);
        }
        console().print(table.toString());
        console()
                .say(String.format(
                        "freed %.1f MiB; records up to %,d of %,d are retired, the oldest sound snapshot is at %,d",
                        report.bytesFreed() / (double) (1 << 20),
                        report.retiredThroughSequence(),
                        report.durableSequence(),
                        report.snapshotSequence()));
        console()
                .put("files", rows)
                .put("bytesFreed", report.bytesFreed())
                .put("retiredThroughSequence", report.retiredThroughSequence())
                .put("snapshotSequence", report.snapshotSequence())
                .put("durableSequence", report.durableSequence());
    }
}
