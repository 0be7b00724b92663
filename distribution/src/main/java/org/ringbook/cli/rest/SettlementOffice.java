package org.ringbook.cli.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ringbook.rest.api.BackOffice;
import org.ringbook.rest.api.BackOfficeException;
import org.ringbook.rest.api.BackOfficeException.Kind;
import org.ringbook.settlement.House;
import org.ringbook.settlement.ImportStep;
import org.ringbook.settlement.ImportStep.Action;
import org.ringbook.settlement.Imports;
import org.ringbook.settlement.MoneyCommands;
import org.ringbook.settlement.Office;
import org.ringbook.settlement.OfficeUnavailableException;
import org.ringbook.settlement.Register;
import org.ringbook.settlement.SettlementException;
import org.ringbook.settlement.imports.ImportException;
import org.ringbook.settlement.imports.ImportFile;
import org.ringbook.settlement.imports.Webhook;

/** The back office of settlement, as the REST gateway asks it. */
final class SettlementOffice implements BackOffice {
    private final Office office;
    private final Map<String, Webhook> webhooks;

    /**
     * Over an office.
     *
     * @param office   open; closed with this.
     * @param webhooks secrets by the names of who signs with them.
     */
    SettlementOffice(final Office office, final Map<String, Webhook> webhooks) {
        this.office = office;
        this.webhooks = Map.copyOf(webhooks);
    }

    private static <T> T ask(final Supplier<T> question) {
        try {
            return question.get();
        } catch (final OfficeUnavailableException e) {
            // Its text names the database, which is nobody's business but the operator's.
            throw new BackOfficeException(Kind.UNAVAILABLE, "the back office can't do it now");
        } catch (final SettlementException e) {
            throw new BackOfficeException(Kind.INVALID, e.getMessage());
        }
    }

    @Override
    public List<Beneficiary> beneficiaries(final int accountId) {
        return ask(() -> office.register().beneficiariesOf(accountId).stream()
                .map(one -> new Beneficiary(
                        one.beneficiaryId(),
                        one.accountId(),
                        one.assetId(),
                        one.name(),
                        one.destination(),
                        one.bic().isEmpty() ? one.clearing() : one.bic()))
                .toList());
    }

    @Override
    public long addBeneficiary(final String account, final String asset, final Beneficiary beneficiary) {
        return ask(() -> {
            final Register register = office.register();
            final String code = asset == null ? onlyBankAsset(register) : asset;
            house(code);
            final boolean isMember = beneficiary.bank().contains(":");
            return register.addBeneficiary(
                    account,
                    code,
                    new org.ringbook.settlement.Beneficiary(
                            0,
                            0,
                            0,
                            beneficiary.name(),
                            beneficiary.number(),
                            isMember ? "" : beneficiary.bank(),
                            isMember ? beneficiary.bank() : "",
                            "",
                            ""));
        });
    }

    private static String onlyBankAsset(final Register register) {
        final List<String> codes = register.bankAssets();
        if (codes.size() != 1) {
            throw new BackOfficeException(
                    Kind.INVALID, "account_id is missing: it is not one currency alone that leaves by a bank");
        }
        return codes.get(0);
    }

    private House house(final String asset) {
        return office.register()
                .house(asset)
                .orElseThrow(() -> new BackOfficeException(Kind.NO_ASSET, "the exchange does not pay out " + asset));
    }

    @Override
    public void removeBeneficiary(final long id) {
        if (!ask(() -> office.register().removeBeneficiary(id))) {
            throw new BackOfficeException(Kind.NO_BENEFICIARY, "there is no such beneficiary");
        }
    }

    @Override
    public boolean assign(final String reference, final long beneficiaryId) {
        return ask(() -> office.register().assign(reference, beneficiaryId));
    }

    @Override
    public Map<Long, Integer> claims(final List<Long> withdrawalIds) {
        return ask(() -> office.withdrawals().claims(withdrawalIds));
    }

    @Override
    public boolean keep(final long withdrawalId) {
        return ask(() -> office.withdrawals().keep(withdrawalId)) == 0;
    }

    @Override
    public Optional<Funding> funding(final int accountId, final int assetId, final String asset) {
        return ask(() -> office.register().fundingsOf(accountId, assetId).stream()
                .findFirst()
                .map(reference -> new Funding(reference, meta(house(asset), reference))));
    }

    private static Map<String, String> meta(final House house, final String reference) {
        final Map<String, String> meta = new LinkedHashMap<>();
        meta.put(house.isBank() ? "Reference" : "Address", reference);
        if (house.isBank()) {
            meta.put("Account holder", house.name());
            meta.put("Account number", house.account());
            meta.put("Bank", house.bic().isEmpty() ? house.clearing() : house.bic());
        }
        return meta;
    }

    @Override
    public void addFunding(final String account, final String asset) {
        ask(() -> {
            if (!house(asset).isBank()) {
                throw new BackOfficeException(
                        Kind.NO_ADDRESS, "addresses of " + asset + " are given out by the exchange's operator");
            }
            return office.register().addFunding(account, asset, null);
        });
    }

    @Override
    public Done receive(final Message message, final byte[] body, final Engine engine) {
        final Webhook webhook = webhooks.get(message.source());
        final Webhook.Check check = webhook == null
                ? Webhook.Check.WRONG
                : webhook.check(message.timestamp(), message.signature(), body, message.nowSeconds());
        if (check == Webhook.Check.WRONG) {
            throw new BackOfficeException(Kind.WRONG_SIGNATURE, "the message's signature is wrong");
        }
        if (check == Webhook.Check.STALE) {
            throw new BackOfficeException(
                    Kind.STALE, "the message was signed more than " + Webhook.TOLERANCE_SECONDS + " s from now");
        }
        try {
            final ImportFile file = webhook.read(message.timestamp(), message.signature(), body, message.nowSeconds());
            final Booking booking = new Booking(engine);
            final Imports.Report report = ask(() -> office.imports().apply(file, true, booking, step -> {}));
            if (booking.done != null) {
                return booking.done;
            }
            if (!report.suspense().isEmpty()) {
                throw new BackOfficeException(
                        Kind.NO_ACCOUNT,
                        "no account has this address or reference; it is kept for somebody to look at");
            }
            return report.bad().isEmpty()
                    ? again(report.before().get(0), engine)
                    : refuse(report.bad().get(0));
        } catch (final ImportException e) {
            throw new BackOfficeException(Kind.INVALID, e.getMessage());
        }
    }

    /** It is known that it was booked, not by which record: the engine knows, and takes it once. */
    private static Done again(final ImportStep step, final Engine engine) {
        return engine.book(new Deposit(step.accountId(), step.assetId(), step.units(), step.reference()));
    }

    private static Done refuse(final ImportStep step) {
        final Kind kind =
                step.action() == Action.DEPOSIT ? Kind.CONFLICT : step.assetId() == 0 ? Kind.NO_ASSET : Kind.NO_AMOUNT;
        throw new BackOfficeException(kind, step.note());
    }

    @Override
    public void close() {
        office.close();
    }

    /** Tells the gateway's engine; a message of money that came in has nothing else to tell. */
    private static final class Booking implements MoneyCommands {
        private final Engine engine;
        private Done done;

        Booking(final Engine engine) {
            this.engine = engine;
        }

        @Override
        public Outcome deposit(final int accountId, final int assetId, final long amountUnits, final String reference) {
            done = engine.book(new Deposit(accountId, assetId, amountUnits, reference));
            return new Outcome(done.sequence(), done.existed(), "");
        }

        @Override
        public Outcome settleWithdrawal(final String reference) {
            throw new IllegalStateException("not of a message of money that came in: " + reference);
        }

        @Override
        public Outcome cancelWithdrawal(final String reference) {
            throw new IllegalStateException("not of a message of money that came in: " + reference);
        }
    }
}
