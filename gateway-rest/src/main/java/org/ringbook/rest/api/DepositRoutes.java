package org.ringbook.rest.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ringbook.client.CommandOutcome;
import org.ringbook.client.Permission;
import org.ringbook.client.venue.Account;
import org.ringbook.client.venue.Asset;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.http.ApiException;
import org.ringbook.rest.http.Call;
import org.ringbook.rest.http.Param;
import org.ringbook.rest.http.Route;
import org.ringbook.sbe.messages.RejectReason;

/** Where payers pay to, and what payment services and watchers of chains say has come. */
final class DepositRoutes {
    private static final String GROUP = "Money in";
    private static final int MS_PER_SECOND = 1_000;
    private static final Param ASSET =
            Param.text("asset", 16, "Such as ZAR.").required().fails("ErrInvalidCurrency");
    private static final Param WALLET = Param.integer(
                    "account_id", 1, Long.MAX_VALUE, "The wallet to credit; the default account's unless given.")
            .fails("ErrInvalidAccountID");
    private static final Pattern SIGNATURE = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-fA-F]{64})");

    private final ExchangeView view;
    private final Lookup lookup;
    private final MoneyDesk desk;
    private final Submitter submitter;
    private final LongSupplier nowMs;

    DepositRoutes(
            final ExchangeView view,
            final Lookup lookup,
            final MoneyDesk desk,
            final Submitter submitter,
            final LongSupplier nowMs) {
        this.view = view;
        this.lookup = lookup;
        this.desk = desk;
        this.submitter = submitter;
        this.nowMs = nowMs;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/1/funding_address")
                        .named(
                                GROUP,
                                "getFundingAddress",
                                "The address to pay to, or the reference to write at a bank.")
                        .with(Permission.R_ADDRESSES)
                        .takes(ASSET, WALLET)
                        .fails("ErrNoAddressesAssigned", "ErrUnderMaintenance")
                        .by(MoneyAnswers.Funding.class, call -> funding(wallet(call))),
                Route.post("/api/1/funding_address")
                        .named(
                                GROUP,
                                "createFundingAddress",
                                "Get a reference to write at a bank, always the same one. Addresses of chains are"
                                        + " given out by the exchange.")
                        .with(Permission.W_ADDRESSES)
                        .takes(ASSET, WALLET)
                        .fails("ErrNoAddressesAssigned", "ErrUnderMaintenance")
                        .by(MoneyAnswers.Funding.class, this::create),
                Route.post("/api/ringbook/1/deposits/{source}")
                        .named(
                                GROUP,
                                "receiveDeposit",
                                "A payment service's or chain watcher's message that money came in, signed with its"
                                        + " secret; booked once for its id.")
                        .signed(MoneyAnswers.Message.class)
                        .fails(
                                "ErrUnauthorised",
                                "ErrDeadlineExceeded",
                                "ErrInvalidCurrency",
                                "ErrInvalidAmount",
                                "ErrAccountNotFound",
                                "ErrDuplicateExternalID",
                                "ErrUnderMaintenance")
                        .by(MoneyAnswers.Deposited.class, this::receive));
    }

    private Lookup.Wallet wallet(final Call call) {
        final Asset asset = lookup.asset(ASSET, call.text(ASSET));
        final long walletId = call.integer(WALLET, 0);
        if (walletId == 0) {
            return new Lookup.Wallet(view.account(lookup.defaultAccount(call.key())), asset);
        }
        final Lookup.Wallet wallet = lookup.wallet(call.key(), WALLET, walletId);
        if (wallet.asset().assetId() != asset.assetId()) {
            throw WALLET.wrong("account_id is a wallet of " + wallet.asset().code());
        }
        return wallet;
    }

    private MoneyAnswers.Funding funding(final Lookup.Wallet wallet) {
        final Account account = wallet.account();
        final Asset asset = wallet.asset();
        final BackOffice.Funding funding = desk.ask(
                        office -> office.funding(account.accountId(), asset.assetId(), asset.code()))
                .orElseThrow(() -> new ApiException(
                        400, "ErrNoAddressesAssigned", "the account has nothing to pay " + asset.code() + " to"));
        final List<MoneyAnswers.Meta> meta = new ArrayList<>();
        funding.meta().forEach((label, value) -> meta.add(new MoneyAnswers.Meta(label, value)));
        return new MoneyAnswers.Funding(
                asset.code(),
                funding.reference(),
                meta,
                Wallets.text(account.accountId(), asset.assetId()),
                account.name());
    }

    private MoneyAnswers.Funding create(final Call call) {
        final Lookup.Wallet wallet = wallet(call);
        desk.ask(office -> {
            office.addFunding(wallet.account().name(), wallet.asset().code());
            return null;
        });
        return funding(wallet);
    }

    private MoneyAnswers.Deposited receive(final Call call) {
        final String header = call.header(Route.SIGNATURE);
        final Matcher signature = SIGNATURE.matcher(header == null ? "" : header);
        if (!signature.matches()) {
            throw new BackOfficeException(
                            BackOfficeException.Kind.WRONG_SIGNATURE,
                            Route.SIGNATURE + " is to be t=SECONDS,v1=64 hexadecimal digits")
                    .answer();
        }
        final BackOffice.Message message = new BackOffice.Message(
                call.path("source"), signature.group(1), signature.group(2), nowMs.getAsLong() / MS_PER_SECOND);
        final BackOffice.Done done = desk.ask(office -> office.receive(message, call.body(), this::book));
        return new MoneyAnswers.Deposited(done.sequence(), done.existed());
    }

    private BackOffice.Done book(final BackOffice.Deposit deposit) {
        final CommandOutcome outcome = submitter.submit(
                Submitter.NO_SESSION,
                draft -> draft.deposit()
                        .accountId(deposit.accountId())
                        .assetId(deposit.assetId())
                        .amountUnits(deposit.units())
                        .reference(deposit.reference()));
        if (outcome.isRejected() && outcome.reason() != RejectReason.DUPLICATE) {
            throw ApiException.ofMoney(outcome.reason());
        }
        return outcome.isRejected()
                ? new BackOffice.Done(outcome.existingId(), true)
                : new BackOffice.Done(outcome.sequence(), false);
    }
}
