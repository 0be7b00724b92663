package org.ringbook.cli.flow;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ringbook.cli.Catalog;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.cli.MarketTerms;
import org.ringbook.cli.keys.DemoCredentials;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.Rows;
import org.ringbook.flow.FlowInstrument;
import org.ringbook.flow.simulator.SimulatedMarket;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.settlement.House;
import org.ringbook.settlement.Register;

/** The exchange of {@code start --demo}: assets, markets, fees and funded accounts, set up by commands like any other. */
public final class DemoExchange {
    /** Accounts of people, and those of market makers. */
    static final List<String> TRADERS = List.of("alice", "bob", "carol");

    static final List<String> MAKERS = List.of("mm1", "mm2");

    private static final int MAKERS_TIER = 1;
    private static final int MAKERS_FACTOR = 10;

    private record DemoAsset(String code, int scale, int payoutScale, String funds) {}

    private record DemoMarket(
            String symbol,
            String base,
            String quote,
            String tick,
            String lot,
            String minQty,
            String maxQty,
            String minNotional,
            String maxNotional) {}

    private record DemoFlow(String symbol, String price, String typicalQty, String exposureMax) {}

    private static final House CHAIN = new House(0, false, "", "", "", "", "");
    private static final List<DemoAsset> ASSETS = List.of(
            new DemoAsset("XBT", 10, 8, "100"),
            new DemoAsset("ETH", 10, 8, "1000"),
            new DemoAsset("ZAR", 8, 2, "100000000"),
            new DemoAsset("USD", 8, 2, "10000000"));

    private static final List<DemoMarket> MARKETS = List.of(
            new DemoMarket("XBTZAR", "XBT", "ZAR", "1", "0.000001", "0.00001", "100", "10", "100000000"),
            new DemoMarket("ETHZAR", "ETH", "ZAR", "1", "0.0001", "0.0001", "1000", "10", "100000000"),
            new DemoMarket("ETHXBT", "ETH", "XBT", "0.00001", "0.0001", "0.0001", "1000", "0.00001", "100"),
            new DemoMarket("XBTUSD", "XBT", "USD", "0.01", "0.000001", "0.00001", "100", "1", "10000000"));

    /** ZAR alone leaves by a bank: with one such asset, clients need not say which of theirs a beneficiary is for. */
    private static final Map<String, House> HOUSES = Map.of(
            "ZAR", new House(0, true, "ZAR", "Ringbook", "62000000001", "", "ZANCC:250655"),
            "XBT", CHAIN,
            "ETH", CHAIN);

    /** ETHZAR stays still, for whoever wants to try something. */
    private static final List<DemoFlow> FLOWS = List.of(
            new DemoFlow("XBTZAR", "1100000", "0.01", "10"),
            new DemoFlow("ETHXBT", "0.05", "0.1", "100"),
            new DemoFlow("XBTUSD", "60000", "0.01", "10"));

    private final EngineConnection engine;
    private final Catalog catalog;

    /**
     * Of an engine.
     *
     * @param engine connected.
     */
    public DemoExchange(final EngineConnection engine) {
        this.engine = engine;
        catalog = new Catalog(engine.queries());
    }

    /**
     * Sets up what is missing. Every command has a name or a reference, so a setup that was cut off is completed.
     *
     * @return false if everything was there already; states of markets are left as they are then.
     * @throws Failure if there is another exchange.
     */
    public boolean setUp() {
        final List<Rows.Market> existing = engine.queries().markets();
        final List<String> symbols = existing.stream().map(Rows.Market::symbol).toList();
        final boolean isDemo = symbols.containsAll(symbolsOf(MARKETS));
        if (isDemo && existing.stream().anyMatch(market -> market.state() != MarketState.CLOSED)) {
            return false;
        }
        if (!existing.isEmpty() && !symbols.contains(MARKETS.get(0).symbol())) {
            throw new Failure(
                    ExitStatus.FAILED,
                    "this data directory holds another exchange (markets " + String.join(", ", symbols)
                            + "): start it without --demo, or use another --data");
        }
        ASSETS.forEach(asset -> engine.addAsset(asset.code(), asset.scale(), asset.payoutScale()));
        MARKETS.forEach(this::add);
        engine.setFees(0, 0, 1_000);
        engine.setFees(MAKERS_TIER, 0, 200);
        TRADERS.forEach(name -> open(name, 0, 1));
        MAKERS.forEach(name -> open(name, MAKERS_TIER, MAKERS_FACTOR));
        MARKETS.forEach(
                market -> engine.setMarketState(catalog.market(market.symbol()).marketId(), MarketState.OPEN));
        return true;
    }

    /**
     * Issues the accounts' keys, if they have none.
     *
     * @param data where they are kept.
     * @return false if they were there already.
     */
    public boolean issueKeys(final Path data) {
        final List<String> names =
                Stream.concat(TRADERS.stream(), MAKERS.stream()).toList();
        return DemoCredentials.ensure(engine, data, names, MAKERS);
    }

    /**
     * Says how money leaves and enters.
     *
     * @param register of a back office that knows the assets.
     */
    public static void openHouses(final Register register) {
        HOUSES.forEach(register::setHouse);
    }

    private static List<String> symbolsOf(final List<DemoMarket> markets) {
        return markets.stream().map(DemoMarket::symbol).toList();
    }

    private void add(final DemoMarket market) {
        engine.addMarket(new MarketTerms(
                        market.symbol(),
                        catalog.asset(market.base()),
                        catalog.asset(market.quote()),
                        new BigDecimal(market.tick()),
                        new BigDecimal(market.lot()))
                .quantities(market.minQty(), market.maxQty())
                .notionals(market.minNotional(), market.maxNotional())
                .spec());
    }

    private void open(final String name, final int feeTier, final int factor) {
        final int accountId = (int) engine.openAccount(name, 0, feeTier).id();
        for (final DemoAsset asset : ASSETS) {
            final Rows.Asset row = catalog.asset(asset.code());
            final long units = Math.multiplyExact(Catalog.amounts(row).parse(asset.funds()), factor);
            engine.deposit(accountId, row.assetId(), units, "demo-" + name + "-" + asset.code());
        }
    }

    /** The markets that get simulated orders. */
    static List<SimulatedMarket> simulated() {
        return FLOWS.stream().map(DemoExchange::simulated).toList();
    }

    private static SimulatedMarket simulated(final DemoFlow flow) {
        final DemoMarket market = MARKETS.stream()
                .filter(candidate -> candidate.symbol().equals(flow.symbol()))
                .findFirst()
                .orElseThrow();
        final BigDecimal tick = new BigDecimal(market.tick());
        final BigDecimal lot = new BigDecimal(market.lot());
        return new SimulatedMarket(
                new FlowInstrument(market.symbol(), market.base(), market.quote(), tick, lot),
                steps(flow.price(), tick),
                steps(flow.typicalQty(), lot),
                steps(flow.exposureMax(), lot));
    }

    private static long steps(final String value, final BigDecimal step) {
        return new BigDecimal(value).divide(step).longValueExact();
    }
}
