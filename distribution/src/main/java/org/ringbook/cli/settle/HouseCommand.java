package org.ringbook.cli.settle;

import java.util.Optional;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import org.ringbook.settlement.House;
import org.ringbook.settlement.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How assets leave and enter. */
@Command(
        name = "house",
        description = "How an asset leaves and enters: the exchange's account at a bank, or the asset's chain.",
        subcommands = {HouseCommand.Set.class, HouseCommand.Show.class},
        footer = {
            "",
            "Examples:",
            "  ringbook settle house set ZAR --currency ZAR --name Ringbook --account 62000000001 --clearing"
                    + " ZANCC:250655",
            "  ringbook settle house set XBT --chain"
        })
final class HouseCommand extends Subcommand.Group {
    private HouseCommand() {}

    @Command(
            name = "set",
            description =
                    "Say how an asset leaves and enters. Batches and days that were made keep what was said then.",
            footer = {
                "",
                "Examples:",
                "  ringbook settle house set USD --currency USD --name Ringbook --account"
                        + " DE89370400440532013000 --bic COBADEFFXXX"
            })
    static final class Set extends SettleTask {
        @Parameters(paramLabel = "ASSET", description = "The asset's code.")
        private String asset;

        @Option(names = "--chain", description = "By its chain.")
        private boolean chain;

        @Option(names = "--currency", paramLabel = "CCY", description = "By a bank, in this currency (ISO 4217).")
        private String currency = "";

        @Option(names = "--name", paramLabel = "NAME", description = "The exchange's name, as its bank knows it.")
        private String name = "";

        @Option(names = "--account", paramLabel = "A", description = "IBAN, or another number of the bank's.")
        private String account = "";

        @Option(names = "--bic", paramLabel = "BIC", description = "Of its bank.")
        private String bic = "";

        @Option(
                names = "--clearing",
                paramLabel = "S:M",
                description = "Clearing system and member, such as ZANCC:250655.")
        private String clearing = "";

        private Set() {}

        @Override
        int run(final Office office) {
            if (chain != currency.isEmpty()) {
                throw usage("either --chain, or --currency with --name, --account, and --bic or --clearing");
            }
            office.register().setHouse(asset, new House(0, !chain, currency, name, account, bic, clearing));
            console().say(asset + " leaves and enters by " + (chain ? "its chain" : currency + " account " + account));
            return ExitStatus.DONE;
        }
    }

    @Command(
            name = "show",
            description = "How an asset leaves and enters.",
            footer = {"", "Examples:", "  ringbook settle house show ZAR"})
    static final class Show extends SettleTask {
        @Parameters(paramLabel = "ASSET", description = "The asset's code.")
        private String asset;

        private Show() {}

        @Override
        int run(final Office office) {
            final Optional<House> house = office.register().house(asset);
            console().put("house", house.orElse(null));
            console()
                    .print(house.map(one -> one.isBank()
                                    ? one.currency() + " account " + one.account() + " of " + one.name() + " at "
                                            + one.bic() + one.clearing()
                                    : "by its chain")
                            .orElse("nobody has said it"));
            return ExitStatus.DONE;
        }
    }
}
