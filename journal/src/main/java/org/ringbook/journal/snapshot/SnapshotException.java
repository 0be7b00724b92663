package org.ringbook.journal.snapshot;

import org.ringbook.journal.JournalException;

/** A snapshot that can't be written or used. The message names the file, the place in it and what is wrong. */
public final class SnapshotException extends JournalException {
    private static final long serialVersionUID = 1L;

    SnapshotException(final String message) {
        super(message);
    }

    SnapshotException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
