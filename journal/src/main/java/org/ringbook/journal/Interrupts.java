package org.ringbook.journal;

import java.io.IOException;

/** Defers an interrupt over work on a file, as it would close the channel. The thread is interrupted again after it. */
final class Interrupts {
    private Interrupts() {}

    /** Work on a file. */
    @FunctionalInterface
    interface FileWork<T> {
        T run() throws IOException;
    }

    static <T> T deferred(final FileWork<T> work) throws IOException {
        final boolean isInterrupted = Thread.interrupted();
        try {
            return work.run();
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The same where reading a file can't but succeed, or the journal is of no use. */
    static <T> T deferredRead(final FileWork<T> work) {
        try {
            return deferred(work);
        } catch (final IOException e) {
            throw new JournalException("cannot read the journal: " + e, e);
        }
    }
}
