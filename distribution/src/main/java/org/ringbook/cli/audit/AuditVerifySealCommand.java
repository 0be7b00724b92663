package org.ringbook.cli.audit;

import java.nio.file.Path;
import org.ringbook.audit.seal.SealCheck;
import org.ringbook.audit.seal.SealFinding;
import org.ringbook.audit.seal.SealKeys;
import org.ringbook.cli.ExitStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a seal, and the journal against it. */
@Command(
        name = "verify-seal",
        description = {
            "Check a seal and the journal against it: that every link is as it was signed and continues the one before, and that the"
                    + " journal's records are those that were sealed. A change is located to its record, with FILE.digests beside the seal.",
            "Without --key the seal's own key is taken at its word: compare the fingerprint. Without --head a seal that lost its last"
                    + " links can't always be told from one that never had them."
        },
        footer = {
            "",
            "Exit status: 0 all sealed records are as they were sealed; 1 not, or the seal itself is not sound; 4 the journal is damaged;",
            "130 interrupted.",
            "",
            "Examples:",
            "  ringbook audit verify-seal /audit/ringbook.seal --key seal.key.pub",
            "  ringbook audit verify-seal ringbook.seal --data /backup/ringbook --key seal.key.pub --head 5f2a...",
            "  ringbook audit verify-seal ringbook.seal --json | jq .seal.findings"
        })
final class AuditVerifySealCommand extends JournalTask {
    private static final int FINDINGS_TOLD = 20;

    @Parameters(index = "0", paramLabel = "FILE", description = "The seal.")
    private Path file;

    @Option(names = "--key", paramLabel = "PUBLICKEY", description = "The public key that it must be by, in PEM.")
    private Path key;

    @Option(names = "--head", paramLabel = "HASH", description = "The hash of a link that it must have, as published.")
    private String head;

    @Option(
            names = "--partial",
            description = "The journal may begin behind the seal's first record, its older files being elsewhere.")
    private boolean partial;

    private AuditVerifySealCommand() {}

    @Override
    public Integer call() {
        if (head != null && !head.matches("[0-9a-f]{64}")) {
            throw usage("--head is 64 hexadecimal digits: " + head);
        }
        final SealCheck.Report report = new SealCheck(
                        source(),
                        file,
                        key == null ? null : SealKeys.readPublic(key),
                        head,
                        partial,
                        this::isStopped,
                        bar("checked"))
                .run();
        console().put("seal", report);
        report.notes().forEach(note -> console().print("note: " + note));
        console()
                .print(String.format(
                        "%s %,d records in %d of %d links; the seal covers records %d to %d%s",
                        report.passed() ? "as sealed:" : "as sealed so far:",
                        report.checkedRecords(),
                        report.checkedLinks(),
                        report.links(),
                        report.first(),
                        report.last(),
                        report.unsealed() == 0
                                ? ""
                                : String.format(", %,d after it are not sealed yet", report.unsealed())));
        console()
                .print("key  " + report.fingerprint()
                        + (report.keyTrusted() ? " (compared)" : " (the seal's own: compare it, or use --key)"));
        console().print("head " + report.head());
        return status(report);
    }

    private int status(final SealCheck.Report report) {
        report.findings().stream()
                .limit(FINDINGS_TOLD)
                .forEach(finding -> console().error(finding.text()));
        if (report.findings().size() > FINDINGS_TOLD) {
            console().error((report.findings().size() - FINDINGS_TOLD) + " findings more: see --json");
        }
        if (report.findings().stream().anyMatch(finding -> finding.kind() == SealFinding.Kind.JOURNAL_DAMAGED)) {
            return ExitStatus.DAMAGED;
        }
        if (!report.findings().isEmpty()) {
            return ExitStatus.FAILED;
        }
        return report.interrupted() ? interrupted() : ExitStatus.DONE;
    }
}
