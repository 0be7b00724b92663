package org.ringbook.rest.api;

import java.util.ArrayList;
import java.util.List;
import org.ringbook.client.Permission;
import org.ringbook.client.venue.Account;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.http.ApiException;
import org.ringbook.rest.http.Call;
import org.ringbook.rest.http.Param;
import org.ringbook.rest.http.Route;

/** Who may be paid, in Luno's shape. They are the back office's, so that what pays out reads what clients have said. */
final class BeneficiaryRoutes {
    private static final String GROUP = "Money out";
    private static final Param RECIPIENT =
            Param.text("bank_recipient", 70, "Name of who is paid.").required();
    private static final Param SOME_RECIPIENT = Param.text("bank_recipient", 70, "Only those of this name.");
    private static final Param NUMBER = Param.text(
                    "bank_account_number", 128, "IBAN or other account number; of an asset of a chain, the address.")
            .required();
    private static final Param BANK = Param.text(
            "bank_name", 40, "The bank: its BIC, or clearing system and member such as ZANCC:250655; none of a chain.");
    private static final Param TYPE = Param.word(
            "account_type",
            List.of("CURRENT/CHEQUE", "SAVINGS", "TRANSMISSION"),
            "Taken and not kept: no order to a bank says it.");
    private static final Param WALLET = Param.integer(
                    "account_id",
                    1,
                    Long.MAX_VALUE,
                    "The wallet that it is paid from; unless given the default account's, of the only currency that"
                            + " leaves by a bank.")
            .fails("ErrInvalidAccountID");

    private final ExchangeView view;
    private final Lookup lookup;
    private final MoneyDesk desk;

    BeneficiaryRoutes(final ExchangeView view, final Lookup lookup, final MoneyDesk desk) {
        this.view = view;
        this.lookup = lookup;
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/1/beneficiaries")
                        .named(GROUP, "listBeneficiaries", "Who may be paid from the owner's accounts.")
                        .with(Permission.R_BENEFICIARIES)
                        .takes(SOME_RECIPIENT)
                        .fails("ErrUnderMaintenance")
                        .by(MoneyAnswers.Beneficiaries.class, this::list),
                Route.post("/api/1/beneficiaries")
                        .named(GROUP, "createBeneficiary", "Add one; the same again is the one that is there.")
                        .with(Permission.W_BENEFICIARIES)
                        .takes(RECIPIENT, NUMBER, BANK, TYPE, WALLET)
                        .strictly()
                        .fails("ErrAccountNotFound", "ErrInvalidCurrency", "ErrUnderMaintenance")
                        .by(MoneyAnswers.NewBeneficiary.class, this::create),
                Route.delete("/api/1/beneficiaries/{id}")
                        .named(
                                GROUP,
                                "deleteBeneficiary",
                                "Take one out of use. What is PROCESSING is paid; what is PENDING waits.")
                        .with(Permission.W_BENEFICIARIES)
                        .fails("ErrBeneficiaryNotFound", "ErrUnderMaintenance")
                        .by(MoneyAnswers.Nothing.class, this::delete));
    }

    private List<BackOffice.Beneficiary> all(final Call call) {
        final List<BackOffice.Beneficiary> all = new ArrayList<>();
        lookup.accounts(call.key())
                .forEach(account -> all.addAll(desk.ask(office -> office.beneficiaries(account.accountId()))));
        return all;
    }

    private MoneyAnswers.Beneficiaries list(final Call call) {
        final String recipient = call.text(SOME_RECIPIENT);
        return new MoneyAnswers.Beneficiaries(all(call).stream()
                .filter(one -> recipient == null || recipient.equals(one.name()))
                .map(this::row)
                .toList());
    }

    private MoneyAnswers.Beneficiary row(final BackOffice.Beneficiary one) {
        return new MoneyAnswers.Beneficiary(
                Long.toString(one.id()),
                one.bank(),
                one.number(),
                "",
                "",
                "",
                one.name(),
                0,
                false,
                Wallets.text(one.accountId(), one.assetId()),
                view.asset(one.assetId()).code());
    }

    private MoneyAnswers.NewBeneficiary create(final Call call) {
        final long walletId = call.integer(WALLET, 0);
        final Lookup.Wallet wallet = walletId == 0 ? null : lookup.wallet(call.key(), WALLET, walletId);
        final Account account = wallet == null ? view.account(lookup.defaultAccount(call.key())) : wallet.account();
        final String bank = call.text(BANK);
        final BackOffice.Beneficiary beneficiary = new BackOffice.Beneficiary(
                0, account.accountId(), 0, call.text(RECIPIENT), call.text(NUMBER), bank == null ? "" : bank);
        final long id = desk.ask(office -> office.addBeneficiary(
                account.name(), wallet == null ? null : wallet.asset().code(), beneficiary));
        return new MoneyAnswers.NewBeneficiary(Long.toString(id));
    }

    private MoneyAnswers.Nothing delete(final Call call) {
        final String id = call.path("id");
        final BackOffice.Beneficiary own = all(call).stream()
                .filter(one -> Long.toString(one.id()).equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new ApiException(404, "ErrBeneficiaryNotFound", "the API key's owner has no such beneficiary"));
        desk.ask(office -> {
            office.removeBeneficiary(own.id());
            return null;
        });
        return new MoneyAnswers.Nothing();
    }
}
