package org.ringbook.cli.admin;

import org.ringbook.cli.Catalog;
import org.ringbook.client.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves money between accounts of one owner. */
@Command(
        name = "transfer",
        description = "Move an amount between two accounts of one owner, once for each reference.",
        footer = {"", "Examples:", "  ringbook admin transfer dave dave-savings ZAR 500 --ref save-1"})
final class TransferCommand extends AdminTask {
    @Parameters(index = "0", paramLabel = "FROM", description = "The account that pays.")
    private String from;

    @Parameters(index = "1", paramLabel = "TO", description = "The account that gets it.")
    private String to;

    @Parameters(index = "2", paramLabel = "ASSET", description = "The asset.")
    private String code;

    @Parameters(index = "3", paramLabel = "AMOUNT", description = "A decimal.")
    private String amount;

    @Option(
            names = "--ref",
            required = true,
            paramLabel = "R",
            description = "Reference, unique over all transfers: 1 to 64 printable ASCII characters without space.")
    private String reference;

    private TransferCommand() {}

    @Override
    public Integer call() {
        final Rows.Asset asset = catalog().asset(code);
        return added(
                "transfer " + reference + " of " + amount + " " + code + " from " + from + " to " + to,
                "booked",
                engine().operations()
                        .transfer(
                                catalog().account(from).accountId(),
                                catalog().account(to).accountId(),
                                asset.assetId(),
                                Catalog.amounts(asset).parse(amount),
                                reference));
    }
}
