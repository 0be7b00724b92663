package org.ringbook.cli.admin;

import java.nio.file.Path;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.engine.EngineHost;
import org.ringbook.client.BustSpec;
import org.ringbook.client.Instrument;
import org.ringbook.client.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Trades. */
@Command(
        name = "trade",
        description = "Undo trades.",
        subcommands = TradeCommand.Bust.class,
        footer = {"", "Examples:", "  ringbook admin trade bust XBTZAR 17"})
final class TradeCommand extends Subcommand.Group {
    private TradeCommand() {}

    @Command(
            name = "bust",
            description = {
                "Undo a trade's movement of money, fees too, once. Orders, quantities and prices stay as they are. The trade is looked"
                        + " up in the journal of --data."
            },
            footer = {"", "Examples:", "  ringbook admin trade bust XBTZAR 17"})
    static final class Bust extends AdminTask {
        @Parameters(index = "0", paramLabel = "SYMBOL", description = "The market.")
        private String symbol;

        @Parameters(index = "1", paramLabel = "TRADE", description = "The trade's id.")
        private long tradeId;

        private Bust() {}

        @Override
        public Integer call() {
            final Rows.Market market = catalog().market(symbol);
            final Path journal = EngineHost.journalOf(root().data());
            final BustSpec trade = TradeSearch.find(journal, market.marketId(), tradeId)
                    .orElseThrow(() -> new Failure(
                            ExitStatus.FAILED,
                            "the journal in " + journal + " has no trade " + tradeId + " of " + symbol));
            tell(trade, catalog().instrument(market));
            return added(
                    "trade " + tradeId + " of " + symbol,
                    "undone",
                    engine().operations().bustTrade(trade));
        }

        private void tell(final BustSpec trade, final Instrument instrument) {
            final String quantity = instrument.quantity().shortText(trade.qtyLots());
            final String price = instrument.price().text(trade.priceTicks());
            final String buyer = catalog().accountName(trade.buyAccountId());
            final String seller = catalog().accountName(trade.sellAccountId());
            console()
                    .say("trade " + tradeId + ": " + quantity + " @ " + price + ", " + buyer + " bought of " + seller
                            + " (fees " + instrument.base().shortText(trade.buyFeeUnits()) + " and "
                            + instrument.quote().shortText(trade.sellFeeUnits()) + ")");
            console()
                    .put("quantity", quantity)
                    .put("price", price)
                    .put("buyer", buyer)
                    .put("seller", seller);
        }
    }
}
