package org.ringbook.cli.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.Table;
import org.ringbook.client.Instrument;
import org.ringbook.client.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Accounts. */
@Command(
        name = "account",
        description = "Open or list accounts, bound or block what they may do.",
        subcommands = {
            AccountCommand.Open.class,
            AccountCommand.Limits.class,
            AccountCommand.SelfTrade.class,
            KillCommand.class,
            AccountCommand.ListAll.class
        },
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
            name = "limits",
            description = {
                "Bound what an account may do in a market, all bounds at once: what is left out is no bound. Open orders beyond a new"
                        + " bound stay. Without a market: list its bounds."
            },
            footer = {
                "",
                "Examples:",
                "  ringbook admin account limits dave XBTZAR --max-orders 50 --max-notional 1000000",
                "  ringbook admin account limits dave XBTZAR --none",
                "  ringbook admin account limits dave"
            })
    static final class Limits extends AdminTask {
        @Parameters(index = "0", paramLabel = "NAME", description = "The account.")
        private String name;

        @Parameters(index = "1", arity = "0..1", paramLabel = "SYMBOL", description = "The market.")
        private String symbol;

        @Option(names = "--max-orders", paramLabel = "N", description = "Open orders at a time.")
        private int maxOrders;

        @Option(names = "--max-qty", paramLabel = "D", description = "Largest quantity of an order.")
        private String maxQty;

        @Option(names = "--max-notional", paramLabel = "D", description = "Largest price times quantity of an order.")
        private String maxNotional;

        @Option(names = "--none", description = "Remove the bounds in the market.")
        private boolean none;

        private Limits() {}

        @Override
        public Integer call() {
            final boolean given = maxOrders != 0 || maxQty != null || maxNotional != null;
            if (symbol == null ? given || none : given == none) {
                throw usage(symbol == null ? "bounds are of a market: give its SYMBOL" : "either bounds or --none");
            }
            final int accountId = catalog().account(name).accountId();
            return symbol == null ? list(accountId) : set(accountId);
        }

        private int list(final int accountId) {
            return list(
                    "limits",
                    queries().limits(accountId).stream().map(this::row).toList(),
                    "market",
                    "max orders",
                    "max qty",
                    "max notional");
        }

        private Map<String, Object> row(final Rows.Limits limits) {
            final Instrument instrument = catalog().instrument(catalog().market(limits.marketId()));
            final Map<String, Object> row = new LinkedHashMap<>();
            row.put("market", instrument.symbol());
            row.put("maxOrders", limits.maxOpenOrders() == 0 ? null : limits.maxOpenOrders());
            row.put("maxQty", orNone(instrument.quantity(), limits.maxQtyLots()));
            row.put("maxNotional", orNone(instrument.quote(), limits.maxNotionalUnits()));
            return row;
        }

        private int set(final int accountId) {
            final Instrument instrument = catalog().instrument(catalog().market(symbol));
            return done(
                    "limits of " + name + " in " + symbol + (none ? " removed" : " set"),
                    engine().operations()
                            .setAccountLimits(
                                    accountId,
                                    instrument.marketId(),
                                    maxOrders,
                                    maxQty == null ? 0 : instrument.quantity().parse(maxQty),
                                    maxNotional == null ? 0 : instrument.quote().parse(maxNotional)));
        }
    }

    @Command(
            name = "self-trade",
            description =
                    "Allow an account to trade with itself (orders with --stp none), or no longer. At first it may not.",
            footer = {"", "Examples:", "  ringbook admin account self-trade mm1 on"})
    static final class SelfTrade extends AdminTask {
        @Parameters(index = "0", paramLabel = "NAME", description = "The account.")
        private String name;

        @Parameters(index = "1", paramLabel = "on|off", description = "Whether it may.")
        private Switch wanted;

        private SelfTrade() {}

        @Override
        public Integer call() {
            final boolean isOn = wanted == Switch.ON;
            return done(
                    "account " + name + (isOn ? " may" : " may not") + " trade with itself",
                    engine().operations().setSelfTrade(catalog().account(name).accountId(), isOn));
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
            final Table table = new Table("account", "id", "owner", "fee tier", "open orders", "killed", "self-trade");
            for (final Rows.Account account : catalog().loadAccounts()) {
                table.row(
                        account.name(),
                        account.accountId(),
                        account.ownerId(),
                        account.feeTier(),
                        account.openOrders(),
                        account.killed() ? "yes" : "-",
                        account.selfTradeAllowed() ? "yes" : "-");
            }
            console().print(table.toString());
            console().put("accounts", catalog().loadAccounts());
            return ExitStatus.DONE;
        }
    }
}
