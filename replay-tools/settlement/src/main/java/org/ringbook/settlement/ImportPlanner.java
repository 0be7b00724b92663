package org.ringbook.settlement;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.settlement.WithdrawalState;
import org.ringbook.settlement.ImportStep.Action;
import org.ringbook.settlement.ImportStep.Verdict;
import org.ringbook.settlement.imports.Entry;
import org.ringbook.settlement.imports.Readers;

/** Finds out what the entries of a file come to; changes nothing. One file, within one transaction. */
final class ImportPlanner {
    private static final int MAX_ENGINE_REFERENCE = 64;
    private static final int MAX_TEXT = 400;

    private final Handle office;
    private final FollowerTables follower;
    private final Names names;
    private final Map<String, String> seen = new HashMap<>();
    private final Set<Long> settledHere = new HashSet<>();
    private final List<ImportStep> steps = new ArrayList<>();

    ImportPlanner(final Handle office, final FollowerTables follower) {
        this.office = office;
        this.follower = follower;
        names = new Names(follower);
    }

    List<ImportStep> plan(final List<Entry> entries) {
        entries.forEach(this::plan);
        return steps;
    }

    private void plan(final Entry entry) {
        if (!entry.problem().isEmpty()) {
            add(bad(entry, entry.problem()));
            return;
        }
        final String before = seen.putIfAbsent(entry.externalReference(), entry.place());
        if (before != null) {
            add(bad(entry, "it has the same reference as " + before));
            return;
        }
        switch (entry.kind()) {
            case PAID -> add(paid(entry));
            case RETURNED -> add(returned(entry));
            case CREDIT -> add(credit(entry));
            case REJECTED -> rejected(entry);
        }
    }

    private void add(final ImportStep step) {
        steps.add(step);
        if (step.action() == Action.SETTLE && step.verdict() == Verdict.APPLY) {
            settledHere.add(step.withdrawalId());
        }
    }

    private static ImportStep bad(final Entry entry, final String why) {
        return step(entry, Verdict.BAD, Action.NONE, 0, 0, 0, 0, "", why);
    }

    private static ImportStep step(
            final Entry entry,
            final Verdict verdict,
            final Action action,
            final long withdrawalId,
            final int accountId,
            final int assetId,
            final long units,
            final String reference,
            final String note) {
        return new ImportStep(
                entry.place(),
                entry.toString(),
                entry.kind() == Entry.Kind.CREDIT || entry.kind() == Entry.Kind.RETURNED,
                entry.externalReference(),
                verdict,
                action,
                withdrawalId,
                accountId,
                assetId,
                units,
                reference,
                note);
    }

    /** A payment with its batch and its asset. */
    private record Known(Payment payment, Batch batch, Names.Asset asset, WithdrawalRow row) {
        private ImportStep step(
                final Entry entry, final Verdict verdict, final Action action, final long units, final String note) {
            return ImportPlanner.step(
                    entry,
                    verdict,
                    action,
                    payment.withdrawalId(),
                    payment.accountId(),
                    batch.assetId(),
                    units,
                    payment.reference(),
                    note);
        }
    }

    private Optional<Known> known(final String paymentId) {
        final var withdrawalId = Payment.withdrawalId(paymentId);
        if (withdrawalId.isEmpty()) {
            return Optional.empty();
        }
        final Known[] found = new Known[1];
        Withdrawals.find(
                office,
                withdrawalId.getAsLong(),
                (payment, batch) -> found[0] = new Known(
                        payment,
                        batch,
                        names.asset(batch.assetId()),
                        follower.withdrawal(payment.withdrawalId()).orElseThrow()));
        return Optional.ofNullable(found[0]);
    }

    private ImportStep paid(final Entry entry) {
        final Optional<Known> found = known(entry.payment());
        if (found.isEmpty()) {
            return unexpected(entry, "no payment of a batch is known by '" + entry.payment() + "'");
        }
        final Known known = found.get();
        final String wrong = wrongUnit(entry, known);
        if (!wrong.isEmpty()) {
            return known.step(entry, Verdict.BAD, Action.SETTLE, 0, wrong);
        }
        final long units;
        try {
            units = known.asset.parsePayout(entry.amount());
        } catch (final SettlementException e) {
            return known.step(entry, Verdict.BAD, Action.SETTLE, 0, e.getMessage());
        }
        if (units != known.payment.units()) {
            return known.step(
                    entry,
                    Verdict.BAD,
                    Action.SETTLE,
                    units,
                    "payment " + known.payment.id() + " is of " + known.asset.text(known.payment.units()));
        }
        return paidState(entry, known, units);
    }

    private ImportStep paidState(final Entry entry, final Known known, final long units) {
        final Optional<String> before = applied(known.payment.withdrawalId(), Action.SETTLE);
        if (before.isPresent() && !before.get().equals(entry.externalReference())) {
            return known.step(
                    entry,
                    Verdict.BAD,
                    Action.SETTLE,
                    units,
                    "payment " + known.payment.id() + " was confirmed before by " + before.get()
                            + ": was it paid twice?");
        }
        if (before.isPresent()) {
            return known.step(entry, Verdict.BEFORE, Action.SETTLE, units, "");
        }
        if (known.row.state() == WithdrawalState.CANCELED) {
            return known.step(
                    entry,
                    Verdict.BAD,
                    Action.SETTLE,
                    units,
                    "withdrawal " + known.payment.reference() + " was canceled by record " + known.row.endedSequence()
                            + ", and it was paid all the same: somebody has to look");
        }
        if (settledHere.contains(known.payment.withdrawalId())) {
            return known.step(entry, Verdict.BAD, Action.SETTLE, units, "this file confirms the payment twice");
        }
        return known.step(entry, Verdict.APPLY, Action.SETTLE, units, "");
    }

    /** Whether the entry speaks of another currency, account or asset than the payment's batch; empty if not. */
    private static String wrongUnit(final Entry entry, final Known known) {
        final House house = known.batch.house();
        if (entry.asset().isEmpty()) {
            return known.batch.isBank()
                            && house.currency().equals(entry.currency())
                            && house.account().equals(entry.account())
                    ? ""
                    : "payment " + known.payment.id() + " was of " + house.currency() + " from account "
                            + house.account() + ", the statement is of " + entry.currency() + " and account "
                            + entry.account();
        }
        return !known.batch.isBank() && known.asset.code().equals(entry.asset())
                ? ""
                : "payment " + known.payment.id() + " is of " + known.asset.code()
                        + (known.batch.isBank() ? ", by a bank" : "");
    }

    private Optional<String> applied(final long withdrawalId, final Action action) {
        return office.select(
                        "SELECT MIN(external_reference) FROM applied WHERE withdrawal_id = ? AND action = ?",
                        withdrawalId,
                        action.name())
                .mapTo(String.class)
                .findOne();
    }

    /** What was applied under a reference: account, asset, amount. */
    private Optional<List<Long>> appliedAs(final String externalReference) {
        return office.select(
                        "SELECT account_id, asset_id, units FROM applied WHERE external_reference = ?",
                        externalReference)
                .map((row, context) -> List.of(row.getLong(1), row.getLong(2), row.getLong(3)))
                .findOne();
    }

    private ImportStep returned(final Entry entry) {
        final Optional<Known> found = known(entry.payment());
        if (found.isEmpty()) {
            return credit(entry);
        }
        final Known known = found.get();
        final String wrong = wrongUnit(entry, known);
        if (!wrong.isEmpty()) {
            return known.step(entry, Verdict.BAD, Action.DEPOSIT, 0, wrong);
        }
        final long units;
        try {
            units = known.asset.parsePayout(entry.amount());
        } catch (final SettlementException e) {
            return known.step(entry, Verdict.BAD, Action.DEPOSIT, 0, e.getMessage());
        }
        final boolean isPaid = known.row.state() == WithdrawalState.SETTLED
                || settledHere.contains(known.payment.withdrawalId())
                || applied(known.payment.withdrawalId(), Action.SETTLE).isPresent();
        if (!isPaid) {
            return known.step(
                    entry,
                    Verdict.BAD,
                    Action.DEPOSIT,
                    units,
                    "payment " + known.payment.id()
                            + " comes back before it was confirmed: import the statement with the payment first");
        }
        if (units > known.payment.units()) {
            return known.step(entry, Verdict.BAD, Action.DEPOSIT, units, "more comes back than was paid");
        }
        return deposit(entry, known.payment.withdrawalId(), known.payment.accountId(), known.asset, units);
    }

    private ImportStep deposit(
            final Entry entry,
            final long withdrawalId,
            final int accountId,
            final Names.Asset asset,
            final long units) {
        final Optional<List<Long>> before = appliedAs(entry.externalReference());
        if (before.isPresent() && !before.get().equals(List.of((long) accountId, (long) asset.assetId(), units))) {
            return step(
                    entry,
                    Verdict.BAD,
                    Action.DEPOSIT,
                    withdrawalId,
                    accountId,
                    asset.assetId(),
                    units,
                    "",
                    "another amount, or for another account, was booked before under this reference");
        }
        return step(
                entry,
                before.isPresent() ? Verdict.BEFORE : Verdict.APPLY,
                Action.DEPOSIT,
                withdrawalId,
                accountId,
                asset.assetId(),
                units,
                engineReference(entry.externalReference()),
                "");
    }

    /** The reference itself, if the engine can take it; else a digest of it. */
    static String engineReference(final String externalReference) {
        final boolean fits = externalReference.length() <= MAX_ENGINE_REFERENCE
                && externalReference.chars().allMatch(c -> c > ' ' && c < 0x7F);
        return fits
                ? externalReference
                : "sha256:"
                        + Readers.sha256(externalReference.getBytes(StandardCharsets.UTF_8))
                                .substring(0, 56);
    }

    private ImportStep credit(final Entry entry) {
        final Optional<Names.Asset> asset = asset(entry);
        if (asset.isEmpty()) {
            return bad(
                    entry,
                    entry.asset().isEmpty()
                            ? "no asset leaves and enters by " + entry.currency() + " account " + entry.account()
                            : "no asset " + entry.asset() + " enters by its chain");
        }
        final long units;
        try {
            units = asset.get().parsePayout(entry.amount());
        } catch (final SettlementException e) {
            return step(entry, Verdict.BAD, Action.NONE, 0, 0, asset.get().assetId(), 0, "", e.getMessage());
        }
        final Map<String, Integer> accounts =
                fundings(entry.texts(), asset.get().assetId());
        if (accounts.values().stream().distinct().count() == 1) {
            return deposit(entry, 0, accounts.values().iterator().next(), asset.get(), units);
        }
        final String why = accounts.isEmpty()
                ? "no funding reference of an account is in it"
                : "it names more than one account: " + accounts.keySet();
        return suspense(entry, asset.get(), units, why);
    }

    /** A debit that is not a payment of ours, or a chain's word on one: the first may be the bank's own, the second may not. */
    private ImportStep unexpected(final Entry entry, final String why) {
        final Optional<Names.Asset> asset = asset(entry);
        if (asset.isEmpty() || !entry.asset().isEmpty()) {
            return bad(entry, why);
        }
        try {
            return suspense(entry, asset.get(), asset.get().parsePayout(entry.amount()), why);
        } catch (final SettlementException e) {
            return bad(entry, e.getMessage());
        }
    }

    private ImportStep suspense(final Entry entry, final Names.Asset asset, final long units, final String why) {
        final String text =
                (entry + ": " + String.join(" / ", entry.texts()) + ": " + why).replaceAll("\\p{Cntrl}", " ");
        return step(
                entry,
                Verdict.SUSPENSE,
                Action.NONE,
                0,
                0,
                asset.assetId(),
                units,
                "",
                text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
    }

    private Optional<Names.Asset> asset(final Entry entry) {
        if (!entry.asset().isEmpty()) {
            return names.findAsset(entry.asset())
                    .filter(asset -> House.find(office, asset.assetId())
                            .filter(house -> !house.isBank())
                            .isPresent());
        }
        return office.select(
                        "SELECT asset_id FROM house WHERE kind = ? AND currency = ? AND account = ?",
                        House.BANK,
                        entry.currency(),
                        entry.account())
                .mapTo(Integer.class)
                .findOne()
                .map(names::asset);
    }

    /** Funding references of an asset that the texts hold, as a whole word or as the whole text, however it is spaced. */
    private Map<String, Integer> fundings(final List<String> texts, final int assetId) {
        final Set<String> candidates = new HashSet<>();
        for (final String text : texts) {
            candidates.add(text.replaceAll("[^A-Za-z0-9]", ""));
            candidates.addAll(List.of(text.split("[^A-Za-z0-9]+")));
        }
        final Map<String, Integer> found = new TreeMap<>();
        for (final String candidate : candidates) {
            for (final String form : Stream.of(candidate, candidate.toUpperCase(Locale.ROOT))
                    .distinct()
                    .toList()) {
                office.select("SELECT account_id FROM funding WHERE reference = ? AND asset_id = ?", form, assetId)
                        .mapTo(Integer.class)
                        .findOne()
                        .ifPresent(accountId -> found.put(form, accountId));
            }
        }
        return found;
    }

    private void rejected(final Entry entry) {
        if (entry.batch().isEmpty()) {
            add(known(entry.payment())
                    .map(known -> rejected(entry, known))
                    .orElseGet(() -> bad(entry, "no payment of a batch is known by '" + entry.payment() + "'")));
            return;
        }
        final Optional<Batch> batch = Withdrawals.named(office, entry.batch());
        if (batch.isEmpty()) {
            add(bad(entry, "no batch is known by '" + entry.batch() + "'"));
            return;
        }
        for (final Payment payment : Withdrawals.payments(office, batch.get())) {
            final Entry one = new Entry(
                    entry.place() + ", payment " + payment.id(),
                    entry.kind(),
                    "",
                    "",
                    "",
                    "",
                    entry.externalReference() + ":" + payment.id(),
                    payment.id(),
                    "",
                    entry.texts(),
                    "");
            add(rejected(one, known(payment.id()).orElseThrow()));
        }
    }

    private ImportStep rejected(final Entry entry, final Known known) {
        if (!entry.asset().isEmpty() && !wrongUnit(entry, known).isEmpty()) {
            return known.step(entry, Verdict.BAD, Action.CANCEL, 0, wrongUnit(entry, known));
        }
        final long units = known.payment.units();
        if (known.row.state() == WithdrawalState.SETTLED
                || settledHere.contains(known.payment.withdrawalId())
                || applied(known.payment.withdrawalId(), Action.SETTLE).isPresent()) {
            return known.step(
                    entry,
                    Verdict.BAD,
                    Action.CANCEL,
                    units,
                    "payment " + known.payment.id() + " was confirmed, and is rejected now: somebody has to look");
        }
        // One that is canceled already is told to the engine once more: a kill may have come between its word and ours.
        final boolean isBefore =
                applied(known.payment.withdrawalId(), Action.CANCEL).isPresent();
        return known.step(
                entry,
                isBefore ? Verdict.BEFORE : Verdict.APPLY,
                Action.CANCEL,
                units,
                String.join(" / ", entry.texts()));
    }
}
