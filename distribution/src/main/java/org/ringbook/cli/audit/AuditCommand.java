package org.ringbook.cli.audit;

import org.ringbook.cli.Subcommand;
import picocli.CommandLine.Command;

/** Commands of auditors. */
@Command(
        name = "audit",
        description =
                "Audit a data directory or a copy of one, also while an engine runs on it, or the rules themselves. Changes nothing.",
        subcommands = {
            AuditVerifyCommand.class,
            AuditDumpCommand.class,
            AuditExplainCommand.class,
            AuditBalancesCommand.class,
            AuditBookCommand.class,
            AuditDiffCommand.class,
            AuditSealCommand.class,
            AuditVerifySealCommand.class,
            AuditProveLiabilitiesCommand.class,
            AuditCheckProofCommand.class,
            AuditStatsCommand.class,
            AuditFuzzCommand.class,
            AuditTortureCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  ringbook audit verify",
            "  ringbook audit verify --data /backup/ringbook --independent",
            "  ringbook audit explain order 1200",
            "  ringbook audit balances --at 2026-11-22T08:00:00Z",
            "  ringbook audit dump --account alice --limit 20",
            "  ringbook audit fuzz --minutes 5"
        })
public final class AuditCommand extends Subcommand.Group {
    private AuditCommand() {}
}
