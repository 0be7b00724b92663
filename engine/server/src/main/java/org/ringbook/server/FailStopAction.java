package org.ringbook.server;

/** How the process ends when its memory is no longer explained by its journal. Called once, by the thread that found out. */
@FunctionalInterface
public interface FailStopAction {
    /** Exit code of a process that {@link #HALT} ended. */
    int EXIT_CODE = 70;

    /** Writes the message and the cause to stderr and halts the process at once: no shutdown hook runs. */
    FailStopAction HALT = (message, cause) -> {
        try {
            System.err.println(message);
            for (Throwable at = cause; at != null; at = at.getCause()) {
                System.err.println("  " + at);
                for (final StackTraceElement element : at.getStackTrace()) {
                    System.err.println("    at " + element);
                }
            }
            System.err.flush();
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    };

    /**
     * Ends the process; if it returns, the engine stays stopped all the same.
     *
     * @param message what stopped, for people
     * @param cause what was caught
     */
    void stop(String message, Throwable cause);
}
