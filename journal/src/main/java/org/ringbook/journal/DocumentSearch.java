package org.ringbook.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.ringbook.journal.DocumentCursor.Found;

/**
 * Finds a document in a file by halving its bytes. It needs no index: from any byte on, the next document is known by
 * its message header, and taken for one only if its lengths agree and its first record is sound. Candidates are looked
 * for in bytes that are read, not mapped, as the rest of a live file may be cut off meanwhile.
 */
final class DocumentSearch {
    private static final int LINEAR_BELOW = 64 * 1024;
    private static final int CHUNK_BYTES = 64 * 1024;

    private final DocumentCursor cursor;
    private final FileChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(LITTLE_ENDIAN);

    private DocumentSearch(final DocumentCursor cursor, final FileChannel channel) {
        this.cursor = cursor;
        this.channel = channel;
    }

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
        final int first = cursor.documentPosition();
        final int low = Interrupts.deferredRead(() -> {
            try (FileChannel channel = FileChannel.open(cursor.bytes(), StandardOpenOption.READ)) {
                return new DocumentSearch(cursor, channel).halve(first, sequence);
            }
        });
        cursor.position(low);
    }

    private int halve(final int first, final long sequence) throws IOException {
        int low = first;
        long high = Math.min(channel.size(), Integer.MAX_VALUE);
        while (high - low > LINEAR_BELOW) {
            final int middle = DocumentCursor.align((int) ((low + high) >>> 1));
            final int found = documentFrom(middle, high);
            if (found >= 0 && cursor.firstSequence() <= sequence) {
                low = found;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int documentFrom(final int from, final long below) throws IOException {
        final long last = Math.min(below, from + (long) RecordLayout.DOCUMENT_LENGTH_MAX);
        int at = from;
        while (at < last) {
            final int read = channel.read(chunk.clear(), at);
            for (int i = DocumentCursor.HEADER_LENGTH; i <= read - Long.BYTES; i += DocumentCursor.HEADER_LENGTH) {
                if (chunk.getLong(i) == RecordLayout.DOCUMENT_MAGIC
                        && isDocument(at + i - DocumentCursor.HEADER_LENGTH)) {
                    return cursor.documentPosition();
                }
            }
            if (read < CHUNK_BYTES) {
                return -1;
            }
            at += CHUNK_BYTES - Long.BYTES - DocumentCursor.HEADER_LENGTH;
        }
        return -1;
    }

    private boolean isDocument(final int at) {
        cursor.position(at);
        return cursor.next() == Found.DOCUMENT
                && cursor.documentPosition() == at
                && cursor.faultOf(cursor.recordsOffset(), cursor.firstSequence()) == null;
    }
}
