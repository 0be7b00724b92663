package org.ringbook.torture;

/** The laboratory found what may not be, or can't go on. */
public final class TortureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * With what was found.
     *
     * @param message for people.
     */
    public TortureException(final String message) {
        super(message);
    }

    /**
     * With what was found, and why.
     *
     * @param message for people.
     * @param cause   what was caught.
     */
    public TortureException(final String message, final Throwable cause) {
        super(message + ": " + cause, cause);
    }
}
