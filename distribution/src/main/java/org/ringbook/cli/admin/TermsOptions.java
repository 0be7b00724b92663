package org.ringbook.cli.admin;

import java.math.BigDecimal;
import org.ringbook.cli.MarketTerms;
import org.ringbook.client.MarketSpec;
import org.ringbook.client.Rows;
import picocli.CommandLine.Option;

/** A market's steps and bounds. */
final class TermsOptions {
    @Option(names = "--tick", required = true, paramLabel = "D", description = "Smallest step of a price.")
    private BigDecimal tick;

    @Option(names = "--lot", required = true, paramLabel = "D", description = "Smallest step of a quantity.")
    private BigDecimal lot;

    @Option(names = "--min-qty", paramLabel = "D", description = "Smallest order. Default: a lot.")
    private String minQty;

    @Option(names = "--max-qty", paramLabel = "D", description = "Largest order. Default: as large as can be said.")
    private String maxQty;

    @Option(
            names = "--min-notional",
            paramLabel = "D",
            description = "Smallest price times quantity. Default: 10,000 units of the quote, the smallest allowed.")
    private String minNotional;

    @Option(
            names = "--max-notional",
            paramLabel = "D",
            description = "Largest price times quantity. Default: as large as can be said.")
    private String maxNotional;

    MarketSpec spec(final String symbol, final Rows.Asset base, final Rows.Asset quote) {
        return new MarketTerms(symbol, base, quote, tick, lot)
                .quantities(minQty, maxQty)
                .notionals(minNotional, maxNotional)
                .spec();
    }
}
