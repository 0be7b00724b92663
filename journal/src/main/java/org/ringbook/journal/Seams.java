package org.ringbook.journal;

import java.util.List;
import org.ringbook.journal.DocumentCursor.Found;

/** Checks that each file ends where the next begins, without reading what is between. */
final class Seams {
    private static final String RESTORE = "bring the file back from a copy or a replica; nothing was changed";

    private final List<JournalFile> files;
    private long lastSequence;

    /**
     * @param before last record before the first file.
     */
    Seams(final List<JournalFile> files, final long before) {
        this.files = files;
        lastSequence = before;
    }

    /**
     * Checks all files but the end of the last one.
     *
     * @throws JournalDamageException if a file between them is missing, or a file is cut short or out of its place.
     */
    void verify() {
        for (int i = 0; i < files.size(); i++) {
            try (DocumentCursor cursor = new DocumentCursor(files.get(i))) {
                verifyStart(cursor);
                if (i < files.size() - 1) {
                    verifyEnd(cursor);
                }
            }
        }
    }

    private void verifyStart(final DocumentCursor cursor) {
        final Found found = cursor.next();
        if (found == Found.DOCUMENT && cursor.firstSequence() != lastSequence + 1) {
            throw damaged(
                    cursor,
                    cursor.documentPosition(),
                    "records are missing: the file begins with sequence " + cursor.firstSequence());
        }
        requireSound(cursor, found);
    }

    private void verifyEnd(final DocumentCursor cursor) {
        DocumentSearch.seek(cursor, Long.MAX_VALUE);
        Found found = cursor.next();
        while (found == Found.DOCUMENT) {
            lastSequence = cursor.firstSequence() + cursor.recordCount() - 1;
            found = cursor.next();
        }
        requireSound(cursor, found);
    }

    private void requireSound(final DocumentCursor cursor, final Found found) {
        if (found == Found.FAULT) {
            throw damaged(cursor, cursor.documentPosition(), cursor.fault());
        }
        if (found == Found.NOTHING) {
            throw damaged(cursor, cursor.position(), "the file stops without its end mark");
        }
    }

    private JournalDamageException damaged(final DocumentCursor cursor, final long offset, final String what) {
        return new JournalDamageException(cursor.file().path(), lastSequence + 1, offset, what, RESTORE);
    }
}
