package org.ringbook.cli.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.ringbook.audit.VerifyProgress;
import org.ringbook.audit.decode.MessageSchema;
import org.ringbook.audit.records.RecordDump;
import org.ringbook.audit.records.RecordFilter;
import org.ringbook.cli.ExitStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints records as JSON lines. */
@Command(
        name = "dump",
        description = {
            "Print records as JSON, a line each: sequence, time, the command and every event, field by field by the names of the"
                    + " schema, with names and decimals beside ids, ticks, lots and units. Key verifiers are masked.",
            "Filters may be combined; a record is printed if all of them hold of it. docs/audit.md describes the lines."
        },
        footer = {
            "",
            "Exit status: 0 done; 1 there is no such account or market; 4 the journal is damaged; 130 interrupted.",
            "",
            "Examples:",
            "  ringbook audit dump --limit 20",
            "  ringbook audit dump --account alice --since 2026-11-22T08:00:00Z --until 2026-11-22T09:00:00Z",
            "  ringbook audit dump --order 1200",
            "  ringbook audit dump --order my-order-7 --account alice",
            "  ringbook audit dump --type Trade --market XBTZAR --events-only | jq .event.price",
            "  ringbook audit dump --type OrderRejected --follow"
        })
final class AuditDumpCommand extends JournalTask {
    private static final int BUFFER_BYTES = 64 * 1024;

    @Option(names = "--account", paramLabel = "NAME|ID", description = "Only records in which this account is named.")
    private String account;

    @Option(
            names = "--order",
            paramLabel = "ID|CLORDID",
            description = "Only records about this order: a number is an order id, anything else a client order id.")
    private String order;

    @Option(
            names = "--cl-ord-id",
            paramLabel = "CLORDID",
            description = "The same by client order id, also if it is a number.")
    private String clOrdId;

    @Option(names = "--market", paramLabel = "SYMBOL", description = "Only records in which this market is named.")
    private String market;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            split = ",",
            description = "Only records with a command or an event of this type; may be repeated.")
    private List<String> types = List.of();

    @Mixin
    private RangeOptions range;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many lines.")
    private Long limit;

    @Option(
            names = "--events-only",
            description = "A line for each event that the filters hold of, instead of whole records.")
    private boolean eventsOnly;

    @Option(names = "--follow", description = "Go on with new records as they come, until Ctrl-C.")
    private boolean follow;

    private AuditDumpCommand() {}

    @Override
    public Integer call() {
        require(range);
        if (follow && range.endsInTime()) {
            throw usage("--follow has no end in time: either --until or --follow");
        }
        if (order != null && clOrdId != null) {
            throw usage("either --order or --cl-ord-id");
        }
        if (limit != null && limit < 1) {
            throw usage("--limit must be at least 1");
        }
        final MessageSchema schema = MessageSchema.load();
        final RecordFilter filter = filter(schema);
        // Without a filter the lines themselves show how far it is.
        final RecordDump dump = new RecordDump(source(), schema)
                .filter(filter)
                .range(range.first(this), range.last(this))
                .limit(limit == null ? Long.MAX_VALUE : limit)
                .follow(follow)
                .eventsOnly(eventsOnly)
                .stopRequested(() -> isStopped() || console().out().checkError())
                .progress(follow || !filter.isSet() ? VerifyProgress.NONE : bar("looked at"));
        final RecordDump.Report report = run(dump);
        console().put("read", report.read()).put("written", report.written());
        report.missing().ifPresent(what -> console().error(what));
        if (report.interrupted() && isStopped()) {
            return ExitStatus.INTERRUPTED;
        }
        return report.missing().isPresent() ? ExitStatus.FAILED : ExitStatus.DONE;
    }

    private RecordDump.Report run(final RecordDump dump) {
        // Not closed: standard output has its last line yet to come.
        final OutputStream out = new BufferedOutputStream(console().out(), BUFFER_BYTES);
        try {
            return dump.run(out);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write to standard output", e);
        }
    }

    private RecordFilter filter(final MessageSchema schema) {
        final RecordFilter filter = new RecordFilter(schema);
        if (account != null) {
            filter.account(account);
        }
        if (market != null) {
            filter.market(market);
        }
        if (clOrdId != null) {
            filter.clOrdId(clOrdId);
        } else if (order != null && order.matches("\\d{1,18}")) {
            filter.order(Long.parseLong(order));
        } else if (order != null) {
            filter.clOrdId(order);
        }
        try {
            return filter.types(types);
        } catch (final IllegalArgumentException e) {
            throw usage("--type: " + e.getMessage());
        }
    }
}
