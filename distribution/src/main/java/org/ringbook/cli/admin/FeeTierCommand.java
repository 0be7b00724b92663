package org.ringbook.cli.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Moves an account to a tier. */
@Command(
        name = "fee-tier",
        description = "Move an account to a fee tier, from the next trade on.",
        footer = {"", "Examples:", "  ringbook admin fee-tier mm1 1"})
final class FeeTierCommand extends AdminTask {
    @Parameters(index = "0", paramLabel = "NAME", description = "The account.")
    private String name;

    @Parameters(index = "1", paramLabel = "TIER", description = "0 to 15.")
    private int feeTier;

    private FeeTierCommand() {}

    @Override
    public Integer call() {
        return done(
                "account " + name + " is in tier " + feeTier,
                engine().setFeeTier(catalog().account(name).accountId(), range("TIER", feeTier, 0, 255)));
    }
}
