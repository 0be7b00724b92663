package org.ringbook.cli;

/** Ends a command with a message for people and an exit status. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * A failure.
     *
     * @param status  one of {@link ExitStatus}.
     * @param message what happened and what to do next.
     */
    public Failure(final int status, final String message) {
        super(message);
        this.status = status;
    }

    /**
     * A failure with its cause.
     *
     * @param status  one of {@link ExitStatus}.
     * @param message what happened and what to do next.
     * @param cause   what was caught.
     */
    public Failure(final int status, final String message, final Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /**
     * How the process is to end.
     *
     * @return one of {@link ExitStatus}.
     */
    public int status() {
        return status;
    }
}
