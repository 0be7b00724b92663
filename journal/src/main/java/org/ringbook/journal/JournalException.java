package org.ringbook.journal;

/** A journal that can't be opened, read or written as asked. The message says what is wrong, and what to do. */
public class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong, and what to do.
     */
    public JournalException(final String message) {
        super(message);
    }

    /**
     * @param message what is wrong, and what to do.
     * @param cause   what was caught.
     */
    public JournalException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
