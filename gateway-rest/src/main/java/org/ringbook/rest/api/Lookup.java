package org.ringbook.rest.api;

import java.util.List;
import org.ringbook.client.venue.Account;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.client.venue.Asset;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.exchange.MarketView;
import org.ringbook.rest.http.ApiException;
import org.ringbook.rest.http.Call;
import org.ringbook.rest.http.Param;
import org.ringbook.sbe.messages.MarketState;

/** What the names and ids in a request are, or the error that says they are none. */
final class Lookup {
    /** A wallet that the asking key may use. */
    record Wallet(Account account, Asset asset) {}

    private final ExchangeView view;

    Lookup(final ExchangeView view) {
        this.view = view;
    }

    /** The market of a parameter; null if it is not there, and need not. */
    MarketView market(final Call call, final Param param) {
        final String pair = call.text(param);
        return pair == null ? null : market(pair);
    }

    MarketView market(final String pair) {
        final MarketView market = view.market(pair);
        if (market == null || market.state() == MarketState.DELISTED) {
            throw ApiException.invalid("pair", "ErrInvalidMarketPair", "there is no such market");
        }
        return market;
    }

    /** The accounts of a key's owner; none of the exchange's own. */
    List<Account> accounts(final ApiKey key) {
        if (key.ownerId() == 0) {
            throw new ApiException(
                    403, "ErrInsufficientPerms", "the API key is the exchange's own, and has no account");
        }
        return view.accountsOf(key.ownerId());
    }

    /** The account that a key uses unless told otherwise. */
    int defaultAccount(final ApiKey key) {
        if (key.ownerId() == 0) {
            throw new ApiException(
                    403, "ErrInsufficientPerms", "the API key is the exchange's own, and has no account");
        }
        return key.defaultAccountId();
    }

    /** The account that a request names, or the key's default one. */
    Account account(final Call call, final Param param) {
        final String name = call.text(param);
        if (name == null) {
            return view.account(defaultAccount(call.key()));
        }
        return accounts(call.key()).stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new ApiException(404, "ErrAccountNotFound", "the API key's owner has no such account")
                                .with("field", param.name()));
    }

    /** A wallet of the key's owner. */
    Wallet wallet(final ApiKey key, final Param param, final long walletId) {
        final Wallet wallet = find(key, walletId);
        if (wallet == null) {
            throw new ApiException(404, "ErrAccountNotFound", "the API key's owner has no such account")
                    .with("field", param.name());
        }
        return wallet;
    }

    Wallet find(final ApiKey key, final long walletId) {
        final int accountId = Wallets.accountId(walletId);
        final Account account = accountId == 0 ? null : view.account(accountId);
        final Asset asset = view.asset(Wallets.assetId(walletId));
        return account == null || asset == null || key.ownerId() == 0 || account.ownerId() != key.ownerId()
                ? null
                : new Wallet(account, asset);
    }

    /** The account of an order: that of the wallets it names, else the default one. */
    int accountOfOrder(final Call call, final MarketView market) {
        final int base =
                accountOfOrder(call, Fields.BASE_WALLET, market.market().base());
        final int counter =
                accountOfOrder(call, Fields.COUNTER_WALLET, market.market().quote());
        if (base != 0 && counter != 0 && base != counter) {
            throw Fields.COUNTER_WALLET.wrong("both wallets of an order are of one account");
        }
        return base != 0 ? base : counter != 0 ? counter : defaultAccount(call.key());
    }

    private int accountOfOrder(final Call call, final Param param, final Asset asset) {
        final long walletId = call.integer(param, 0);
        if (walletId == 0) {
            return 0;
        }
        final Wallet wallet = wallet(call.key(), param, walletId);
        if (wallet.asset().assetId() != asset.assetId()) {
            throw param.wrong(param.name() + " is a wallet of " + wallet.asset().code() + ", not of " + asset.code());
        }
        return wallet.account().accountId();
    }

    Asset asset(final Param param, final String code) {
        final Asset asset = view.asset(code);
        if (asset == null) {
            throw ApiException.invalid(param.name(), "ErrInvalidCurrency", "there is no such currency");
        }
        return asset;
    }
}
