package org.ringbook.cli.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Halts the whole engine. */
@Command(
        name = "halt",
        description =
                "Refuse new orders and replaces in every market (on), or take them again (off). Cancels are always taken.",
        footer = {"", "Examples:", "  ringbook admin halt on", "  ringbook admin halt off"})
final class HaltCommand extends AdminTask {
    @Parameters(paramLabel = "on|off", description = "Whether new orders are refused.")
    private Switch wanted;

    private HaltCommand() {}

    @Override
    public Integer call() {
        final boolean isOn = wanted == Switch.ON;
        return done(isOn ? "the engine is halted" : "the engine takes orders", engine().haltEngine(isOn));
    }
}
