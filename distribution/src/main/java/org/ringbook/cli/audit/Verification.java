package org.ringbook.cli.audit;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ringbook.audit.AssetSum;
import org.ringbook.audit.Finding;
import org.ringbook.audit.Verifier;
import org.ringbook.audit.VerifyContext;
import org.ringbook.audit.VerifyReport;
import org.ringbook.cli.Console;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Stop;
import org.ringbook.cli.engine.EngineHost;
import org.ringbook.cli.shadow.DataDirectory;
import org.ringbook.client.Decimals;

/** Verifies a journal and tells what was found. */
public final class Verification {
    private static final double SECOND_NS = 1e9;

    private final Console console;
    private final Stop stop;
    private VerifyReport report;

    /**
     * Nothing is verified yet.
     *
     * @param console takes what is said.
     * @param stop    ends it early.
     */
    public Verification(final Console console, final Stop stop) {
        this.console = console;
        this.stop = stop;
    }

    /**
     * Verifies and tells.
     *
     * @param data        the data directory.
     * @param independent whether the second implementation executes.
     */
    public void run(final Path data, final boolean independent) {
        run(new VerifyContext()
                .directory(EngineHost.journalOf(data))
                .archive(DataDirectory.archiveOf(data))
                .independent(independent));
    }

    /**
     * Verifies and tells.
     *
     * @param context what to verify; how to stop and whom to tell is set here.
     */
    public void run(final VerifyContext context) {
        report = new Verifier(context.stopRequested(stop::isRequested)
                        .progress((sequence, last, elapsedNs) -> console.bar(
                                sequence,
                                last,
                                String.format(
                                        "verified %,d of %,d records, %,.0f/s",
                                        sequence, last, sequence * 1e9 / elapsedNs))))
                .run();
        tell();
    }

    private void tell() {
        if (!report.notice().isEmpty()) {
            console.progress("note: " + report.notice());
        }
        if (report.fromSequence() > 0) {
            console.say(String.format("from the snapshot of record %,d on", report.fromSequence()));
        }
        console.say(String.format(
                "%s %,d records, %,d events, %,d trades in %.1f s (%,d records/s)%s",
                report.executedOnly() ? "executed only:" : report.passed() ? "verified:" : "right so far:",
                report.records(),
                report.events(),
                report.trades(),
                report.elapsedNs() / 1e9,
                report.recordsPerSecond(),
                report.independent() ? ", by the independent implementation" : ""));
        console.say(String.format(
                "  executing took %.1f s (%,d records/s), comparing and booking %.1f s; reading%s on a second thread %.1f s",
                report.executeNs() / SECOND_NS,
                report.executedPerSecond(),
                report.compareNs() / SECOND_NS,
                report.executedOnly() ? "" : " and digesting",
                report.readNs() / SECOND_NS));
        if (report.busts() + report.bustsUnknown() > 0) {
            console.say(String.format(
                    "  busts    %,d compared with their trades%s",
                    report.busts(),
                    report.bustsUnknown() == 0
                            ? ""
                            : String.format(", %,d of trades that are not here any more", report.bustsUnknown())));
        }
        report.assets().forEach(this::tell);
        if (report.stateHash() != 0) {
            console.print(String.format("state hash %016x", report.stateHash()));
        }
        if (!report.digest().isEmpty()) {
            console.print("digest     sha256:" + report.digest());
        }
        console.put("verify", summary());
        if (report.interrupted()) {
            console.error("interrupted before the end of the journal");
        }
        report.finding().ifPresent(finding -> console.error(advice(finding)));
    }

    private void tell(final AssetSum sum) {
        final Decimals amounts = Decimals.ofScale(sum.code(), sum.scale());
        console.say(String.format(
                "  %-6s %sdeposits %s - paid out %s %s accounts %s",
                sum.code(),
                sum.openingUnits() == 0 ? "" : amounts.shortText(sum.openingUnits()) + " + ",
                amounts.shortText(sum.depositedUnits()),
                amounts.shortText(sum.paidOutUnits()),
                sum.isConserved() ? "=" : "IS NOT",
                amounts.shortText(sum.accountsUnits())));
    }

    private static String advice(final Finding finding) {
        return switch (finding.kind()) {
            case INVALID, DIFFERENT -> finding.text() + ". The journal was changed, or made by another version's rules";
            case DAMAGED, NEGATIVE, UNBALANCED, MISSTATED, DRIFTED -> finding.text();
        };
    }

    private Map<String, Object> summary() {
        final Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("passed", report.passed());
        summary.put("records", report.records());
        summary.put("events", report.events());
        summary.put("trades", report.trades());
        summary.put("bytes", report.bytes());
        summary.put("fromSequence", report.fromSequence());
        summary.put("busts", report.busts());
        summary.put("bustsUnknown", report.bustsUnknown());
        summary.put("millis", report.elapsedNs() / 1_000_000);
        summary.put("recordsPerSecond", report.recordsPerSecond());
        summary.put("executedPerSecond", report.executedPerSecond());
        summary.put("readMillis", report.readNs() / 1_000_000);
        summary.put("executeMillis", report.executeNs() / 1_000_000);
        summary.put("compareMillis", report.compareNs() / 1_000_000);
        summary.put("executedOnly", report.executedOnly());
        summary.put("stateHash", String.format("%016x", report.stateHash()));
        summary.put("digest", "sha256:" + report.digest());
        summary.put("independent", report.independent());
        summary.put("assets", report.assets());
        report.finding().ifPresent(finding -> {
            summary.put("finding", finding.kind().name());
            summary.put("sequence", finding.sequence());
        });
        return summary;
    }

    /**
     * How the process is to end.
     *
     * @return one of {@link ExitStatus}.
     */
    public int status() {
        if (report.passed()) {
            return ExitStatus.DONE;
        }
        if (report.interrupted()) {
            return ExitStatus.INTERRUPTED;
        }
        final boolean isDamaged = report.finding()
                .filter(finding -> finding.kind() == Finding.Kind.DAMAGED)
                .isPresent();
        return isDamaged ? ExitStatus.DAMAGED : ExitStatus.FAILED;
    }
}
