package org.ringbook.settlement.imports;

import java.io.Serial;

/** A file can't be read as what it says to be; nothing of it was used. The message names the place and is for people. */
public final class ImportException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Says where and why.
     *
     * @param message where, what, and what was expected.
     */
    public ImportException(final String message) {
        super(message);
    }

    /**
     * Says where and why.
     *
     * @param message where, what, and what was expected.
     * @param cause   of it.
     */
    public ImportException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
