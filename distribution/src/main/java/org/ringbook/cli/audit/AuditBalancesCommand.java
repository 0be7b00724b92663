package org.ringbook.cli.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringbook.audit.BalanceSheet;
import org.ringbook.audit.StateReplay;
import org.ringbook.audit.decode.Moment;
import org.ringbook.audit.decode.Names;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.cli.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Balances after any record. */
@Command(
        name = "balances",
        description = {
            "Print what accounts had after a record or at a time: available, held and total of each asset, and that all accounts add"
                    + " up to deposits less settled withdrawals.",
            "The commands are executed again up to there, from the newest snapshot before it, and every event is compared."
        },
        footer = {
            "",
            "Exit status: 0 done; 1 an asset is not conserved, a record can't be explained, or there is no such account or record;",
            "4 the journal is damaged; 130 interrupted.",
            "",
            "Examples:",
            "  ringbook audit balances",
            "  ringbook audit balances --at 1200 --account alice",
            "  ringbook audit balances --at 2026-11-22T08:00:00Z --json",
            "  ringbook audit balances --at 1200 --independent"
        })
final class AuditBalancesCommand extends JournalTask {
    @Option(
            names = "--at",
            paramLabel = "SEQ|TIME",
            description = "After this record, or the last one at or before this time. Default: the last record.")
    private String at;

    @Option(names = "--account", paramLabel = "NAME|ID", description = "Only this account.")
    private String account;

    @Option(names = "--from-start", description = "Execute from the first record on, without snapshots.")
    private boolean fromStart;

    @Option(
            names = "--independent",
            description =
                    "Execute with the second implementation of the rules too, from the first record on, and compare. Slow.")
    private boolean independent;

    private AuditBalancesCommand() {}

    @Override
    public Integer call() {
        final long sequence = recordAt(at);
        try (StateReplay replay = replay(sequence, fromStart)) {
            if (replay.advanceTo(sequence, this::isStopped, bar("executed"))) {
                return interrupted();
            }
            final BalanceSheet sheet = BalanceSheet.of(replay);
            final Names names = Names.of(replay.view());
            tell(sheet, names);
            if (independent) {
                compare(sheet);
            }
            return isStopped() ? interrupted() : status(sheet, names);
        }
    }

    private void tell(final BalanceSheet sheet, final Names names) {
        final Integer only = account == null
                ? null
                : names.findAccount(account)
                        .orElseThrow(() -> new Failure(
                                ExitStatus.FAILED,
                                "there was no account " + account + " after record " + sheet.sequence()));
        console().say("after record " + sheet.sequence() + ", " + Moment.text(sheet.timestampNs()));
        final Table table = new Table("account", "asset", "available", "held", "total");
        final List<Map<String, Object>> rows = new ArrayList<>();
        for (final BalanceSheet.Row row : sheet.rows()) {
            if (only == null || row.accountId() == only) {
                final Names.Asset asset = names.asset(row.assetId());
                final Map<String, Object> json = new LinkedHashMap<>();
                json.put("account", names.account(row.accountId()));
                json.put("accountId", row.accountId());
                json.put("asset", asset.code());
                json.put("available", asset.amount().text(row.availableUnits()));
                json.put("held", asset.amount().text(row.heldUnits()));
                json.put("total", asset.amount().text(row.totalUnits()));
                rows.add(json);
                table.row(
                        json.get("account"),
                        json.get("asset"),
                        json.get("available"),
                        json.get("held"),
                        json.get("total"));
            }
        }
        console().print(rows.isEmpty() ? "nothing" : table.toString());
        console()
                .put("sequence", sheet.sequence())
                .put("time", Moment.text(sheet.timestampNs()))
                .put("stateHash", String.format("%016x", sheet.stateHash()))
                .put("balances", rows)
                .put("assets", totals(sheet, names));
    }

    private List<Map<String, Object>> totals(final BalanceSheet sheet, final Names names) {
        final List<Map<String, Object>> totals = new ArrayList<>();
        for (final BalanceSheet.Total total : sheet.totals()) {
            final Names.Asset asset = names.asset(total.assetId());
            final String recorded = asset.amount().text(total.recordedUnits());
            final String accounts = asset.amount().text(total.accountsUnits());
            console()
                    .say(String.format(
                            "%-8s deposits less withdrawals paid out %s %s all accounts %s",
                            asset.code(), recorded, total.isConserved() ? "=" : "IS NOT", accounts));
            final Map<String, Object> json = new LinkedHashMap<>();
            json.put("asset", asset.code());
            json.put("depositsLessPaidOut", recorded);
            json.put("allAccounts", accounts);
            json.put("conserved", total.isConserved());
            totals.add(json);
        }
        return totals;
    }

    private void compare(final BalanceSheet sheet) {
        final BalanceSheet second =
                BalanceSheet.independently(source(), sheet.sequence(), this::isStopped, bar("executed independently"));
        if (isStopped()) {
            return;
        }
        if (!second.equals(sheet)) {
            throw new Failure(
                    ExitStatus.FAILED,
                    "the independent implementation has other balances after record " + sheet.sequence());
        }
        console().print("the independent implementation has the same balances and state");
        console().put("independent", true);
    }

    private int status(final BalanceSheet sheet, final Names names) {
        for (final BalanceSheet.Total total : sheet.totals()) {
            if (!total.isConserved()) {
                console().error(names.asset(total.assetId()).code() + " is not conserved");
                return ExitStatus.FAILED;
            }
        }
        return ExitStatus.DONE;
    }
}
