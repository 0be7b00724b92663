package org.ringbook.sbe;

/** The rows of a snapshot are not the state of an exchange. The message names the row and what is wrong with it. */
public final class SnapshotStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message which row it is, and what is wrong
     */
    public SnapshotStateException(final String message) {
        super(message);
    }

    /**
     * @param message which row it is, and what is wrong
     * @param cause what was caught
     */
    public SnapshotStateException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
