package org.ringbook.rest.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ringbook.client.CommandOutcome;
import org.ringbook.client.Permission;
import org.ringbook.client.venue.Account;
import org.ringbook.client.venue.Asset;
import org.ringbook.readmodel.funding.Withdrawal;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.http.ApiException;
import org.ringbook.rest.http.Call;
import org.ringbook.rest.http.Param;
import org.ringbook.rest.http.Route;
import org.ringbook.sbe.messages.RejectReason;

/**
 * What clients have paid out, in Luno's shape. The amount is held by the engine; who is paid, and whether a batch has it, is the back office's.
 * A reference towards the engine is the account's own by its beginning, so that no client meets another's ids.
 */
final class WithdrawalRoutes {
    private static final String GROUP = "Money out";
    private static final String PENDING = "PENDING";
    private static final int EXTERNAL_ID_MAX = 48;
    private static final Pattern EXTERNAL_ID = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private static final Param TYPE = Param.text(
                    "type",
                    32,
                    "The currency, such as ZAR; what follows an underscore, as in ZAR_EFT, is not looked at.")
            .required()
            .fails("ErrInvalidCurrency");
    private static final Param AMOUNT = Param.decimal("amount", "ErrInvalidAmount", "How much; there is no fee.")
            .required();
    private static final Param BENEFICIARY = Param.integer(
                    "beneficiary_id",
                    1,
                    Long.MAX_VALUE,
                    "Who is paid; need not be given if the account has one only in this currency.")
            .fails("ErrBeneficiaryNotFound");
    private static final Param EXTERNAL = Param.text(
            "external_id",
            EXTERNAL_ID_MAX,
            "The withdrawal's name with the client, unique for the account: letters, digits, - and _.");
    private static final Param FAST = Param.flag("fast", "No.").fails("ErrRequestTypeDoesNotSupportFastWithdrawals");
    private static final Param SOURCE = Param.integer(
                    "source_account_id",
                    1,
                    Long.MAX_VALUE,
                    "The wallet that is paid from; the default account's unless given.")
            .fails("ErrInvalidSourceAccount");
    private static final Param REFERENCE = Param.text("reference", 140, "Taken and not kept.");
    private static final Param BEFORE_ID =
            Param.integer("before_id", 1, Long.MAX_VALUE, "Only what was asked for before this one.");

    private final ExchangeView view;
    private final Lookup lookup;
    private final MoneyDesk desk;
    private final Submitter submitter;
    private final History history;

    WithdrawalRoutes(
            final ExchangeView view,
            final Lookup lookup,
            final MoneyDesk desk,
            final Submitter submitter,
            final History history) {
        this.view = view;
        this.lookup = lookup;
        this.desk = desk;
        this.submitter = submitter;
        this.history = history;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/1/withdrawals")
                        .named(
                                GROUP,
                                "listWithdrawals",
                                "Withdrawals, latest first: 1000 of each account, and all that are held.")
                        .with(Permission.R_WITHDRAWALS)
                        .takes(BEFORE_ID, Fields.LIMIT)
                        .fails("ErrUnderMaintenance")
                        .by(MoneyAnswers.Withdrawals.class, this::list),
                Route.post("/api/1/withdrawals")
                        .named(GROUP, "createWithdrawal", "Ask for a withdrawal: the amount is held until it is paid.")
                        .with(Permission.W_WITHDRAWALS)
                        .takes(TYPE, AMOUNT, BENEFICIARY, EXTERNAL, FAST, SOURCE, REFERENCE)
                        .strictly()
                        .fails(
                                "ErrDuplicateExternalID",
                                "ErrBeneficiaryNotFound",
                                "ErrIncompatibleBeneficiary",
                                "ErrInvalidSourceAccount",
                                "ErrInsufficientFunds",
                                "ErrUnderMaintenance")
                        .by(MoneyAnswers.Withdrawal.class, this::create),
                Route.get("/api/1/withdrawals/{id}")
                        .named(GROUP, "getWithdrawal", "A withdrawal.")
                        .with(Permission.R_WITHDRAWALS)
                        .fails("ErrWithdrawalNotFound", "ErrUnderMaintenance")
                        .by(MoneyAnswers.Withdrawal.class, call -> row(find(call))),
                Route.delete("/api/1/withdrawals/{id}")
                        .named(GROUP, "cancelWithdrawal", "Cancel a withdrawal while it is PENDING.")
                        .with(Permission.W_WITHDRAWALS)
                        .fails("ErrWithdrawalNotFound", "ErrInvalidRequestType", "ErrUnderMaintenance")
                        .by(MoneyAnswers.Withdrawal.class, this::cancel));
    }

    private MoneyAnswers.Withdrawals list(final Call call) {
        final long before = call.integer(BEFORE_ID, Long.MAX_VALUE);
        final List<Withdrawal> rows = new ArrayList<>();
        lookup.accounts(call.key()).forEach(account -> rows.addAll(view.withdrawals(account.accountId())));
        return new MoneyAnswers.Withdrawals(rows(rows.stream()
                .filter(one -> one.withdrawalId() < before)
                .sorted(Comparator.comparingLong(Withdrawal::withdrawalId).reversed())
                .limit(call.integer(Fields.LIMIT, Fields.LIMIT_DEFAULT))
                .toList()));
    }

    private List<MoneyAnswers.Withdrawal> rows(final List<Withdrawal> withdrawals) {
        final List<Long> held = withdrawals.stream()
                .filter(one -> one.state() == Withdrawal.State.HELD)
                .map(Withdrawal::withdrawalId)
                .toList();
        final Map<Long, Integer> claims = desk.ask(office -> office.claims(held));
        return withdrawals.stream()
                .map(one -> row(one, status(one, claims.get(one.withdrawalId()))))
                .toList();
    }

    private MoneyAnswers.Withdrawal row(final Withdrawal withdrawal) {
        return rows(List.of(withdrawal)).get(0);
    }

    private static String status(final Withdrawal withdrawal, final Integer batch) {
        return switch (withdrawal.state()) {
            case SETTLED -> "COMPLETED";
            case CANCELED -> "CANCELLED";
            case HELD -> batch == null ? PENDING : batch == 0 ? "CANCELLING" : "PROCESSING";
        };
    }

    private MoneyAnswers.Withdrawal row(final Withdrawal withdrawal, final String status) {
        final Asset asset = view.asset(withdrawal.assetId());
        final String id = Long.toString(withdrawal.withdrawalId());
        final String own = named(withdrawal.accountId(), "");
        return new MoneyAnswers.Withdrawal(
                id,
                status,
                asset.code(),
                asset.code(),
                asset.amount().text(withdrawal.units()),
                asset.amount().text(0),
                Amounts.millis(withdrawal.requestedNs()),
                withdrawal.reference().startsWith(own) ? withdrawal.reference().substring(own.length()) : "",
                status.equals("COMPLETED") ? id : "");
    }

    private static String named(final int accountId, final String externalId) {
        return "w" + accountId + ":" + externalId;
    }

    private static String unnamed(final int accountId) {
        return "w" + accountId + "." + UUID.randomUUID();
    }

    private MoneyAnswers.Withdrawal create(final Call call) {
        if (call.flag(FAST)) {
            throw FAST.wrong("this exchange has no fast withdrawals");
        }
        final Asset asset = lookup.asset(TYPE, call.text(TYPE).split("_", 2)[0]);
        final int accountId = source(call, asset).accountId();
        final long units = Amounts.steps(call, AMOUNT, asset.amount(), AMOUNT.code());
        final String externalId = call.text(EXTERNAL);
        if (externalId != null && !EXTERNAL_ID.matcher(externalId).matches()) {
            throw EXTERNAL.wrong("external_id has letters, digits, - and _");
        }
        final String reference = externalId == null ? unnamed(accountId) : named(accountId, externalId);
        final BackOffice.Beneficiary payee = payee(call, accountId, asset);
        if (!desk.ask(office -> office.assign(reference, payee.id()))) {
            throw duplicate("this external_id was used before, for another beneficiary");
        }
        final CommandOutcome outcome = submitter.submit(
                call.key(),
                draft -> draft.requestWithdrawal()
                        .accountId(accountId)
                        .assetId(asset.assetId())
                        .amountUnits(units)
                        .reference(reference));
        if (outcome.isRejected()) {
            final RejectReason reason = outcome.reason();
            throw reason == RejectReason.DUPLICATE || reason == RejectReason.CONFLICT
                    ? duplicate("there is a withdrawal of this external_id")
                            .with("id", Long.toString(outcome.existingId()))
                    : ApiException.ofMoney(reason);
        }
        return row(view.withdrawal(outcome.sequence()));
    }

    private static ApiException duplicate(final String text) {
        return new ApiException(409, "ErrDuplicateExternalID", text).with("field", EXTERNAL.name());
    }

    private Account source(final Call call, final Asset asset) {
        final long walletId = call.integer(SOURCE, 0);
        if (walletId == 0) {
            return view.account(lookup.defaultAccount(call.key()));
        }
        final Lookup.Wallet wallet = lookup.find(call.key(), walletId);
        if (wallet == null || wallet.asset().assetId() != asset.assetId()) {
            throw SOURCE.wrong("source_account_id is no wallet of " + asset.code() + " of the API key's owner");
        }
        return wallet.account();
    }

    private BackOffice.Beneficiary payee(final Call call, final int accountId, final Asset asset) {
        final List<BackOffice.Beneficiary> all = desk.ask(office -> office.beneficiaries(accountId));
        final long id = call.integer(BENEFICIARY, 0);
        final Stream<BackOffice.Beneficiary> asked = id == 0
                ? all.stream().filter(one -> one.assetId() == asset.assetId())
                : all.stream().filter(one -> one.id() == id);
        final List<BackOffice.Beneficiary> found = asked.toList();
        if (found.size() > 1) {
            throw ApiException.invalid(
                    BENEFICIARY.name(),
                    "ErrInvalidArguments",
                    "beneficiary_id is missing: the account has several in " + asset.code());
        }
        if (found.isEmpty()) {
            throw new ApiException(404, BENEFICIARY.code(), "the account has no such beneficiary")
                    .with("field", BENEFICIARY.name());
        }
        if (found.get(0).assetId() != asset.assetId()) {
            throw ApiException.invalid(
                    BENEFICIARY.name(), "ErrIncompatibleBeneficiary", "the beneficiary is of another currency");
        }
        return found.get(0);
    }

    private Withdrawal find(final Call call) {
        final String id = call.path("id");
        final List<Account> accounts = lookup.accounts(call.key());
        Withdrawal found = null;
        if (ID.matcher(id).matches()) {
            final long withdrawalId = Long.parseLong(id);
            found = view.withdrawal(withdrawalId);
            for (int i = 0; found == null && i < accounts.size(); i++) {
                found = past(accounts.get(i).accountId(), withdrawalId);
            }
        }
        if (found != null) {
            final int accountId = found.accountId();
            if (accounts.stream().anyMatch(account -> account.accountId() == accountId)) {
                return found;
            }
        }
        throw new ApiException(404, "ErrWithdrawalNotFound", "the API key's owner has no such withdrawal");
    }

    private Withdrawal past(final int accountId, final long withdrawalId) {
        return history.funding()
                .flatMap(funding -> History.ask(
                        () -> funding.withdrawal(accountId, withdrawalId).value()))
                .orElse(null);
    }

    private MoneyAnswers.Withdrawal cancel(final Call call) {
        final Withdrawal withdrawal = find(call);
        if (withdrawal.state() == Withdrawal.State.CANCELED) {
            return row(withdrawal);
        }
        final long id = withdrawal.withdrawalId();
        if (withdrawal.state() == Withdrawal.State.SETTLED || !desk.ask(office -> office.keep(id))) {
            throw new ApiException(
                    409,
                    "ErrInvalidRequestType",
                    "only a PENDING withdrawal can be canceled; this one is paid, or is being paid");
        }
        final CommandOutcome outcome =
                submitter.submit(call.key(), draft -> draft.cancelWithdrawal().reference(withdrawal.reference()));
        if (outcome.isRejected() && outcome.reason() != RejectReason.DUPLICATE) {
            throw ApiException.ofMoney(outcome.reason());
        }
        return row(view.withdrawal(id));
    }
}
