package org.ringbook.cli.audit;

import org.ringbook.audit.VerifyContext;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Executes the whole journal again. */
@Command(
        name = "verify",
        description = {
            "Execute every command of the journal again and compare each record byte for byte; check CRC, sequence, that nobody's"
                    + " balance falls below zero, and that every asset's accounts add up to its deposits less its settled withdrawals.",
            "Prints a hash of the resulting state and a SHA-256 over all records: equal for equal journals, on any machine."
        },
        footer = {
            "",
            "Exit status: 0 all is right; 1 a record can't be explained; 4 the journal is damaged.",
            "",
            "Examples:",
            "  ringbook audit verify",
            "  ringbook audit verify --data /backup/ringbook",
            "  ringbook audit verify --independent --json",
            "  ringbook audit verify --from-snapshot"
        })
final class AuditVerifyCommand extends JournalTask {
    @Option(
            names = "--independent",
            description =
                    "Execute with the second implementation of the rules, which shares no code with the engine. Slower.")
    private boolean independent;

    @Option(
            names = "--from-snapshot",
            description = "Begin with the newest sound snapshot, and check only the records behind it.")
    private boolean fromSnapshot;

    @Option(
            names = "--execute-only",
            description = "Only execute, to see how fast that is: nothing is compared, booked or digested.")
    private boolean executeOnly;

    private AuditVerifyCommand() {}

    @Override
    public Integer call() {
        if (fromSnapshot && independent) {
            throw usage("the second implementation knows no snapshots: either --from-snapshot or --independent");
        }
        if (fromSnapshot && source().snapshots() == null) {
            throw new Failure(ExitStatus.FAILED, "there are no snapshots beside the journal of " + root().data());
        }
        final Verification verification = new Verification(console(), root().stop());
        verification.run(new VerifyContext()
                .directory(source().journal())
                .archive(source().archive())
                .independent(independent)
                .executeOnly(executeOnly)
                .fromSnapshotIn(fromSnapshot ? source().snapshots() : null));
        return verification.status();
    }
}
