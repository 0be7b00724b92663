package org.ringbook.rest.api;

import static org.ringbook.rest.api.Administration.ACCOUNT;
import static org.ringbook.rest.api.Administration.ASSET;
import static org.ringbook.rest.api.Administration.ROOT;
import static org.ringbook.rest.api.Administration.operating;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ringbook.client.ApiKeySpec;
import org.ringbook.client.Permission;
import org.ringbook.client.ScramVerifier;
import org.ringbook.client.Secrets;
import org.ringbook.client.venue.Account;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.client.venue.Asset;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.exchange.FeeRates;
import org.ringbook.rest.http.ApiException;
import org.ringbook.rest.http.Call;
import org.ringbook.rest.http.Param;
import org.ringbook.rest.http.Route;

/** What operators do with accounts, their keys and their money. */
final class AdminAccountRoutes {
    private static final String GROUP = "Ringbook: operating accounts";
    private static final Param NAME = Param.text("name", 32, "1 to 32 printable ASCII characters without space.")
            .required();
    private static final Param SIBLING =
            Param.text("same_owner_as", 32, "A further account of this one's owner; a new owner unless given.");
    private static final Param TIER = Param.integer("fee_tier", 0, 15, "The fee tier, 0 unless given.");
    private static final Param NEW_TIER = TIER.required();
    private static final Param KILLED = Param.flag(
                    "killed", "Cancel all orders and take no new ones; or take them again.")
            .required();
    private static final Param PERMISSIONS = Param.word(
                    "permissions",
                    Arrays.stream(Permission.values()).map(Enum::name).toList(),
                    "What it may; all that clients may unless given.")
            .repeated();
    private static final Param LABEL = Param.text("label", 64, "For people.");
    private static final Param EXPIRES = Param.time("expires", "When it ends; never unless given.");
    private static final Param AMOUNT =
            Param.decimal("amount", "ErrInvalidAmount", "How much.").required();
    private static final Param REFERENCE = Param.text(
                    "reference", 64, "Unique over all of its kind, for ever; what has it is done once.")
            .required();
    private static final Param FROM =
            Param.text("from", 32, "The account whose amount falls.").required().fails("ErrInvalidAccount");
    private static final Param TO =
            Param.text("to", 32, "The account whose amount rises.").required().fails("ErrInvalidAccount");

    private final ExchangeView view;
    private final Lookup lookup;
    private final Administration administration;

    AdminAccountRoutes(final ExchangeView view, final Lookup lookup, final Administration administration) {
        this.view = view;
        this.lookup = lookup;
        this.administration = administration;
    }

    List<Route> routes() {
        return List.of(
                operating(Route.get(ROOT + "accounts").named(GROUP, "readAccounts", "Accounts."))
                        .by(AdminAnswers.Accounts.class, this::accounts),
                operating(Route.post(ROOT + "accounts").named(GROUP, "openAccount", "Open an account."))
                        .takes(NAME, SIBLING, TIER)
                        .fails("ErrDuplicateExternalID")
                        .by(AdminAnswers.Done.class, this::open),
                operating(Route.put(ROOT + "accounts/{name}/fee-tier")
                                .named(GROUP, "setFeeTier", "Move it to a fee tier."))
                        .takes(NEW_TIER)
                        .by(AdminAnswers.Done.class, this::setTier),
                operating(Route.put(ROOT + "accounts/{name}/kill")
                                .named(GROUP, "setKill", "The account's kill switch."))
                        .takes(KILLED)
                        .by(AdminAnswers.Done.class, this::kill),
                operating(Route.get(ROOT + "accounts/{name}/balances").named(GROUP, "readAccount", "What it has."))
                        .by(RingbookAnswers.Balances.class, this::balances),
                operating(Route.get(ROOT + "keys").named(GROUP, "readKeys", "Keys that are not revoked."))
                        .by(AdminAnswers.Keys.class, this::keys),
                operating(Route.post(ROOT + "keys").named(GROUP, "issueKey", "Issue a key of an account's owner."))
                        .takes(ACCOUNT, PERMISSIONS, EXPIRES, LABEL)
                        .by(AdminAnswers.IssuedKey.class, this::issue),
                operating(Route.delete(ROOT + "keys/{id}").named(GROUP, "revokeKey", "End a key, for good."))
                        .fails("ErrNotFound")
                        .by(AdminAnswers.Done.class, this::revoke),
                operating(Route.post(ROOT + "deposits")
                                .named(GROUP, "deposit", "Credit an account, once for a reference."))
                        .takes(ACCOUNT, ASSET, AMOUNT, REFERENCE)
                        .fails("ErrDuplicateExternalID", "ErrAmountTooBig")
                        .by(AdminAnswers.Done.class, this::deposit),
                operating(Route.get(ROOT + "withdrawals")
                                .named(GROUP, "readWithdrawals", "An account's latest withdrawals."))
                        .takes(ACCOUNT)
                        .by(AdminAnswers.Withdrawals.class, this::withdrawals),
                operating(Route.post(ROOT + "withdrawals")
                                .named(
                                        GROUP,
                                        "requestWithdrawal",
                                        "Hold an amount to be paid out, once for a reference."))
                        .takes(ACCOUNT, ASSET, AMOUNT, REFERENCE)
                        .fails("ErrDuplicateExternalID", "ErrInsufficientFunds")
                        .by(AdminAnswers.Done.class, this::request),
                operating(Route.post(ROOT + "withdrawals/{reference}/settle")
                                .named(GROUP, "settleWithdrawal", "It was paid out."))
                        .fails("ErrWithdrawalNotFound", "ErrInvalidRequestType")
                        .by(AdminAnswers.Done.class, this::settle),
                operating(Route.delete(ROOT + "withdrawals/{reference}")
                                .named(GROUP, "cancelHeldWithdrawal", "It will not be paid out."))
                        .fails("ErrWithdrawalNotFound", "ErrInvalidRequestType")
                        .by(AdminAnswers.Done.class, this::cancel),
                operating(Route.post(ROOT + "transfers")
                                .named(GROUP, "transfer", "Move between accounts of one owner, once for a reference."))
                        .takes(FROM, TO, ASSET, AMOUNT, REFERENCE)
                        .fails("ErrDuplicateExternalID", "ErrInsufficientFunds", "ErrInvalidAccount")
                        .by(AdminAnswers.Done.class, this::transfer));
    }

    private AdminAnswers.Accounts accounts(final Call call) {
        return view.read(() -> new AdminAnswers.Accounts(
                view.accounts().stream().map(this::row).toList()));
    }

    private AdminAnswers.Account row(final Account account) {
        final FeeRates rates = view.fees(account.accountId());
        return new AdminAnswers.Account(
                account.name(),
                account.accountId(),
                account.ownerId(),
                Amounts.fraction(rates.makerPpm()),
                Amounts.fraction(rates.takerPpm()));
    }

    private AdminAnswers.Done open(final Call call) {
        final String name = Administration.ascii(call, NAME);
        final int ownerId = call.text(SIBLING) == null
                ? 0
                : administration.account(call, SIBLING).ownerId();
        final short tier = (short) call.integer(TIER, 0);
        return administration.execute(
                call,
                draft -> draft.openAccount().ownerId(ownerId).feeTier(tier).name(name));
    }

    private int named(final Call call) {
        return administration.account(call.path("name")).accountId();
    }

    private AdminAnswers.Done setTier(final Call call) {
        final int accountId = named(call);
        final short tier = (short) call.integer(NEW_TIER, 0);
        return administration.execute(
                call, draft -> draft.setFeeTier().accountId(accountId).feeTier(tier));
    }

    private AdminAnswers.Done kill(final Call call) {
        final int accountId = named(call);
        final boolean killed = call.flag(KILLED);
        return administration.execute(
                call, draft -> draft.setAccountKill().accountId(accountId).killed(Administration.booleanType(killed)));
    }

    private RingbookAnswers.Balances balances(final Call call) {
        final int accountId = named(call);
        return RingbookAnswers.balances(view, accountId);
    }

    private AdminAnswers.Keys keys(final Call call) {
        return view.read(
                () -> new AdminAnswers.Keys(view.keys().stream().map(this::row).toList()));
    }

    private AdminAnswers.Key row(final ApiKey key) {
        final Account account = view.account(key.defaultAccountId());
        return new AdminAnswers.Key(
                key.keyId(),
                account == null ? "" : account.name(),
                Permission.of(key.permissions()).stream().map(Enum::name).toList(),
                Amounts.millis(key.expireTimeNs()),
                key.compId());
    }

    private AdminAnswers.IssuedKey issue(final Call call) {
        final Account account = administration.account(call, ACCOUNT);
        final Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        call.texts(PERMISSIONS).forEach(name -> permissions.add(Permission.valueOf(name)));
        final String label = Administration.ascii(call, LABEL);
        final String secret = Secrets.newSecret();
        final ApiKeySpec key = new ApiKeySpec(
                Secrets.newKeyId(),
                account.ownerId(),
                account.accountId(),
                permissions.isEmpty() ? Permission.ofClients() : permissions,
                Amounts.nanos(call.integer(EXPIRES, 0)),
                false,
                ScramVerifier.of(secret, ScramVerifier.RANDOM_SECRET_ITERATIONS),
                "",
                label == null ? "" : label);
        administration.execute(call, key::encode);
        return new AdminAnswers.IssuedKey(key.keyId(), secret);
    }

    private AdminAnswers.Done revoke(final Call call) {
        final String keyId = call.path("id");
        if (view.key(keyId) == null) {
            throw new ApiException(404, "ErrNotFound", "there is no such key");
        }
        return administration.execute(call, draft -> draft.revokeApiKey().keyId(keyId));
    }

    private long units(final Call call, final Asset asset) {
        return Amounts.steps(call, AMOUNT, asset.amount(), AMOUNT.code());
    }

    /** Money that comes to an account or leaves it, as a call names it. */
    private record Money(int accountId, int assetId, long units, String reference) {}

    private Money money(final Call call) {
        final int accountId = administration.account(call, ACCOUNT).accountId();
        final Asset asset = lookup.asset(ASSET, call.text(ASSET));
        return new Money(accountId, asset.assetId(), units(call, asset), Administration.ascii(call, REFERENCE));
    }

    private AdminAnswers.Done deposit(final Call call) {
        final Money money = money(call);
        return administration.execute(
                call,
                draft -> draft.deposit()
                        .accountId(money.accountId)
                        .assetId(money.assetId)
                        .amountUnits(money.units)
                        .reference(money.reference));
    }

    private AdminAnswers.Withdrawals withdrawals(final Call call) {
        final Account account = administration.account(call, ACCOUNT);
        return new AdminAnswers.Withdrawals(view.withdrawals(account.accountId()).stream()
                .map(one -> new AdminAnswers.Withdrawal(
                        one.reference(),
                        account.name(),
                        view.asset(one.assetId()).code(),
                        view.asset(one.assetId()).amount().text(one.units()),
                        one.state().name(),
                        Amounts.millis(one.requestedNs()),
                        Amounts.millis(one.endedNs())))
                .toList());
    }

    private AdminAnswers.Done request(final Call call) {
        final Money money = money(call);
        return administration.execute(
                call,
                draft -> draft.requestWithdrawal()
                        .accountId(money.accountId)
                        .assetId(money.assetId)
                        .amountUnits(money.units)
                        .reference(money.reference));
    }

    private static String held(final Call call) {
        final String reference = call.path("reference");
        if (reference.length() > REFERENCE.most() || !reference.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new ApiException(404, "ErrWithdrawalNotFound", "there is no such withdrawal");
        }
        return reference;
    }

    private AdminAnswers.Done settle(final Call call) {
        final String reference = held(call);
        return administration.execute(call, draft -> draft.settleWithdrawal().reference(reference));
    }

    private AdminAnswers.Done cancel(final Call call) {
        final String reference = held(call);
        return administration.execute(call, draft -> draft.cancelWithdrawal().reference(reference));
    }

    private AdminAnswers.Done transfer(final Call call) {
        final int from = administration.account(call, FROM).accountId();
        final int to = administration.account(call, TO).accountId();
        final Asset asset = lookup.asset(ASSET, call.text(ASSET));
        final long units = units(call, asset);
        final String reference = Administration.ascii(call, REFERENCE);
        return administration.execute(
                call,
                draft -> draft.transfer()
                        .fromAccountId(from)
                        .toAccountId(to)
                        .assetId(asset.assetId())
                        .amountUnits(units)
                        .reference(reference));
    }
}
