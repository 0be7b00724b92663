package org.ringbook.cli.audit;

import org.ringbook.cli.Subcommand;
import picocli.CommandLine.Command;

/** Commands of auditors. */
@Command(
        name = "audit",
        description = "Audit a data directory or a copy of one, also while an engine runs on it. Changes nothing.",
        subcommands = AuditVerifyCommand.class,
        footer = {
            "",
            "Examples:",
            "  ringbook audit verify",
            "  ringbook audit verify --data /backup/ringbook --independent"
        })
public final class AuditCommand extends Subcommand.Group {
    private AuditCommand() {}
}
