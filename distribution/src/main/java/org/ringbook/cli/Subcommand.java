package org.ringbook.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands have at hand. {@link #call()} returns one of {@link ExitStatus}. */
@Command(sortOptions = false)
public abstract class Subcommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** Made by the parser. */
    protected Subcommand() {}

    /**
     * The command at the top.
     *
     * @return with the common options.
     */
    protected final Ringbook root() {
        return (Ringbook) spec.root().userObject();
    }

    /**
     * Takes what is said.
     *
     * @return the console.
     */
    protected final Console console() {
        return root().console();
    }

    /**
     * Wrong usage.
     *
     * @param message what is wrong with the command line.
     * @return to be thrown.
     */
    protected final ParameterException usage(final String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** A command that only holds others: without one of them it is wrong usage. */
    public abstract static class Group extends Subcommand {
        /** Made by the parser. */
        protected Group() {}

        @Override
        public final Integer call() {
            throw usage("a command is missing, one of: " + String.join(", ", commandNames()));
        }

        private Iterable<String> commandNames() {
            return new java.util.TreeSet<>(
                    super.spec.commandLine().getSubcommands().keySet());
        }
    }
}
