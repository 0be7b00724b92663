package org.ringbook.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.ringbook.settlement.ImportStep.Verdict;
import org.ringbook.settlement.imports.ImportFile;

/**
 * Applies what banks, chains and payment services say. A file is looked at as a whole before anything of it is applied; each entry is then
 * told to the engine, which takes it once by its reference, and written down here. Whatever ends that early is mended by importing the same
 * file again.
 */
public final class Imports {
    private final OfficeDatabase database;

    Imports(final OfficeDatabase database) {
        this.database = database;
    }

    /**
     * What an import came to.
     *
     * @param applied  told to the engine, with what it answered as the note.
     * @param before   applied before.
     * @param suspense kept for somebody to look at.
     * @param bad      not applied, and why.
     */
    public record Report(
            List<ImportStep> applied, List<ImportStep> before, List<ImportStep> suspense, List<ImportStep> bad) {}

    /**
     * Something that nobody here expected.
     *
     * @param externalReference the bank's.
     * @param asset             which asset.
     * @param isCredit          it came in; else it went out.
     * @param units             how much.
     * @param text              what is known of it.
     */
    public record Suspense(String externalReference, Names.Asset asset, boolean isCredit, long units, String text) {}

    /**
     * What a file would come to. Changes nothing.
     *
     * @param file that was read.
     * @return a step for each entry, in the file's order; several for a batch that is spoken of as one.
     */
    public List<ImportStep> plan(final ImportFile file) {
        return database.transaction((office, follower) -> new ImportPlanner(office, follower).plan(file.entries()));
    }

    /**
     * Applies a file.
     *
     * @param file     that was read.
     * @param skipBad  whether the rest is applied if an entry is bad.
     * @param money    tells the engine.
     * @param progress is given each step that was told to the engine.
     * @return what it came to.
     * @throws SettlementException if an entry is bad and is not to be skipped: nothing was applied.
     */
    public Report apply(
            final ImportFile file,
            final boolean skipBad,
            final MoneyCommands money,
            final Consumer<ImportStep> progress) {
        final List<ImportStep> steps = plan(file);
        final List<ImportStep> bad = new ArrayList<>(of(steps, Verdict.BAD));
        if (!bad.isEmpty() && !skipBad) {
            throw new SettlementException(
                    "nothing of this file was applied: " + bad.size() + " of its " + steps.size()
                            + " entries can't be right; mend it, or apply the rest (--skip-bad)",
                    bad.stream().map(step -> step.text() + ": " + step.note()).toList());
        }
        final List<ImportStep> applied = new ArrayList<>();
        final List<ImportStep> before = new ArrayList<>(of(steps, Verdict.BEFORE));
        for (final ImportStep step : of(steps, Verdict.APPLY)) {
            final MoneyCommands.Outcome outcome = tell(step, money);
            if (!outcome.rejected().isEmpty()) {
                bad.add(step.bad("the engine refuses it: " + outcome.rejected()));
                continue;
            }
            write(step, outcome.record(), file.sha256());
            (outcome.existed() ? before : applied).add(step);
            progress.accept(step);
        }
        final List<ImportStep> suspense = of(steps, Verdict.SUSPENSE);
        suspense.forEach(step -> writeSuspense(step, file.sha256()));
        return new Report(applied, before, suspense, bad);
    }

    private static List<ImportStep> of(final List<ImportStep> steps, final Verdict verdict) {
        return steps.stream().filter(step -> step.verdict() == verdict).toList();
    }

    private static MoneyCommands.Outcome tell(final ImportStep step, final MoneyCommands money) {
        return switch (step.action()) {
            case SETTLE -> money.settleWithdrawal(step.reference());
            case CANCEL -> money.cancelWithdrawal(step.reference());
            case DEPOSIT -> money.deposit(step.accountId(), step.assetId(), step.units(), step.reference());
            case NONE -> throw new IllegalStateException("nothing to tell: " + step);
        };
    }

    private void write(final ImportStep step, final long record, final String sha256) {
        database.transaction((office, follower) -> {
            if (!exists(office, "applied", step.externalReference())) {
                office.execute(
                        "INSERT INTO applied (external_reference, action, withdrawal_id, account_id, asset_id, units,"
                                + " reference, file_sha256, place, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        step.externalReference(),
                        step.action().name(),
                        step.withdrawalId(),
                        step.accountId(),
                        step.assetId(),
                        step.units(),
                        step.reference(),
                        sha256,
                        place(step),
                        record);
            }
            office.execute("DELETE FROM suspense WHERE external_reference = ?", step.externalReference());
            return null;
        });
    }

    private static String place(final ImportStep step) {
        return step.place().length() > 200 ? step.place().substring(0, 200) : step.place();
    }

    private static boolean exists(final Handle office, final String table, final String externalReference) {
        return office.select("SELECT 1 FROM " + table + " WHERE external_reference = ?", externalReference)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private void writeSuspense(final ImportStep step, final String sha256) {
        database.transaction((office, follower) -> {
            if (!exists(office, "suspense", step.externalReference())) {
                office.execute(
                        "INSERT INTO suspense (external_reference, asset_id, is_credit, units, text, file_sha256,"
                                + " place) VALUES (?, ?, ?, ?, ?, ?, ?)",
                        step.externalReference(),
                        step.assetId(),
                        step.isCredit(),
                        step.units(),
                        step.note(),
                        sha256,
                        place(step));
            }
            return null;
        });
    }

    /**
     * What waits for somebody to look at it.
     *
     * @return by reference.
     */
    public List<Suspense> suspense() {
        return database.transaction((office, follower) -> {
            final Names names = new Names(follower);
            return office.select("SELECT external_reference, asset_id, is_credit, units, text FROM suspense"
                            + " ORDER BY external_reference")
                    .map((row, context) -> new Suspense(
                            row.getString(1),
                            names.asset(row.getInt(2)),
                            row.getBoolean(3),
                            row.getLong(4),
                            row.getString(5)))
                    .list();
        });
    }
}
