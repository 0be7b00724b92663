package org.ringbook.cli.settle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringbook.followers.settlement.WithdrawalState;
import org.ringbook.settlement.Batch;
import org.ringbook.settlement.Instants;
import org.ringbook.settlement.Office;
import org.ringbook.settlement.Payment;
import org.ringbook.settlement.Withdrawals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Withdrawals and where each stands: the same for operators and for the back office. */
@Command(
        name = "list",
        description = {
            "Withdrawals in the order of their requests, from the settlement follower's rows: their batch, or why they"
                    + " can't be given out."
        },
        footer = {
            "",
            "Examples:",
            "  ringbook settle withdrawals list",
            "  ringbook admin withdrawals list --state settled --asset ZAR"
        })
public final class WithdrawalList extends SettleTask {
    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "held",
            description = "held, settled or canceled. Default: held.")
    private WithdrawalState state;

    @Option(names = "--all", description = "Of every state.")
    private boolean all;

    @Option(names = "--asset", paramLabel = "CODE", description = "Only this asset.")
    private String asset;

    private WithdrawalList() {}

    @Override
    int run(final Office office) {
        final List<Map<String, Object>> rows = office.withdrawals().list(all ? null : state, asset).stream()
                .map(WithdrawalList::row)
                .toList();
        return list(
                "withdrawals", rows, "reference", "account", "asset", "amount", "state", "requested", "batch", "waits");
    }

    /** A withdrawal as a row. */
    static Map<String, Object> row(final Withdrawals.Entry entry) {
        final Map<String, Object> row = new LinkedHashMap<>();
        row.put("reference", entry.row().reference());
        row.put("account", entry.account());
        row.put("asset", entry.asset().code());
        row.put("amount", entry.asset().text(entry.row().units()));
        row.put("state", entry.row().state().name());
        row.put("requested", Instants.text(entry.row().requestedNs()));
        row.put("batch", entry.batchId() == 0 ? "" : Batch.name(entry.batchId()));
        row.put("waits", entry.waits());
        row.put("payment", Payment.id(entry.row().withdrawalId()));
        row.put("id", entry.row().withdrawalId());
        return row;
    }
}
