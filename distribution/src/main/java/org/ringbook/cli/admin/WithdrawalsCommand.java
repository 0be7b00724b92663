package org.ringbook.cli.admin;

import org.ringbook.cli.Catalog;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.settle.WithdrawalCancel;
import org.ringbook.cli.settle.WithdrawalList;
import org.ringbook.client.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Withdrawals. */
@Command(
        name = "withdrawals",
        description = "Hold an amount for paying out, then settle it when it was paid, or cancel it.",
        subcommands = {
            WithdrawalList.class,
            WithdrawalsCommand.Request.class,
            WithdrawalsCommand.Settle.class,
            WithdrawalCancel.class
        },
        footer = {
            "",
            "Examples:",
            "  ringbook admin withdrawals request dave ZAR 500 --ref pay-17",
            "  ringbook admin withdrawals settle pay-17",
            "  ringbook admin withdrawals list"
        })
final class WithdrawalsCommand extends Subcommand.Group {
    private WithdrawalsCommand() {}

    @Command(
            name = "request",
            description = "Hold an amount for paying out, once for each reference.",
            footer = {"", "Examples:", "  ringbook admin withdrawals request dave ZAR 500 --ref pay-17"})
    static final class Request extends AdminTask {
        @Parameters(index = "0", paramLabel = "NAME", description = "The account.")
        private String name;

        @Parameters(index = "1", paramLabel = "ASSET", description = "The asset.")
        private String code;

        @Parameters(
                index = "2",
                paramLabel = "AMOUNT",
                description = "A decimal with at most the asset's payout scale.")
        private String amount;

        @Option(
                names = "--ref",
                required = true,
                paramLabel = "R",
                description =
                        "Reference, unique over all withdrawals: 1 to 64 printable ASCII characters without space.")
        private String reference;

        private Request() {}

        @Override
        public Integer call() {
            final Rows.Asset asset = catalog().asset(code);
            final long units = Catalog.amounts(asset).parse(amount);
            return added(
                    "withdrawal " + reference + " of " + amount + " " + code + " by " + name,
                    "requested",
                    engine().requestWithdrawal(catalog().account(name).accountId(), asset.assetId(), units, reference));
        }
    }

    @Command(
            name = "settle",
            description = "Say that a withdrawal was paid out: the amount leaves the exchange.",
            footer = {"", "Examples:", "  ringbook admin withdrawals settle pay-17"})
    static final class Settle extends AdminTask {
        @Parameters(paramLabel = "R", description = "The request's reference.")
        private String reference;

        private Settle() {}

        @Override
        public Integer call() {
            return added("withdrawal " + reference, "settled", engine().settleWithdrawal(reference));
        }
    }
}
