package org.ringbook.cli.admin;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ringbook.cli.Subcommand;
import org.ringbook.client.CommandOutcome;
import org.ringbook.client.Instrument;
import org.ringbook.client.MarketSpec;
import org.ringbook.client.Rows;
import org.ringbook.sbe.messages.AuctionExtendedDecoder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.MarketStateChangedDecoder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Markets. */
@Command(
        name = "market",
        description = "Add markets, set what they take, their terms, price bands and schedule; list them.",
        subcommands = {
            MarketCommand.Add.class,
            MarketCommand.State.class,
            MarketCommand.Terms.class,
            BandsCommand.class,
            ScheduleCommand.class,
            MarketCommand.ListAll.class
        },
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

        @Mixin
        private TermsOptions terms;

        private Add() {}

        @Override
        public Integer call() {
            return added(
                    "market " + symbol,
                    "added",
                    engine().addMarket(terms.spec(
                            symbol, catalog().asset(base), catalog().asset(quote))));
        }
    }

    @Command(
            name = "terms",
            description = {
                "Give a market another tick, lot and bounds. It must be halted and without orders; its last price, price references"
                        + " and account limits, which were said in the old steps, are void."
            },
            footer = {"", "Examples:", "  ringbook admin market terms XBTZAR --tick 10 --lot 0.00001"})
    static final class Terms extends AdminTask {
        @Parameters(paramLabel = "SYMBOL", description = "The market.")
        private String symbol;

        @Mixin
        private TermsOptions terms;

        private Terms() {}

        @Override
        public Integer call() {
            final Rows.Market market = catalog().market(symbol);
            final MarketSpec spec = terms.spec(
                    symbol, catalog().asset(market.baseAssetId()), catalog().asset(market.quoteAssetId()));
            return done("terms of " + symbol + " set", engine().operations().setMarketTerms(market.marketId(), spec));
        }
    }

    @Command(
            name = "state",
            description = {
                "Set what a market takes: open (everything), closed (cancels; orders good for the day end), halted (cancels, until an"
                        + " operator ends it), auction (orders gather; opening makes its trades), suspended (put aside), delisted"
                        + " (ended for good)."
            },
            footer = {
                "",
                "Examples:",
                "  ringbook admin market state XBTZAR open",
                "  ringbook admin market state XBTZAR auction --until 10m"
            })
    static final class State extends AdminTask {
        /** As people say it. */
        enum Wanted {
            OPEN(MarketState.OPEN),
            CLOSED(MarketState.CLOSED),
            HALTED(MarketState.HALTED),
            AUCTION(MarketState.AUCTION),
            SUSPENDED(MarketState.SUSPENDED),
            DELISTED(MarketState.DELISTED);

            private final MarketState state;

            Wanted(final MarketState state) {
                this.state = state;
            }
        }

        @Parameters(index = "0", paramLabel = "SYMBOL", description = "The market.")
        private String symbol;

        @Parameters(
                index = "1",
                paramLabel = "STATE",
                description = "open, closed, halted, auction, suspended or delisted")
        private Wanted wanted;

        @Option(
                names = "--until",
                paramLabel = "WHEN",
                description = "Of an auction: when its trades are made and the market opens; a time such as"
                        + " 2026-12-01T08:00:00Z, or from now such as 10m. Default: when it is opened.")
        private String until;

        private State() {}

        @Override
        public Integer call() {
            final Rows.Market market = catalog().market(symbol);
            final CommandOutcome outcome = engine().operations()
                    .setMarketState(market.marketId(), wanted.state, Times.momentNs(until, Instant.now()));
            console().put("canceled", canceled(outcome));
            return done("market " + symbol + " is " + Words.said(stateOf(outcome)), outcome);
        }

        /** Not always the wanted one: a price outside the auction's collar leaves it in the auction. */
        private MarketState stateOf(final CommandOutcome outcome) {
            MarketState state = wanted.state;
            for (final CommandOutcome.Event event : outcome.events()) {
                if (event.templateId() == MarketStateChangedDecoder.TEMPLATE_ID) {
                    state = event.decode(new MarketStateChangedDecoder()).state();
                } else if (event.templateId() == AuctionExtendedDecoder.TEMPLATE_ID) {
                    state = MarketState.AUCTION;
                }
            }
            return state;
        }
    }

    @Command(
            name = "list",
            description =
                    "List markets; with --json also what an auction would do, all bounds and the schedule's next time.",
            footer = {"", "Examples:", "  ringbook admin market list"})
    static final class ListAll extends AdminTask {
        private ListAll() {}

        @Override
        public Integer call() {
            return list(
                    "markets",
                    catalog().loadMarkets().stream().map(this::row).toList(),
                    "market",
                    "id",
                    "state",
                    "auction end",
                    "last",
                    "dynamic ppm",
                    "static ppm",
                    "collar ppm",
                    "tick",
                    "lot",
                    "min qty",
                    "min notional",
                    "open orders");
        }

        private Map<String, Object> row(final Rows.Market market) {
            final Instrument instrument = catalog().instrument(market);
            final Map<String, Object> row = new LinkedHashMap<>();
            row.put("symbol", market.symbol());
            row.put("id", market.marketId());
            row.put("state", market.state().name());
            row.put("auctionEnd", Times.text(market.auctionEndNs()));
            row.put("last", orNone(instrument.price(), market.lastPriceTicks()));
            row.put("dynamicPpm", orNone(market.bands().dynamicBandPpm()));
            row.put("staticPpm", orNone(market.bands().staticBandPpm()));
            row.put("collarPpm", orNone(market.bands().collarPpm()));
            row.put("tick", instrument.price().shortText(1));
            row.put("lot", instrument.quantity().shortText(1));
            row.put("minQty", instrument.quantity().shortText(market.minQtyLots()));
            row.put("minNotional", instrument.quote().shortText(market.minNotionalUnits()));
            row.put("openOrders", market.openOrders());
            row.put("maxQty", instrument.quantity().shortText(market.maxQtyLots()));
            row.put("maxNotional", instrument.quote().shortText(market.maxNotionalUnits()));
            row.put("indicativePrice", orNone(instrument.price(), market.indicativePriceTicks()));
            row.put("indicativeQty", orNone(instrument.quantity(), market.indicativeQty()));
            row.put("referencePrice", orNone(instrument.price(), market.bands().initialReferenceTicks()));
            row.put(
                    "volatilityAuctionMs",
                    TimeUnit.NANOSECONDS.toMillis(market.bands().volatilityAuctionNs()));
            row.put(
                    "auctionExtensionMs",
                    TimeUnit.NANOSECONDS.toMillis(market.bands().auctionExtensionNs()));
            row.put("nextSchedule", Times.text(market.nextScheduleNs()));
            row.put("base", catalog().asset(market.baseAssetId()).code());
            row.put("quote", catalog().asset(market.quoteAssetId()).code());
            return row;
        }

        private static Integer orNone(final int ppm) {
            return ppm == 0 ? null : ppm;
        }
    }
}
