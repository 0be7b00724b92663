package org.ringbook.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.ringbook.journal.DocumentCursor.Found;

/**
 * What a file that has ended holds.
 *
 * @param file            the file.
 * @param firstSequence   its first record.
 * @param lastSequence    its last record.
 * @param lastTimestampNs time of that record, nanoseconds since the epoch.
 * @param lastRecordCrc   CRC-32C of that record, unsigned.
 */
record FileSummary(JournalFile file, long firstSequence, long lastSequence, long lastTimestampNs, long lastRecordCrc) {
    /** Looks at the first and the last document; null if the file does not end with its end mark, or holds nothing. */
    static FileSummary of(final JournalFile file) {
        try (DocumentCursor cursor = new DocumentCursor(file)) {
            final long first = DocumentSearch.firstSequence(cursor);
            if (first == Long.MAX_VALUE) {
                return null;
            }
            DocumentSearch.seek(cursor, Long.MAX_VALUE);
            FileSummary summary = null;
            Found found = cursor.next();
            while (found == Found.DOCUMENT) {
                summary = at(cursor, first);
                found = cursor.next();
            }
            return found == Found.END_OF_FILE ? summary : null;
        }
    }

    private static FileSummary at(final DocumentCursor cursor, final long first) {
        int record = cursor.recordsOffset();
        for (int i = 1; i < cursor.recordCount(); i++) {
            record += Math.max(0, cursor.buffer().getInt(record + RecordLayout.LENGTH_OFFSET, LITTLE_ENDIAN));
            if (record > cursor.recordsEnd() - RecordLayout.FRAMES_OFFSET) {
                return null;
            }
        }
        return new FileSummary(
                cursor.file(),
                first,
                cursor.firstSequence() + cursor.recordCount() - 1,
                cursor.buffer().getLong(record + RecordLayout.TIMESTAMP_OFFSET, LITTLE_ENDIAN),
                Integer.toUnsignedLong(cursor.buffer().getInt(record + RecordLayout.CRC_OFFSET, LITTLE_ENDIAN)));
    }
}
