package org.ringbook.audit;

/** An audit that can't be done, or whose check failed. The message is for people. */
public class AuditException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * What went wrong.
     *
     * @param message what, with its values, and what to do.
     */
    public AuditException(final String message) {
        super(message);
    }

    /**
     * What went wrong, and why.
     *
     * @param message what, with its values, and what to do.
     * @param cause   what was caught.
     */
    public AuditException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
