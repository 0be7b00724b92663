package org.ringbook.followers;

import java.io.Serial;

/** A follower can't go on, and trying again would not help: says what, and what to do. Nothing of the record was written. */
public final class FollowerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message what, then values, then what to do.
     */
    public FollowerException(final String message) {
        super(message);
    }

    /**
     * Says why.
     *
     * @param message what, then values, then what to do.
     * @param cause   of it.
     */
    public FollowerException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
