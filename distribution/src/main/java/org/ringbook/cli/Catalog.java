package org.ringbook.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.ringbook.client.Decimals;
import org.ringbook.client.EngineQueries;
import org.ringbook.client.Instrument;
import org.ringbook.client.Rows;

/**
 * Names as people use them ↔ the engine's ids, and how amounts are written. Asked of the engine when first needed, and again when a
 * name is not known. One thread.
 */
public final class Catalog {
    private final EngineQueries queries;
    private final Map<String, Rows.Asset> assets = new LinkedHashMap<>();
    private final Map<String, Rows.Market> markets = new LinkedHashMap<>();
    private final Map<String, Rows.Account> accounts = new LinkedHashMap<>();

    /**
     * Nothing is known yet.
     *
     * @param queries asks the engine.
     */
    public Catalog(final EngineQueries queries) {
        this.queries = queries;
    }

    /**
     * An asset by its code.
     *
     * @param code such as XBT.
     * @return the asset.
     * @throws Failure if there is none.
     */
    public Rows.Asset asset(final String code) {
        return find("asset", code, assets, this::loadAssets);
    }

    /**
     * A market by its symbol.
     *
     * @param symbol such as XBTZAR.
     * @return as it was when it was asked for.
     * @throws Failure if there is none.
     */
    public Rows.Market market(final String symbol) {
        return find("market", symbol, markets, this::loadMarkets);
    }

    /**
     * An account by its name.
     *
     * @param name such as alice.
     * @return as it was when it was asked for.
     * @throws Failure if there is none.
     */
    public Rows.Account account(final String name) {
        return find("account", name, accounts, this::loadAccounts);
    }

    private static <R> R find(final String what, final String name, final Map<String, R> known, final Runnable load) {
        R row = known.get(name);
        if (row == null) {
            load.run();
            row = known.get(name);
        }
        if (row == null) {
            throw new Failure(
                    ExitStatus.FAILED,
                    "there is no " + what + " " + name + (known.isEmpty() ? "" : ": there are " + some(known)));
        }
        return row;
    }

    private static String some(final Map<String, ?> known) {
        final int most = 12;
        final String names =
                String.join(", ", known.keySet().stream().limit(most).toList());
        return known.size() > most ? names + " ..." : names;
    }

    /**
     * All assets, asked anew.
     *
     * @return by id.
     */
    public Collection<Rows.Asset> loadAssets() {
        assets.clear();
        queries.assets().forEach(row -> assets.put(row.code(), row));
        return assets.values();
    }

    /**
     * All markets, asked anew.
     *
     * @return by id.
     */
    public Collection<Rows.Market> loadMarkets() {
        markets.clear();
        queries.markets().forEach(row -> markets.put(row.symbol(), row));
        return markets.values();
    }

    /**
     * All accounts, asked anew.
     *
     * @return by id.
     */
    public Collection<Rows.Account> loadAccounts() {
        accounts.clear();
        queries.accounts().forEach(row -> accounts.put(row.name(), row));
        return accounts.values();
    }

    /**
     * An asset by its id.
     *
     * @param assetId of an asset that exists.
     * @return the asset.
     */
    public Rows.Asset asset(final int assetId) {
        return byId(assets.values(), Rows.Asset::assetId, assetId)
                .orElseGet(() -> byId(loadAssets(), Rows.Asset::assetId, assetId)
                        .orElseThrow(() -> new IllegalArgumentException("no such asset: assetId=" + assetId)));
    }

    /**
     * A market by its id.
     *
     * @param marketId of a market that exists.
     * @return as it was when it was asked for.
     */
    public Rows.Market market(final int marketId) {
        return byId(markets.values(), Rows.Market::marketId, marketId)
                .orElseGet(() -> byId(loadMarkets(), Rows.Market::marketId, marketId)
                        .orElseThrow(() -> new IllegalArgumentException("no such market: marketId=" + marketId)));
    }

    /**
     * An account's name by its id.
     *
     * @param accountId any number.
     * @return the name; the number itself if no account has it.
     */
    public String accountName(final int accountId) {
        return byId(accounts.values(), Rows.Account::accountId, accountId)
                .or(() -> byId(loadAccounts(), Rows.Account::accountId, accountId))
                .map(Rows.Account::name)
                .orElse("account " + accountId);
    }

    private static <R> Optional<R> byId(final Collection<R> known, final ToIntFunction<R> idOf, final int id) {
        return known.stream().filter(row -> idOf.applyAsInt(row) == id).findFirst();
    }

    /**
     * How a market's numbers are written.
     *
     * @param market the market.
     * @return its instrument.
     */
    public Instrument instrument(final Rows.Market market) {
        return Instrument.of(market, asset(market.baseAssetId()), asset(market.quoteAssetId()));
    }

    /**
     * How an asset's amounts are written.
     *
     * @param asset the asset.
     * @return its converter.
     */
    public static Decimals amounts(final Rows.Asset asset) {
        return Decimals.ofScale("amount of " + asset.code(), asset.scale());
    }
}
