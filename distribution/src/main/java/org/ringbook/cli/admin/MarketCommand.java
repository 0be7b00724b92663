package org.ringbook.cli.admin;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.MarketTerms;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.Table;
import org.ringbook.client.Instrument;
import org.ringbook.client.Rows;
import org.ringbook.sbe.messages.MarketState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Markets. */
@Command(
        name = "market",
        description = "Add markets, open, close or halt them, list them.",
        subcommands = {MarketCommand.Add.class, MarketCommand.State.class, MarketCommand.ListAll.class},
        footer = {"", "Examples:", "  ringbook admin market state XBTZAR halted"})
final class MarketCommand extends Subcommand.Group {
    private MarketCommand() {}

    @Command(
            name = "add",
            description = "Add a market. It is closed at first.",
            footer = {
                "",
                "Examples:",
                "  ringbook admin market add XBTZAR --base XBT --quote ZAR --tick 1 --lot 0.000001",
                "  ringbook admin market add XBTUSD --base XBT --quote USD --tick 0.01 --lot 0.000001 --min-notional 1"
            })
    static final class Add extends AdminTask {
        @Parameters(paramLabel = "SYMBOL", description = "2 to 16 of A-Z 0-9 . _ -")
        private String symbol;

        @Option(names = "--base", required = true, paramLabel = "ASSET", description = "What is traded.")
        private String base;

        @Option(names = "--quote", required = true, paramLabel = "ASSET", description = "What it is traded against.")
        private String quote;

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
                description =
                        "Smallest price times quantity. Default: 10,000 units of the quote, the smallest allowed.")
        private String minNotional;

        @Option(
                names = "--max-notional",
                paramLabel = "D",
                description = "Largest price times quantity. Default: as large as can be said.")
        private String maxNotional;

        private Add() {}

        @Override
        public Integer call() {
            final MarketTerms terms = new MarketTerms(
                            symbol, catalog().asset(base), catalog().asset(quote), tick, lot)
                    .quantities(minQty, maxQty)
                    .notionals(minNotional, maxNotional);
            return added("market " + symbol, "added", engine().addMarket(terms.spec()));
        }
    }

    @Command(
            name = "state",
            description = "Open, close or halt a market. Orders stay in the book; cancels are always taken.",
            footer = {"", "Examples:", "  ringbook admin market state XBTZAR open"})
    static final class State extends AdminTask {
        /** As people say it. */
        enum Wanted {
            OPEN(MarketState.OPEN),
            CLOSED(MarketState.CLOSED),
            HALTED(MarketState.HALTED);

            private final MarketState state;

            Wanted(final MarketState state) {
                this.state = state;
            }
        }

        @Parameters(index = "0", paramLabel = "SYMBOL", description = "The market.")
        private String symbol;

        @Parameters(index = "1", paramLabel = "STATE", description = "open, closed or halted")
        private Wanted wanted;

        private State() {}

        @Override
        public Integer call() {
            final Rows.Market market = catalog().market(symbol);
            return done(
                    "market " + symbol + " is " + wanted.name().toLowerCase(Locale.ROOT),
                    engine().setMarketState(market.marketId(), wanted.state));
        }
    }

    @Command(
            name = "list",
            description = "List markets.",
            footer = {"", "Examples:", "  ringbook admin market list"})
    static final class ListAll extends AdminTask {
        private ListAll() {}

        @Override
        public Integer call() {
            final Table table =
                    new Table("market", "id", "state", "tick", "lot", "min qty", "min notional", "open orders");
            final List<Map<String, Object>> rows = new ArrayList<>();
            for (final Rows.Market market : catalog().loadMarkets()) {
                final Map<String, Object> row = row(market);
                table.row(
                        market.symbol(),
                        market.marketId(),
                        market.state(),
                        row.get("tick"),
                        row.get("lot"),
                        row.get("minQty"),
                        row.get("minNotional"),
                        market.openOrders());
                rows.add(row);
            }
            console().print(table.toString());
            console().put("markets", rows);
            return ExitStatus.DONE;
        }

        private Map<String, Object> row(final Rows.Market market) {
            final Instrument instrument = catalog().instrument(market);
            final Map<String, Object> row = new LinkedHashMap<>();
            row.put("symbol", market.symbol());
            row.put("id", market.marketId());
            row.put("state", market.state().name());
            row.put("base", catalog().asset(market.baseAssetId()).code());
            row.put("quote", catalog().asset(market.quoteAssetId()).code());
            row.put("tick", instrument.price().shortText(1));
            row.put("lot", instrument.quantity().shortText(1));
            row.put("minQty", instrument.quantity().shortText(market.minQtyLots()));
            row.put("maxQty", instrument.quantity().shortText(market.maxQtyLots()));
            row.put("minNotional", instrument.quote().shortText(market.minNotionalUnits()));
            row.put("maxNotional", instrument.quote().shortText(market.maxNotionalUnits()));
            row.put("openOrders", market.openOrders());
            return row;
        }
    }
}
