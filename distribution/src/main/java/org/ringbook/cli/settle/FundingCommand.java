package org.ringbook.cli.settle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import org.ringbook.settlement.Office;
import org.ringbook.settlement.Register;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What payers write. */
@Command(
        name = "funding",
        description = "What a payer writes so that the money finds its account, or the address that is paid to.",
        subcommands = {FundingCommand.Add.class, FundingCommand.ListAll.class},
        footer = {"", "Examples:", "  ringbook settle funding add dave ZAR"})
final class FundingCommand extends Subcommand.Group {
    private FundingCommand() {}

    @Command(
            name = "add",
            description = "Add a reference. One of ISO 11649, with check digits, is made unless it is given.",
            footer = {
                "",
                "Examples:",
                "  ringbook settle funding add dave ZAR",
                "  ringbook settle funding add dave XBT --reference bc1q..."
            })
    static final class Add extends SettleTask {
        @Parameters(index = "0", paramLabel = "NAME", description = "The account.")
        private String account;

        @Parameters(index = "1", paramLabel = "ASSET", description = "The asset.")
        private String asset;

        @Option(names = "--reference", paramLabel = "R", description = "6 to 128 letters and digits.")
        private String reference;

        private Add() {}

        @Override
        int run(final Office office) {
            final String made = office.register().addFunding(account, asset, reference);
            console().say(made + " finds " + account + " for " + asset);
            console().put("reference", made);
            return ExitStatus.DONE;
        }
    }

    @Command(
            name = "list",
            description = "All of them.",
            footer = {"", "Examples:", "  ringbook settle funding list"})
    static final class ListAll extends SettleTask {
        private ListAll() {}

        @Override
        int run(final Office office) {
            final List<Map<String, Object>> rows = new ArrayList<>();
            for (final Register.Funding one : office.register().fundings()) {
                final Map<String, Object> row = new LinkedHashMap<>();
                row.put("reference", one.reference());
                row.put("account", one.account());
                row.put("asset", one.asset());
                rows.add(row);
            }
            return list("fundings", rows, "reference", "account", "asset");
        }
    }
}
