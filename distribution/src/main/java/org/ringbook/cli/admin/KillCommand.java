package org.ringbook.cli.admin;

import org.ringbook.client.CommandOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Blocks an account. */
@Command(
        name = "kill",
        description = "Cancel all open orders of an account and take no new ones, or with --off take them again.",
        footer = {"", "Examples:", "  ringbook admin kill mm1", "  ringbook admin kill mm1 --off"})
final class KillCommand extends AdminTask {
    @Parameters(paramLabel = "NAME", description = "The account.")
    private String name;

    @Option(names = "--off", description = "Take its orders again.")
    private boolean off;

    private KillCommand() {}

    @Override
    public Integer call() {
        final CommandOutcome outcome =
                engine().operations().setAccountKill(catalog().account(name).accountId(), !off);
        final long canceled = canceled(outcome);
        console().put("canceled", canceled);
        return done(
                off
                        ? "account " + name + " is taken again"
                        : "account " + name + " is blocked, " + canceled + " orders canceled",
                outcome);
    }
}
