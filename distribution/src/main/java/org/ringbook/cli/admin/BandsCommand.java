package org.ringbook.cli.admin;

import org.ringbook.client.PriceBands;
import org.ringbook.client.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A market's bounds on prices. */
@Command(
        name = "bands",
        description = {
            "Set a market's bounds on prices, all of them at once: what is left out is no bound. Parts per million of the price"
                    + " that they are around."
        },
        footer = {
            "",
            "Examples:",
            "  ringbook admin market bands XBTZAR --dynamic 50000 --static 100000 --collar 100000 --auction 5m",
            "  ringbook admin market bands XBTZAR --none"
        })
final class BandsCommand extends AdminTask {
    @Parameters(paramLabel = "SYMBOL", description = "The market.")
    private String symbol;

    @Option(
            names = "--dynamic",
            paramLabel = "PPM",
            description = "Around the last trade: no order enters or trades beyond it.")
    private int dynamicPpm;

    @Option(
            names = "--static",
            paramLabel = "PPM",
            description = "Around the last auction's price: instead of a trade beyond it there is an auction.")
    private int staticPpm;

    @Option(
            names = "--collar",
            paramLabel = "PPM",
            description = "Around an auction's reference: a price beyond it extends the auction.")
    private int collarPpm;

    @Option(
            names = "--reference",
            paramLabel = "PRICE",
            description = "Stands for a last trade or auction that has not been.")
    private String reference;

    @Option(
            names = "--auction",
            paramLabel = "DURATION",
            description =
                    "How long an auction lasts that the static band caused, such as 5m. Default: until it is ended.")
    private String auction;

    @Option(
            names = "--extension",
            paramLabel = "DURATION",
            description = "By how much the collar extends an auction. Default: until it is ended.")
    private String extension;

    @Option(names = "--none", description = "Remove all bounds.")
    private boolean none;

    private BandsCommand() {}

    @Override
    public Integer call() {
        final boolean given = dynamicPpm != 0 || staticPpm != 0 || collarPpm != 0 || reference != null;
        if (none == (given || auction != null || extension != null)) {
            throw usage("either bounds or --none");
        }
        final Rows.Market market = catalog().market(symbol);
        final long referenceTicks =
                reference == null ? 0 : catalog().instrument(market).price().parse(reference);
        final PriceBands bands = new PriceBands(
                dynamicPpm,
                staticPpm,
                collarPpm,
                referenceTicks,
                Times.durationNs(auction),
                Times.durationNs(extension));
        return done(
                "price bands of " + symbol + (none ? " removed" : " set"),
                engine().operations().setPriceBands(market.marketId(), bands));
    }
}
