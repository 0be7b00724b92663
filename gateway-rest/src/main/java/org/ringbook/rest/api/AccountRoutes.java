package org.ringbook.rest.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ringbook.client.Permission;
import org.ringbook.client.venue.Account;
import org.ringbook.client.venue.Asset;
import org.ringbook.readmodel.balances.Balance;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.exchange.FeeRates;
import org.ringbook.rest.exchange.MarketView;
import org.ringbook.rest.http.ApiException;
import org.ringbook.rest.http.Call;
import org.ringbook.rest.http.Param;
import org.ringbook.rest.http.Route;

/** Balances, statements and fees, in Luno's shape. */
final class AccountRoutes {
    private static final String GROUP = "Accounts";
    private static final Param ASSETS =
            Param.text("assets", 16, "Only these.").repeated().fails("ErrInvalidCurrency");
    private static final Param MIN_ROW = Param.integer(
                    "min_row",
                    -1_000_000_000,
                    1L << 53,
                    "First row; 0 and below count from the newest: -100 and 0 are the last 100.")
            .required();
    private static final Param MAX_ROW = Param.integer(
                    "max_row", -1_000_000_000, 1L << 53, "The row behind the last one.")
            .required();
    private static final Param CURRENCY = Param.text("currency", 16, "Only networks of this currency.");

    private final ExchangeView view;
    private final Lookup lookup;
    private final Statements statements;

    AccountRoutes(final ExchangeView view, final Lookup lookup, final Statements statements) {
        this.view = view;
        this.lookup = lookup;
        this.statements = statements;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/1/balance")
                        .named(GROUP, "getBalances", "What the owner's accounts have, by wallet.")
                        .with(Permission.R_BALANCE)
                        .takes(ASSETS)
                        .by(AccountAnswers.Balances.class, this::balances),
                Route.get("/api/1/accounts/{id}/transactions")
                        .named(GROUP, "listTransactions", "Rows of a wallet, reservations included; at most 1000.")
                        .with(Permission.R_TRANSACTIONS)
                        .takes(MIN_ROW, MAX_ROW)
                        .fails("ErrAccountNotFound", "ErrTooManyRowsRequested", "ErrUnderMaintenance")
                        .by(
                                AccountAnswers.Transactions.class,
                                call -> statements.rows(
                                        call.key(), wallet(call), call.integer(MIN_ROW, 0), call.integer(MAX_ROW, 0))),
                Route.get("/api/1/accounts/{id}/pending")
                        .named(
                                GROUP,
                                "listPendingTransactions",
                                "Deposits that are not confirmed: this exchange books none.")
                        .with(Permission.R_TRANSACTIONS)
                        .fails("ErrAccountNotFound")
                        .by(AccountAnswers.Pending.class, this::pending),
                Route.get("/api/1/fee_info")
                        .named(GROUP, "getFeeInfo", "Fees of the key's default account.")
                        .with(Permission.R_ORDERS)
                        .takes(Fields.PAIR)
                        .by(AccountAnswers.Fees.class, this::fees),
                Route.get("/api/1/send/networks")
                        .named(GROUP, "listNetworks", "Networks to send by: none, this exchange has no chain nodes.")
                        .with(null)
                        .takes(CURRENCY)
                        .by(AccountAnswers.Networks.class, call -> new AccountAnswers.Networks(List.of())));
    }

    private AccountAnswers.Balances balances(final Call call) {
        final List<Integer> wanted = call.texts(ASSETS).stream()
                .map(code -> lookup.asset(ASSETS, code).assetId())
                .toList();
        return view.read(() -> {
            final List<AccountAnswers.Balance> rows = new ArrayList<>();
            for (final Account account : lookup.accounts(call.key())) {
                for (final Balance balance : wallets(account, call.key().defaultAccountId())) {
                    if (wanted.isEmpty() || wanted.contains(balance.assetId())) {
                        rows.add(row(account, balance));
                    }
                }
            }
            return new AccountAnswers.Balances(rows);
        });
    }

    /** Of the default account every asset, of others those that they ever had. */
    private Iterable<Balance> wallets(final Account account, final int defaultAccountId) {
        final Map<Integer, Balance> balances = new TreeMap<>();
        if (account.accountId() == defaultAccountId) {
            view.assets()
                    .forEach(
                            asset -> balances.put(asset.assetId(), view.balance(account.accountId(), asset.assetId())));
        }
        view.balances(account.accountId()).forEach(balance -> balances.put(balance.assetId(), balance));
        return balances.values();
    }

    private AccountAnswers.Balance row(final Account account, final Balance balance) {
        final Asset asset = view.asset(balance.assetId());
        return new AccountAnswers.Balance(
                Wallets.text(account.accountId(), asset.assetId()),
                asset.code(),
                asset.amount().text(Math.addExact(balance.availableUnits(), balance.heldUnits())),
                asset.amount().text(balance.heldUnits()),
                asset.amount().text(0),
                account.name());
    }

    private Lookup.Wallet wallet(final Call call) {
        final String id = call.path("id");
        final Lookup.Wallet wallet = id.matches("[0-9]{1,16}") ? lookup.find(call.key(), Long.parseLong(id)) : null;
        if (wallet == null) {
            throw new ApiException(404, "ErrAccountNotFound", "the API key's owner has no such account");
        }
        return wallet;
    }

    private AccountAnswers.Pending pending(final Call call) {
        final Lookup.Wallet wallet = wallet(call);
        return new AccountAnswers.Pending(
                call.path("id"), wallet.account().name(), wallet.asset().code(), List.of());
    }

    private AccountAnswers.Fees fees(final Call call) {
        final MarketView market = lookup.market(call, Fields.PAIR);
        final FeeRates rates = view.fees(lookup.defaultAccount(call.key()));
        final String maker = Amounts.fraction(rates.makerPpm());
        final String taker = Amounts.fraction(rates.takerPpm());
        return new AccountAnswers.Fees(maker, taker, maker, maker, taker, taker, Amounts.base(market, 0));
    }
}
