package org.ringbook.cli.admin;

import org.ringbook.cli.Catalog;
import org.ringbook.client.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Credits an account. */
@Command(
        name = "deposit",
        description = "Credit an account, once for each reference.",
        footer = {"", "Examples:", "  ringbook admin deposit dave ZAR 100000.50 --ref bank-4711"})
final class DepositCommand extends AdminTask {
    @Parameters(index = "0", paramLabel = "NAME", description = "The account.")
    private String name;

    @Parameters(index = "1", paramLabel = "ASSET", description = "The asset.")
    private String code;

    @Parameters(index = "2", paramLabel = "AMOUNT", description = "A decimal.")
    private String amount;

    @Option(
            names = "--ref",
            required = true,
            paramLabel = "R",
            description = "Reference, unique over all deposits: 1 to 64 printable ASCII characters without space.")
    private String reference;

    private DepositCommand() {}

    @Override
    public Integer call() {
        final Rows.Asset asset = catalog().asset(code);
        final long units = Catalog.amounts(asset).parse(amount);
        return added(
                "deposit " + reference + " of " + amount + " " + code + " to " + name,
                "booked",
                engine().deposit(catalog().account(name).accountId(), asset.assetId(), units, reference));
    }
}
