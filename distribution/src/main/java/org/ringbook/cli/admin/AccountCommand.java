package org.ringbook.cli.admin;

import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.Table;
import org.ringbook.client.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Accounts. */
@Command(
        name = "account",
        description = "Open or list accounts.",
        subcommands = {AccountCommand.Open.class, AccountCommand.ListAll.class},
        footer = {"", "Examples:", "  ringbook admin account open dave"})
final class AccountCommand extends Subcommand.Group {
    private AccountCommand() {}

    @Command(
            name = "open",
            description = "Open an account.",
            footer = {
                "",
                "Examples:",
                "  ringbook admin account open dave",
                "  ringbook admin account open dave-savings --same-owner-as dave --fee-tier 1"
            })
    static final class Open extends AdminTask {
        @Parameters(paramLabel = "NAME", description = "1 to 32 printable ASCII characters without space.")
        private String name;

        @Option(
                names = "--same-owner-as",
                paramLabel = "NAME",
                description = "A further account of this one's owner, who may have ten. Default: a new owner.")
        private String sibling;

        @Option(names = "--fee-tier", paramLabel = "N", defaultValue = "0", description = "0 to 15. Default: 0.")
        private int feeTier;

        private Open() {}

        @Override
        public Integer call() {
            final int ownerId = sibling == null ? 0 : catalog().account(sibling).ownerId();
            return added(
                    "account " + name,
                    "opened",
                    engine().openAccount(name, ownerId, range("--fee-tier", feeTier, 0, 255)));
        }
    }

    @Command(
            name = "list",
            description = "List accounts.",
            footer = {"", "Examples:", "  ringbook admin account list"})
    static final class ListAll extends AdminTask {
        private ListAll() {}

        @Override
        public Integer call() {
            final Table table = new Table("account", "id", "owner", "fee tier", "open orders");
            for (final Rows.Account account : catalog().loadAccounts()) {
                table.row(
                        account.name(),
                        account.accountId(),
                        account.ownerId(),
                        account.feeTier(),
                        account.openOrders());
            }
            console().print(table.toString());
            console().put("accounts", catalog().loadAccounts());
            return ExitStatus.DONE;
        }
    }
}
