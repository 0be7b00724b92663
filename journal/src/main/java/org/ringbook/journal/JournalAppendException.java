package org.ringbook.journal;

/**
 * A batch could not be appended. Nothing of it may leave, and the journal refuses every further append: the host stops
 * the process. The next open finds out whether the batch became whole.
 */
public final class JournalAppendException extends JournalException {
    private static final long serialVersionUID = 1L;

    JournalAppendException(final String message, final Throwable cause) {
        super(message, cause);
    }

    JournalAppendException(final String message) {
        super(message);
    }
}
