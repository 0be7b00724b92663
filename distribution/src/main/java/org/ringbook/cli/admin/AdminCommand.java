package org.ringbook.cli.admin;

import org.ringbook.cli.Subcommand;
import picocli.CommandLine.Command;

/** Commands of operators. */
@Command(
        name = "admin",
        description = {
            "Operate the running engine. What changes something is a command in the journal; to repeat one that has a"
                    + " name or a reference changes nothing and succeeds, and the same name or reference with other"
                    + " content is refused."
        },
        subcommands = {
            AssetCommand.class,
            MarketCommand.class,
            AccountCommand.class,
            DepositCommand.class,
            WithdrawalsCommand.class,
            TransferCommand.class,
            TradeCommand.class,
            FeesCommand.class,
            FeeTierCommand.class,
            HaltCommand.class,
            KillCommand.class,
            KeyCommand.class,
            FixSessionCommand.class,
            BinarySessionCommand.class,
            OrdersCommand.class,
            BalancesCommand.class,
            BatchCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  ringbook admin asset add XBT --scale 10 --payout-scale 8",
            "  ringbook admin market add XBTZAR --base XBT --quote ZAR --tick 1 --lot 0.000001",
            "  ringbook admin market state XBTZAR open",
            "  ringbook admin account open dave",
            "  ringbook admin deposit dave ZAR 100000 --ref bank-4711",
            "  ringbook admin orders place dave buy XBTZAR 0.01 950000",
            "  ringbook admin key issue dave --permissions R_Balance,R_Orders,W_Orders",
            "  ringbook admin batch setup.txt"
        })
public final class AdminCommand extends Subcommand.Group {
    private AdminCommand() {}
}
