package org.ringbook.cli.admin;

import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.Table;
import org.ringbook.client.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Assets. */
@Command(
        name = "asset",
        description = "Add or list assets.",
        subcommands = {AssetCommand.Add.class, AssetCommand.ListAll.class},
        footer = {"", "Examples:", "  ringbook admin asset add XBT --scale 10 --payout-scale 8"})
final class AssetCommand extends Subcommand.Group {
    private AssetCommand() {}

    @Command(
            name = "add",
            description = "Add an asset.",
            footer = {
                "",
                "Examples:",
                "  ringbook admin asset add XBT --scale 10 --payout-scale 8",
                "  ringbook admin asset add ZAR --scale 8 --payout-scale 2"
            })
    static final class Add extends AdminTask {
        @Parameters(paramLabel = "CODE", description = "2 to 16 of A-Z 0-9 . _ -")
        private String code;

        @Option(
                names = "--scale",
                required = true,
                paramLabel = "N",
                description =
                        "Decimals of its smallest unit. One tick times one lot of a market must be whole units of the quote.")
        private int scale;

        @Option(
                names = "--payout-scale",
                paramLabel = "N",
                description = "Decimals a withdrawal may have. Default: the scale.")
        private Integer payoutScale;

        private Add() {}

        @Override
        public Integer call() {
            final int decimals = range("--scale", scale, 0, 255);
            final int payout = payoutScale == null ? scale : range("--payout-scale", payoutScale, 0, 255);
            return added("asset " + code, "added", engine().addAsset(code, decimals, payout));
        }
    }

    @Command(
            name = "list",
            description = "List assets.",
            footer = {"", "Examples:", "  ringbook admin asset list"})
    static final class ListAll extends AdminTask {
        private ListAll() {}

        @Override
        public Integer call() {
            final Table table = new Table("asset", "id", "scale", "payout scale", "total");
            for (final Rows.Asset asset : catalog().loadAssets()) {
                table.row(
                        asset.code(),
                        asset.assetId(),
                        asset.scale(),
                        asset.payoutScale(),
                        amount(asset.assetId(), asset.totalUnits()));
            }
            console().print(table.toString());
            console().put("assets", catalog().loadAssets());
            return ExitStatus.DONE;
        }
    }
}
