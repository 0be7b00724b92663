package org.ringbook.readmodel;

import java.io.Serial;

/** The past can't be read now: the database does not answer, or what is asked for was never built. Says which. */
public final class ReadModelException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Says what can't be read.
     *
     * @param message what, then values.
     * @param cause   of it; null if none.
     */
    public ReadModelException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
