package org.ringbook.torture;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Runs the commands of the machine that Java has no words for. */
final class Shell {
    private static final long LIMIT_SECONDS = 30;
    private static final int MISSING = -1;

    private Shell() {}

    /** Its exit status; -1 if there is no such command, or it does not end. What it says is dropped. */
    static int run(final String... command) {
        try {
            final Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            return MISSING;
        } catch (final IOException e) {
            return MISSING; // as a shell says 127: the caller has another means
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TortureException("interrupted in " + command[0], e);
        }
    }
}
