package org.ringbook.cli.settle;

import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.settlement.MoneyCommands;
import org.ringbook.settlement.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Cancels a withdrawal: the same for operators and for the back office, as only one may have it in hand. */
@Command(
        name = "cancel",
        description = {
            "Say that a withdrawal will not be paid out: the amount is available again. One that is in a batch is ended by"
                    + " the bank's or the chain's answer alone (settle import)."
        },
        footer = {
            "",
            "Examples:",
            "  ringbook settle withdrawals cancel pay-17",
            "  ringbook admin withdrawals cancel pay-17"
        })
public final class WithdrawalCancel extends SettleTask {
    @Parameters(paramLabel = "R", description = "The request's reference.")
    private String reference;

    private WithdrawalCancel() {}

    @Override
    int run(final Office office) {
        final MoneyCommands.Outcome outcome = office.withdrawals().cancel(reference, money());
        if (!outcome.rejected().isEmpty()) {
            final String[] refusal = outcome.rejected().split(": ", 2);
            console().put("reason", refusal[0]);
            throw new Failure(ExitStatus.FAILED, "refused: " + refusal[refusal.length - 1]);
        }
        console().say("withdrawal " + reference + (outcome.existed() ? " was canceled before" : " canceled"));
        console().put("existed", outcome.existed()).put("sequence", outcome.record());
        return ExitStatus.DONE;
    }
}
