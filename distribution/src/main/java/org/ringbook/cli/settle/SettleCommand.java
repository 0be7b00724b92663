package org.ringbook.cli.settle;

import org.ringbook.cli.Subcommand;
import picocli.CommandLine.Command;

/** The back office. */
@Command(
        name = "settle",
        description = {
            "The back office: end settlement days, give out payments, take in what banks and chains say. Works on the"
                    + " rows that the settlement follower makes of the journal, and brings it to the journal's end first."
                    + " Everything may be repeated: what was done is not done twice, and a file made again is the same."
        },
        subcommands = {
            DayCommands.CutOff.class,
            DayCommands.ListDays.class,
            DayCommands.Report.class,
            DayCommands.Check.class,
            FilesCommand.class,
            HouseCommand.class,
            BeneficiaryCommand.class,
            FundingCommand.class,
            PaymentsCommand.class,
            ImportCommand.class,
            SuspenseCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  ringbook settle cut-off                          end the day with the last record, and write its files",
            "  ringbook settle report 2026-11-22                who owes what",
            "  ringbook settle withdrawals export               give out what waits to be paid",
            "  ringbook settle import statement.xml             what the bank says: payments made, money that came in"
        })
public final class SettleCommand extends Subcommand.Group {
    private SettleCommand() {}
}
