package org.ringbook.cli.audit;

import org.ringbook.cli.Subcommand;
import picocli.CommandLine.Command;

/** Commands of auditors. */
@Command(
        name = "audit",
        description =
                "Audit a data directory or a copy of one, also while an engine runs on it, or the rules themselves. Changes nothing.",
        subcommands = {AuditVerifyCommand.class, AuditFuzzCommand.class},
        footer = {
            "",
            "Examples:",
            "  ringbook audit verify",
            "  ringbook audit verify --data /backup/ringbook --independent",
            "  ringbook audit fuzz --minutes 5"
        })
public final class AuditCommand extends Subcommand.Group {
    private AuditCommand() {}
}
