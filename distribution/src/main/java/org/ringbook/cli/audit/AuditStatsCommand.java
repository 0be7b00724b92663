package org.ringbook.cli.audit;

import java.util.Map;
import org.ringbook.audit.decode.Moment;
import org.ringbook.audit.records.JournalStats;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts what is in a journal. */
@Command(
        name = "stats",
        description =
                "Count what is in the journal: commands and events by type, rejects by reason, trades and volume by market, the busiest"
                        + " accounts, records over time, bytes of a record, records of a document.",
        footer = {
            "",
            "Exit status: 0 done; 4 the journal is damaged; 130 interrupted.",
            "",
            "Examples:",
            "  ringbook audit stats",
            "  ringbook audit stats --since 2026-11-22T08:00:00Z --until 2026-11-22T09:00:00Z",
            "  ringbook audit stats --json | jq .stats.commands"
        })
final class AuditStatsCommand extends JournalTask {
    private static final int BAR_WIDTH = 50;
    private static final double SECOND_NS = 1e9;

    @Mixin
    private RangeOptions range;

    @Option(
            names = "--accounts",
            paramLabel = "N",
            description = "How many accounts to name. Default: ${DEFAULT-VALUE}.")
    private int accounts = 10;

    private AuditStatsCommand() {}

    @Override
    public Integer call() {
        require(range);
        final JournalStats.Report report =
                new JournalStats(source(), this::isStopped, bar("counted")).run(range.first(this), range.last(this));
        console().put("stats", report);
        if (report.records() == 0) {
            console().print("no records");
        } else {
            tell(report);
        }
        return report.interrupted() ? interrupted() : ExitStatus.DONE;
    }

    private void tell(final JournalStats.Report report) {
        final double seconds = (report.lastNs() - report.firstNs()) / SECOND_NS;
        console()
                .print(String.format(
                        "records    %,d (%d to %d), %,d events",
                        report.records(), report.first(), report.last(), report.events()));
        console().print("first      " + Moment.text(report.firstNs()));
        console().print("last       " + Moment.text(report.lastNs()));
        console()
                .print(String.format(
                        "rate       %,.1f records/s on average, %,d in the busiest second (%s)",
                        seconds == 0 ? 0 : report.records() / seconds,
                        report.inBusiestSecond(),
                        Moment.text(report.busiestSecond())));
        console()
                .print(String.format(
                        "bytes      %,d; a record %,.1f on average, %,d to %,d (record %d)",
                        report.bytes(),
                        (double) report.bytes() / report.records(),
                        report.shortest(),
                        report.longest(),
                        report.longestAt()));
        documents(report);
        counts("commands", report.commands());
        counts("events", report.eventTypes());
        counts("rejects", report.rejects());
        markets(report);
        accounts(report);
        timeline(report);
    }

    private void documents(final JournalStats.Report report) {
        long documents = 0;
        long records = 0;
        int largest = 0;
        for (final Map.Entry<Integer, Long> size : report.documents().entrySet()) {
            documents += size.getValue();
            records += size.getKey() * size.getValue();
            largest = Math.max(largest, size.getKey());
        }
        console()
                .print(String.format(
                        "documents  %,d; %,.1f records on average, at most %d",
                        documents, documents == 0 ? 0 : (double) records / documents, largest));
    }

    private void counts(final String what, final Map<String, Long> counts) {
        if (!counts.isEmpty()) {
            final Table table = new Table(what, "count");
            counts.forEach((name, count) -> table.row(name, String.format("%,d", count)));
            console().print("");
            console().print(table.toString());
        }
    }

    private void markets(final JournalStats.Report report) {
        if (!report.markets().isEmpty()) {
            final Table table = new Table("market", "trades", "volume", "turnover");
            report.markets()
                    .forEach(row -> table.row(
                            row.symbol(),
                            String.format("%,d", row.trades()),
                            row.volume() + " " + row.base(),
                            row.turnover() + " " + row.quote()));
            console().print("");
            console().print(table.toString());
        }
    }

    private void accounts(final JournalStats.Report report) {
        if (!report.accounts().isEmpty()) {
            final Table table = new Table("account", "commands", "trades");
            report.accounts().stream()
                    .limit(accounts)
                    .forEach(row -> table.row(
                            row.account(), String.format("%,d", row.commands()), String.format("%,d", row.trades())));
            console().print("");
            console().print(table.toString());
        }
    }

    private void timeline(final JournalStats.Report report) {
        final long most =
                report.timeline().stream().mapToLong(Long::longValue).max().orElse(1);
        final long bucketNs =
                (report.lastNs() - report.firstNs()) / report.timeline().size() + 1;
        console().print("");
        console().print("records over time");
        long beginsNs = report.firstNs();
        for (final long count : report.timeline()) {
            console()
                    .print(String.format(
                            "  %s %,12d %s",
                            Moment.text(beginsNs), count, "#".repeat((int) ((count * BAR_WIDTH + most - 1) / most))));
            beginsNs += bucketNs;
        }
    }
}
