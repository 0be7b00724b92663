package org.ringbook.cli;

import java.io.PrintStream;
import java.util.Arrays;

/** Where the process begins. */
public final class Main {
    private Main() {}

    /**
     * Runs a command and ends the process with its status.
     *
     * @param args the command line.
     */
    public static void main(final String[] args) {
        final Stop stop = new Stop();
        stop.onSignals();
        final int status = run(stop, System.out, System.err, args);
        stop.ended(status);
        System.exit(status);
    }

    /**
     * Runs a command.
     *
     * @param stop tells of Ctrl-C.
     * @param out  standard output.
     * @param err  standard error.
     * @param args the command line.
     * @return one of {@link ExitStatus}.
     */
    static int run(final Stop stop, final PrintStream out, final PrintStream err, final String... args) {
        final Console console = new Console(out, err, Boolean.getBoolean("ringbook.terminal"));
        console.mode(Arrays.asList(args).contains("--json"), false);
        final Ringbook ringbook = new Ringbook(console, stop);
        try {
            final int status = ringbook.commandLine().execute(args);
            console.finish(status);
            return status;
        } finally {
            ringbook.close();
        }
    }
}
