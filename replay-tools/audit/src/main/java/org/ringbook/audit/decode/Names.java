package org.ringbook.audit.decode;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.ringbook.core.CoreView;
import org.ringbook.core.market.MarketTerms;

/** What ids are called and how their numbers are written, as of a record. It learns from records in their order. One thread. */
public final class Names {
    /** What the exchange's own account is called. */
    public static final String FEE_ACCOUNT = "(fee account)";

    /**
     * An asset.
     *
     * @param id     its id.
     * @param code   such as XBT.
     * @param amount how its units are written.
     */
    public record Asset(int id, String code, Decimal amount) {}

    /**
     * A market.
     *
     * @param id       its id.
     * @param symbol   such as XBTZAR.
     * @param base     what is traded.
     * @param quote    what it is paid with.
     * @param price    how ticks are written.
     * @param quantity how lots are written.
     */
    public record Market(int id, String symbol, Asset base, Asset quote, Decimal price, Decimal quantity) {}

    private final Map<Integer, Asset> assets = new LinkedHashMap<>();
    private final Map<Integer, Market> markets = new LinkedHashMap<>();
    private final Map<Integer, String> accounts = new HashMap<>();
    private final Map<String, Integer> accountIds = new HashMap<>();

    /** Nothing is known yet but the fee account. */
    public Names() {
        account(0, FEE_ACCOUNT);
    }

    /**
     * All that a core knows.
     *
     * @param view of the core.
     * @return the names as of its last record.
     */
    public static Names of(final CoreView view) {
        final Names names = new Names();
        names.learn(view);
        return names;
    }

    /**
     * Takes in all that a core knows.
     *
     * @param view of the core.
     */
    public void learn(final CoreView view) {
        view.assets(0, (id, scale, payoutScale, totalUnits, text, offset, length) -> {
            asset(id, ascii(text, offset, length), scale);
            return true;
        });
        view.markets(0, market -> {
            final MarketTerms terms = market.terms();
            market(
                    market.marketId(),
                    ascii(market.symbol(), 0, market.symbolLength()),
                    market.baseAssetId(),
                    market.quoteAssetId(),
                    new Decimal(terms.tickMantissa(), terms.tickScale()),
                    new Decimal(terms.lotMantissa(), terms.lotScale()));
            return true;
        });
        view.accounts(0, account -> {
            account(account.accountId(), ascii(account.name(), 0, account.nameLength()));
            return true;
        });
    }

    private static String ascii(final DirectBuffer buffer, final int offset, final int length) {
        return buffer.getStringWithoutLengthAscii(offset, length);
    }

    private void asset(final int id, final String code, final int scale) {
        assets.put(id, new Asset(id, code, new Decimal(1, scale)));
    }

    private void account(final int id, final String name) {
        accounts.put(id, name);
        accountIds.put(name, id);
    }

    private void market(
            final int id,
            final String symbol,
            final int baseId,
            final int quoteId,
            final Decimal price,
            final Decimal quantity) {
        markets.put(id, new Market(id, symbol, assets.get(baseId), assets.get(quoteId), price, quantity));
    }

    /**
     * Takes in what a record names anew.
     *
     * @param record the next one.
     */
    public void learn(final DecodedRecord record) {
        for (final DecodedFrame event : record.events()) {
            learn(record.command(), event);
        }
    }

    private void learn(final DecodedFrame command, final DecodedFrame event) {
        switch (event.type()) {
            case "AssetAdded" ->
                asset((int) event.number("assetId"), command.text("code"), (int) command.number("scale"));
            case "AccountOpened" -> account((int) event.number("accountId"), command.text("name"));
            case "MarketAdded" ->
                market(
                        (int) event.number("marketId"),
                        command.text("symbol"),
                        (int) command.number("baseAssetId"),
                        (int) command.number("quoteAssetId"),
                        step(command, "tick"),
                        step(command, "lot"));
            case "MarketTermsSet" -> {
                final Market market = markets.get((int) event.number("marketId"));
                market(
                        market.id(),
                        market.symbol(),
                        market.base().id(),
                        market.quote().id(),
                        step(command, "tick"),
                        step(command, "lot"));
            }
            default -> {
                // names nothing
            }
        }
    }

    private static Decimal step(final DecodedFrame command, final String what) {
        return new Decimal(command.number(what + "Mantissa"), (int) command.number(what + "Scale"));
    }

    /**
     * An asset by its id.
     *
     * @param assetId any number.
     * @return null if none has it.
     */
    public Asset asset(final long assetId) {
        return assets.get((int) assetId);
    }

    /**
     * An asset by its code.
     *
     * @param code such as XBT.
     * @return empty if there is none.
     */
    public Optional<Asset> findAsset(final String code) {
        return assets.values().stream()
                .filter(asset -> asset.code().equals(code))
                .findFirst();
    }

    /**
     * All assets.
     *
     * @return by id.
     */
    public Collection<Asset> assets() {
        return Collections.unmodifiableCollection(assets.values());
    }

    /**
     * A market by its id.
     *
     * @param marketId any number.
     * @return null if none has it.
     */
    public Market market(final long marketId) {
        return markets.get((int) marketId);
    }

    /**
     * A market by its symbol.
     *
     * @param symbol such as XBTZAR.
     * @return empty if there is none.
     */
    public Optional<Market> findMarket(final String symbol) {
        return markets.values().stream()
                .filter(market -> market.symbol().equals(symbol))
                .findFirst();
    }

    /**
     * All markets.
     *
     * @return by id.
     */
    public Collection<Market> markets() {
        return Collections.unmodifiableCollection(markets.values());
    }

    /**
     * An account's name.
     *
     * @param accountId any number.
     * @return null if none has it.
     */
    public String account(final long accountId) {
        return accounts.get((int) accountId);
    }

    /**
     * An account by its name, or else by its id.
     *
     * @param nameOrId such as alice, or 1.
     * @return its id; empty if there is none.
     */
    public Optional<Integer> findAccount(final String nameOrId) {
        final Integer named = accountIds.get(nameOrId);
        if (named != null) {
            return Optional.of(named);
        }
        return nameOrId.matches("\\d{1,9}") && accounts.containsKey(Integer.parseInt(nameOrId))
                ? Optional.of(Integer.parseInt(nameOrId))
                : Optional.empty();
    }

    /**
     * How many accounts there are.
     *
     * @return the fee account included.
     */
    public int accountCount() {
        return accounts.size();
    }
}
