package org.ringbook.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Completion for bash and zsh. */
@Command(
        name = "completion",
        description = "Print a script that completes this command in bash and zsh.",
        footer = {"", "Examples:", "  source <(./ringbook completion)"})
final class CompletionCommand extends Subcommand {
    private CompletionCommand() {}

    @Override
    public Integer call() {
        console().out().print(AutoComplete.bash("ringbook", new CommandLine(new Ringbook(console(), new Stop()))));
        return ExitStatus.DONE;
    }
}
