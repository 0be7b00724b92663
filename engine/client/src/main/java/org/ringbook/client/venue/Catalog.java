package org.ringbook.client.venue;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.ringbook.client.EventFrame;
import org.ringbook.client.ScramVerifier;
import org.ringbook.sbe.messages.AccountOpenedDecoder;
import org.ringbook.sbe.messages.AddAssetDecoder;
import org.ringbook.sbe.messages.AddMarketDecoder;
import org.ringbook.sbe.messages.ApiKeyIssuedDecoder;
import org.ringbook.sbe.messages.ApiKeyRevokedDecoder;
import org.ringbook.sbe.messages.AssetAddedDecoder;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.IssueApiKeyDecoder;
import org.ringbook.sbe.messages.MarketAddedDecoder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.MarketStateChangedDecoder;
import org.ringbook.sbe.messages.MarketTermsSetDecoder;
import org.ringbook.sbe.messages.OpenAccountDecoder;
import org.ringbook.sbe.messages.SetMarketTermsDecoder;

/** Assets, markets, accounts and keys, as the event stream has told them so far. One thread. */
public final class Catalog {
    /** Hears of what changes. */
    public interface Listener {
        /** Ignores everything. */
        Listener NONE = new Listener() {};

        /**
         * A key was issued.
         *
         * @param key as it will stay.
         */
        default void onKey(final ApiKey key) {}

        /**
         * A key was revoked.
         *
         * @param key which.
         */
        default void onRevoked(final ApiKey key) {}

        /**
         * A market is there, or in another state, or has other terms.
         *
         * @param market as it is now.
         */
        default void onMarket(final Market market) {}
    }

    final Map<Integer, Asset> assets = new TreeMap<>();
    final Map<Integer, Market> markets = new TreeMap<>();
    final Map<Integer, Account> accounts = new HashMap<>();
    final Map<Integer, ApiKey> keys = new TreeMap<>();
    private final Map<String, Market> marketsBySymbol = new HashMap<>();
    private final Map<String, Account> accountsByName = new HashMap<>();
    private final Map<String, ApiKey> keysById = new HashMap<>();
    private final Map<String, ApiKey> keysByCompId = new HashMap<>();
    private final AddAssetDecoder addAsset = new AddAssetDecoder();
    private final AddMarketDecoder addMarket = new AddMarketDecoder();
    private final SetMarketTermsDecoder setTerms = new SetMarketTermsDecoder();
    private final OpenAccountDecoder openAccount = new OpenAccountDecoder();
    private final IssueApiKeyDecoder issueKey = new IssueApiKeyDecoder();
    private final AssetAddedDecoder assetAdded = new AssetAddedDecoder();
    private final MarketAddedDecoder marketAdded = new MarketAddedDecoder();
    private final MarketTermsSetDecoder termsSet = new MarketTermsSetDecoder();
    private final MarketStateChangedDecoder stateChanged = new MarketStateChangedDecoder();
    private final AccountOpenedDecoder accountOpened = new AccountOpenedDecoder();
    private final ApiKeyIssuedDecoder keyIssued = new ApiKeyIssuedDecoder();
    private final ApiKeyRevokedDecoder keyRevoked = new ApiKeyRevokedDecoder();
    private Listener listener = Listener.NONE;

    /** An empty exchange. */
    public Catalog() {}

    /**
     * Who is told of changes from now on.
     *
     * @param hears the listener.
     */
    public void listener(final Listener hears) {
        listener = hears;
    }

    /**
     * Takes in an event of the configuration; others are ignored.
     *
     * @param event   not a record's first frame.
     * @param command its record's command.
     */
    public void onEvent(final EventFrame event, final CommandInForce command) {
        switch (event.templateId()) {
            case AssetAddedDecoder.TEMPLATE_ID -> onAsset(event, command);
            case MarketAddedDecoder.TEMPLATE_ID -> onMarket(event, command);
            case MarketTermsSetDecoder.TEMPLATE_ID -> onTerms(event, command);
            case MarketStateChangedDecoder.TEMPLATE_ID -> onState(event);
            case AccountOpenedDecoder.TEMPLATE_ID -> onAccount(event, command);
            case ApiKeyIssuedDecoder.TEMPLATE_ID -> onKey(event, command);
            case ApiKeyRevokedDecoder.TEMPLATE_ID -> {
                keyRevoked.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
                revoke(keyRevoked.sessionId());
            }
            default -> {
                // not of the configuration
            }
        }
    }

    private void onAsset(final EventFrame event, final CommandInForce command) {
        assetAdded.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        command.decode(addAsset);
        final int scale = addAsset.scale();
        addAsset.payoutScale();
        put(Asset.of(assetAdded.assetId(), addAsset.code(), scale));
    }

    private void onMarket(final EventFrame event, final CommandInForce command) {
        marketAdded.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        final int marketId = marketAdded.marketId();
        command.decode(addMarket);
        final Asset base = assets.get(addMarket.baseAssetId());
        final Asset quote = assets.get(addMarket.quoteAssetId());
        final long tickMantissa = addMarket.tickMantissa();
        final long lotMantissa = addMarket.lotMantissa();
        final int tickScale = addMarket.tickScale();
        final int lotScale = addMarket.lotScale();
        final Market.Terms terms = new Market.Terms(
                tickMantissa, tickScale, lotMantissa, lotScale, addMarket.minQtyLots(), addMarket.maxQtyLots());
        put(Market.of(marketId, addMarket.symbol(), base, quote, terms, MarketState.CLOSED));
    }

    private void onTerms(final EventFrame event, final CommandInForce command) {
        termsSet.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        final Market market = markets.get(termsSet.marketId());
        command.decode(setTerms);
        final long tickMantissa = setTerms.tickMantissa();
        final long lotMantissa = setTerms.lotMantissa();
        final int tickScale = setTerms.tickScale();
        final int lotScale = setTerms.lotScale();
        put(market.with(new Market.Terms(
                tickMantissa, tickScale, lotMantissa, lotScale, setTerms.minQtyLots(), setTerms.maxQtyLots())));
    }

    private void onState(final EventFrame event) {
        stateChanged.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        final Market market = markets.get(stateChanged.marketId());
        put(market.with(stateChanged.state()));
    }

    private void onAccount(final EventFrame event, final CommandInForce command) {
        accountOpened.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        command.decode(openAccount);
        final int accountId = accountOpened.accountId();
        put(new Account(accountId, openAccount.name(), accountOpened.ownerId()));
    }

    private void onKey(final EventFrame event, final CommandInForce command) {
        keyIssued.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        command.decode(issueKey);
        final int ownerId = issueKey.ownerId();
        final int accountId = issueKey.defaultAccountId();
        final long permissions = issueKey.permissions();
        final long expireTimeNs = issueKey.expireTimeNs();
        final int iterations = issueKey.iterations();
        final boolean cancels = issueKey.cancelOnDisconnect() == BooleanType.TRUE;
        final byte[] salt = new byte[ScramVerifier.SALT_LENGTH];
        final byte[] storedKey = new byte[ScramVerifier.KEY_LENGTH];
        final byte[] serverKey = new byte[ScramVerifier.KEY_LENGTH];
        for (int i = 0; i < salt.length; i++) {
            salt[i] = (byte) issueKey.salt(i);
        }
        for (int i = 0; i < storedKey.length; i++) {
            storedKey[i] = (byte) issueKey.storedKey(i);
        }
        for (int i = 0; i < serverKey.length; i++) {
            serverKey[i] = (byte) issueKey.serverKey(i);
        }
        final String keyId = issueKey.keyId();
        final String compId = issueKey.compId();
        put(new ApiKey(
                keyIssued.sessionId(),
                keyId,
                compId,
                ownerId,
                accountId,
                permissions,
                expireTimeNs,
                cancels,
                new ScramVerifier(iterations, salt, storedKey, serverKey),
                event.sequence()));
    }

    private void revoke(final int sessionId) {
        final ApiKey key = keys.remove(sessionId);
        if (key != null) {
            keysById.remove(key.keyId());
            keysByCompId.remove(key.compId(), key);
            listener.onRevoked(key);
        }
    }

    void put(final Asset asset) {
        assets.put(asset.assetId(), asset);
    }

    void put(final Market market) {
        markets.put(market.marketId(), market);
        marketsBySymbol.put(market.symbol(), market);
        listener.onMarket(market);
    }

    void put(final Account account) {
        accounts.put(account.accountId(), account);
        accountsByName.put(account.name(), account);
    }

    void put(final ApiKey key) {
        keys.put(key.sessionId(), key);
        keysById.put(key.keyId(), key);
        if (key.isFixSession()) {
            keysByCompId.put(key.compId(), key);
        }
        listener.onKey(key);
    }

    /**
     * A market by symbol.
     *
     * @param symbol its name.
     * @return null if there is none.
     */
    public Market market(final String symbol) {
        return marketsBySymbol.get(symbol);
    }

    /**
     * A market by id.
     *
     * @param marketId its id.
     * @return null if there is none.
     */
    public Market market(final int marketId) {
        return markets.get(marketId);
    }

    /**
     * All markets.
     *
     * @return by id.
     */
    public Collection<Market> markets() {
        return markets.values();
    }

    /**
     * An account by name.
     *
     * @param name its name.
     * @return null if there is none.
     */
    public Account account(final String name) {
        return accountsByName.get(name);
    }

    /**
     * An account by id.
     *
     * @param accountId its id.
     * @return null if there is none.
     */
    public Account account(final int accountId) {
        return accounts.get(accountId);
    }

    /**
     * Keys that are not revoked.
     *
     * @return by session id.
     */
    public Collection<ApiKey> keys() {
        return keys.values();
    }

    /**
     * A key by its session.
     *
     * @param sessionId of what it sends.
     * @return null if there is none, or it is revoked.
     */
    public ApiKey key(final int sessionId) {
        return keys.get(sessionId);
    }

    /**
     * A key by id.
     *
     * @param keyId its id.
     * @return null if there is none, or it is revoked.
     */
    public ApiKey key(final String keyId) {
        return keysById.get(keyId);
    }

    /**
     * The key of a FIX session.
     *
     * @param compId SenderCompID.
     * @return null if there is none, or it is revoked.
     */
    public ApiKey keyOfCompId(final String compId) {
        return keysByCompId.get(compId);
    }

    /**
     * All assets.
     *
     * @return by id.
     */
    public Collection<Asset> assets() {
        return assets.values();
    }

    /**
     * An asset by id.
     *
     * @param assetId its id.
     * @return null if there is none.
     */
    public Asset asset(final int assetId) {
        return assets.get(assetId);
    }

    /**
     * All accounts.
     *
     * @return in no order.
     */
    public Collection<Account> accounts() {
        return accounts.values();
    }
}
