package org.ringbook.cli.flow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ringbook.cli.Catalog;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.cli.MarketTerms;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.Rows;
import org.ringbook.flow.FlowInstrument;
import org.ringbook.sbe.messages.MarketState;

/**
 * A market for one recording alone, with participants who can pay for all that they do in it. Assets are shared with other markets where
 * their scale allows.
 */
final class PlayMarket {
    private static final int MAX_SCALE = 18;
    private static final int MAX_NAME_LENGTH = 16;
    private static final int LOT_DECIMALS = 2;
    private static final long MIN_NOTIONAL_UNITS = 10_000;
    private static final BigInteger MAX_UNITS = BigInteger.ONE.shiftLeft(62);

    private final EngineConnection engine;
    private final Catalog catalog;
    private final FlowInstrument instrument;
    private final FlowNeeds needs;
    private final String symbol;
    private final Map<String, Integer> accountIds = new HashMap<>();
    private int marketId;

    /**
     * Nothing is set up yet.
     *
     * @param wanted symbol of the market; null for the recording's own, or that with a number behind it.
     * @throws Failure if there is such a market.
     */
    PlayMarket(
            final EngineConnection engine,
            final FlowInstrument instrument,
            final FlowNeeds needs,
            final String wanted) {
        this.engine = engine;
        this.instrument = instrument;
        this.needs = needs;
        catalog = new Catalog(engine.queries());
        symbol = freeSymbol(
                catalog.loadMarkets().stream().map(Rows.Market::symbol).toList(), wanted);
    }

    private String freeSymbol(final Collection<String> taken, final String wanted) {
        if (wanted != null) {
            if (taken.contains(wanted)) {
                throw new Failure(
                        ExitStatus.FAILED,
                        "market " + wanted
                                + " exists: a recording needs one of its own. Leave --market out, or name another");
            }
            return wanted;
        }
        final String own = instrument.symbol();
        String candidate = own.substring(0, Math.min(own.length(), MAX_NAME_LENGTH));
        for (int number = 2; taken.contains(candidate); number++) {
            final String suffix = "-" + number;
            candidate = own.substring(0, Math.min(own.length(), MAX_NAME_LENGTH - suffix.length())) + suffix;
        }
        return candidate;
    }

    /** Adds what is missing, pays in, and opens the market. */
    void setUp() {
        final BigDecimal tick = instrument.tickSize();
        final BigDecimal lot = instrument.lotSize();
        final Rows.Asset base = asset(instrument.base(), lot, needs.maxBaseLots(), lot.scale() + LOT_DECIMALS);
        final BigDecimal tickLot = tick.multiply(lot);
        final Rows.Asset quote =
                asset(instrument.quote(), tickLot, needs.maxQuoteTickLots(), quoteScale(tickLot.stripTrailingZeros()));
        marketId = (int) engine.addMarket(new MarketTerms(symbol, base, quote, tick, lot).spec())
                .id();
        needs.participants().forEach((name, need) -> {
            final int accountId =
                    (int) engine.openAccount(symbol + "-" + name, 0, 0).id();
            accountIds.put(name, accountId);
            deposit(accountId, quote, units(tickLot, need.maxQuoteTickLots(), quote.scale()), name);
            deposit(accountId, base, units(lot, need.maxBaseLots(), base.scale()), name);
        });
        engine.setMarketState(marketId, MarketState.OPEN);
    }

    private void deposit(final int accountId, final Rows.Asset asset, final long units, final String participant) {
        if (units > 0) {
            engine.deposit(
                    accountId, asset.assetId(), units, "play-" + symbol + "-" + participant + "-" + asset.code());
        }
    }

    /** So many decimals that the smallest order is worth what the engine asks for, if the largest sum allows that. */
    private int quoteScale(final BigDecimal tickLot) {
        int scale = Math.max(0, tickLot.scale());
        final BigDecimal smallest = tickLot.multiply(BigDecimal.valueOf(needs.minNotionalTickLots()));
        while (scale < MAX_SCALE
                && smallest.movePointRight(scale).compareTo(BigDecimal.valueOf(MIN_NOTIONAL_UNITS)) < 0
                && fits(tickLot, needs.maxQuoteTickLots(), scale + 1, 0)) {
            scale++;
        }
        return scale;
    }

    private static boolean fits(final BigDecimal step, final long count, final int scale, final long presentUnits) {
        final BigDecimal units = step.multiply(BigDecimal.valueOf(count)).movePointRight(scale);
        return units.toBigInteger().add(BigInteger.valueOf(presentUnits)).compareTo(MAX_UNITS) <= 0;
    }

    private static long units(final BigDecimal step, final long count, final int scale) {
        return step.multiply(BigDecimal.valueOf(count)).movePointRight(scale).longValueExact();
    }

    /** The asset with this code if its scale does and there is room for the sum, else one with the scale in its code. */
    private Rows.Asset asset(final String code, final BigDecimal step, final long count, final int scale) {
        if (!fits(step, count, scale, 0)) {
            throw new Failure(
                    ExitStatus.FAILED,
                    "the recording's sums of " + code + " do not fit the engine's numbers: scale=" + scale);
        }
        for (final String candidate : List.of(code, code + "-" + scale)) {
            final Optional<Rows.Asset> present = catalog.loadAssets().stream()
                    .filter(asset -> asset.code().equals(candidate))
                    .findFirst();
            if (present.isEmpty()) {
                engine.addAsset(candidate, scale, scale);
                return catalog.asset(candidate);
            }
            final Rows.Asset asset = present.get();
            if (asset.scale() >= scale && fits(step, count, asset.scale(), asset.totalUnits())) {
                return asset;
            }
        }
        throw new Failure(
                ExitStatus.FAILED,
                "assets " + code + " and " + code + "-" + scale
                        + " have no room for this recording: use another --data");
    }

    String symbol() {
        return symbol;
    }

    /** Ids of markets by the symbols of the recording. */
    Map<String, Integer> marketIds() {
        return Map.of(instrument.symbol(), marketId);
    }

    /** Ids of accounts by the participants of the recording. */
    Map<String, Integer> accountIds() {
        return accountIds;
    }
}
