package org.ringbook.cli.admin;

import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.Table;
import org.ringbook.client.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fees. */
@Command(
        name = "fees",
        description = "Set or list the fees of the sixteen tiers.",
        subcommands = {FeesCommand.Set.class, FeesCommand.ListAll.class},
        footer = {"", "Examples:", "  ringbook admin fees set 0 --maker 0 --taker 1000"})
final class FeesCommand extends Subcommand.Group {
    private FeesCommand() {}

    @Command(
            name = "set",
            description = "Set the fees of a tier, from the next trade on.",
            footer = {
                "",
                "Examples:",
                "  ringbook admin fees set 0 --maker 0 --taker 1000     (0.1 %% of what the taker receives)"
            })
    static final class Set extends AdminTask {
        @Parameters(paramLabel = "TIER", description = "0 to 15.")
        private int feeTier;

        @Option(
                names = "--maker",
                required = true,
                paramLabel = "PPM",
                description = "Parts per million of what the resting order's owner receives, 0 to 100000.")
        private int makerPpm;

        @Option(
                names = "--taker",
                required = true,
                paramLabel = "PPM",
                description = "Parts per million of what the incoming order's owner receives, 0 to 100000.")
        private int takerPpm;

        private Set() {}

        @Override
        public Integer call() {
            return done(
                    "tier " + feeTier + ": maker " + makerPpm + " ppm, taker " + takerPpm + " ppm",
                    engine().setFees(range("TIER", feeTier, 0, 255), makerPpm, takerPpm));
        }
    }

    @Command(
            name = "list",
            description = "List the fees of all tiers.",
            footer = {"", "Examples:", "  ringbook admin fees list"})
    static final class ListAll extends AdminTask {
        private ListAll() {}

        @Override
        public Integer call() {
            final Table table = new Table("tier", "maker ppm", "taker ppm");
            for (final Rows.Fee fee : queries().fees()) {
                table.row(fee.feeTier(), fee.makerPpm(), fee.takerPpm());
            }
            console().print(table.toString());
            console().put("fees", queries().fees());
            return ExitStatus.DONE;
        }
    }
}
