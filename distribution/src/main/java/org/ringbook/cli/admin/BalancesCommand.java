package org.ringbook.cli.admin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Table;
import org.ringbook.client.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Balances. */
@Command(
        name = "balances",
        description = "Show what accounts have: available, and held behind open orders and withdrawals.",
        footer = {
            "",
            "Examples:",
            "  ringbook admin balances alice",
            "  ringbook admin balances          (all, and the fee account)"
        })
final class BalancesCommand extends AdminTask {
    private static final String FEE_ACCOUNT = "(fees)";

    private final Table table = new Table("account", "asset", "available", "held");
    private final List<Map<String, Object>> rows = new ArrayList<>();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The account. Default: all.")
    private String name;

    private BalancesCommand() {}

    @Override
    public Integer call() {
        if (name != null) {
            add(name, catalog().account(name).accountId());
        } else {
            final Collection<Rows.Account> accounts = catalog().loadAccounts();
            accounts.forEach(account -> add(account.name(), account.accountId()));
            add(FEE_ACCOUNT, 0);
        }
        console().print(table.toString());
        console().put("balances", rows);
        return ExitStatus.DONE;
    }

    private void add(final String account, final int accountId) {
        for (final Rows.Balance balance : queries().balances(accountId)) {
            final String asset = catalog().asset(balance.assetId()).code();
            final String available = amount(balance.assetId(), balance.availableUnits());
            final String held = amount(balance.assetId(), balance.heldUnits());
            table.row(account, asset, available, held);
            final Map<String, Object> row = new LinkedHashMap<>();
            row.put("account", account);
            row.put("asset", asset);
            row.put("available", available);
            row.put("held", held);
            rows.add(row);
        }
    }
}
