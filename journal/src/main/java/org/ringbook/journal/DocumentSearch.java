package org.ringbook.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.ringbook.journal.DocumentCursor.Found;

/**
 * Finds a document in a file by halving its bytes. It needs no index: from any byte on, the next document is known by
 * its message header, and taken for one only if its lengths agree and its first record is sound.
 */
final class DocumentSearch {
    private static final int LINEAR_BELOW = 64 * 1024;

    private DocumentSearch() {}

    /** First sequence in the file, or {@link Long#MAX_VALUE} if it has no document yet. */
    static long firstSequence(final DocumentCursor cursor) {
        cursor.position(0);
        return cursor.next() == Found.DOCUMENT ? cursor.firstSequence() : Long.MAX_VALUE;
    }

    /** Sets the cursor in front of a document whose first sequence is not above the one given, and not far below. */
    static void seek(final DocumentCursor cursor, final long sequence) {
        cursor.position(0);
        if (cursor.next() != Found.DOCUMENT) {
            cursor.position(0);
            return;
        }
        int low = cursor.documentPosition();
        long high = Math.min(cursor.fileLength(), Integer.MAX_VALUE);
        while (high - low > LINEAR_BELOW) {
            final int middle = DocumentCursor.align((int) ((low + high) >>> 1));
            final int found = documentFrom(cursor, middle, high);
            if (found >= 0 && cursor.firstSequence() <= sequence) {
                low = found;
            } else {
                high = middle;
            }
        }
        cursor.position(low);
    }

    private static int documentFrom(final DocumentCursor cursor, final int from, final long below) {
        final int last = (int) Math.min(below, from + (long) RecordLayout.DOCUMENT_LENGTH_MAX);
        if (!cursor.reach(Math.min(last + (long) RecordLayout.DOCUMENT_HEADER_LENGTH, cursor.fileLength()))) {
            return -1;
        }
        final int end = Math.min(last, cursor.buffer().capacity() - 2 * RecordLayout.DOCUMENT_HEADER_LENGTH);
        for (int at = from; at < end; at += DocumentCursor.HEADER_LENGTH) {
            if (cursor.buffer().getLong(at + DocumentCursor.HEADER_LENGTH, LITTLE_ENDIAN) == RecordLayout.DOCUMENT_MAGIC
                    && isDocument(cursor, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isDocument(final DocumentCursor cursor, final int at) {
        cursor.position(at);
        return cursor.next() == Found.DOCUMENT
                && cursor.documentPosition() == at
                && cursor.faultOf(cursor.recordsOffset(), cursor.firstSequence()) == null;
    }
}
