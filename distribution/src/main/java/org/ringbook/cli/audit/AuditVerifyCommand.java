package org.ringbook.cli.audit;

import org.ringbook.cli.Subcommand;
import org.ringbook.cli.engine.EngineHost;
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
            "  ringbook audit verify --independent --json"
        })
final class AuditVerifyCommand extends Subcommand {
    @Option(
            names = "--independent",
            description =
                    "Execute with the second implementation of the rules, which shares no code with the engine. Slower.")
    private boolean independent;

    private AuditVerifyCommand() {}

    @Override
    public Integer call() {
        final Verification verification = new Verification(console(), root().stop());
        verification.run(EngineHost.journalOf(root().data()), independent);
        return verification.status();
    }
}
