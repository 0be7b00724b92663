package org.ringbook.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.List;
import java.util.function.Consumer;
import org.ringbook.journal.DocumentCursor.Found;

/** Verifies every record from a file on, to the end or to the first that is not sound. */
final class JournalScan {
    private final List<JournalFile> files;
    private final Consumer<String> log;
    private final long promisedSequence;
    private final long before;

    private long lastSequence;
    private long lastTimestampNs;
    private long lastCrc;
    private long promisedCrc = -1;
    private JournalFile endFile;
    private int endPosition;
    private long endIndex;
    private long endFileDocuments;
    private boolean isBegun;
    private boolean isEndMarked;
    private boolean isUnmarkedEnd;
    private String fault = "";
    private JournalFile faultFile;
    private long faultOffset;
    private int recordsInFault;

    /**
     * @param promisedSequence record whose CRC is wanted; -1 for none.
     * @param before           last record before the first file.
     */
    JournalScan(
            final List<JournalFile> files, final long promisedSequence, final long before, final Consumer<String> log) {
        this.files = files;
        this.promisedSequence = promisedSequence;
        this.before = before;
        this.log = log;
    }

    /** Scans from a file on; if that is not the first, the first document there says with which sequence it begins. */
    void run(final int from) {
        isBegun = from == 0;
        lastSequence = before;
        for (int i = from; i < files.size() && fault.isEmpty() && !isUnmarkedEnd; i++) {
            log.accept("journal: verifying " + files.get(i).path());
            try (DocumentCursor cursor = new DocumentCursor(files.get(i))) {
                scan(cursor, i);
            }
        }
    }

    private void scan(final DocumentCursor cursor, final int fileIndex) {
        final JournalFile file = cursor.file();
        long documents = 0;
        while (true) {
            switch (cursor.next()) {
                case DOCUMENT -> {
                    if (!verify(cursor)) {
                        return;
                    }
                    endIndex = ChronicleLog.index(file.cycle(), documents++);
                    endsAt(cursor, documents, false);
                }
                case END_OF_FILE -> {
                    endsAt(cursor, documents, true);
                    return;
                }
                case NOTHING -> {
                    if (haveDocuments(fileIndex + 1)) {
                        fail(file, cursor.position(), "a hole, though records follow in the next file");
                    } else {
                        isUnmarkedEnd = true;
                        if (cursor.position() > 0 || endFile == null) {
                            endsAt(cursor, documents, false);
                        }
                    }
                    return;
                }
                case FAULT -> {
                    fail(file, cursor.documentPosition(), cursor.fault());
                    return;
                }
            }
        }
    }

    private void endsAt(final DocumentCursor cursor, final long documents, final boolean isMarked) {
        endFile = cursor.file();
        endPosition = cursor.position();
        endFileDocuments = documents;
        isEndMarked = isMarked;
    }

    private boolean haveDocuments(final int from) {
        for (int i = from; i < files.size(); i++) {
            try (DocumentCursor cursor = new DocumentCursor(files.get(i))) {
                final Found found = cursor.next();
                if (found == Found.DOCUMENT || found == Found.FAULT) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean verify(final DocumentCursor cursor) {
        final long first = cursor.firstSequence();
        if (!isBegun) {
            isBegun = true;
            lastSequence = first - 1;
        }
        recordsInFault = cursor.recordCount();
        if (first != lastSequence + 1) {
            fail(
                    cursor.file(),
                    cursor.documentPosition(),
                    "records are missing: the next document begins with sequence " + first);
            return false;
        }
        int offset = cursor.recordsOffset();
        int last = offset;
        long crcOfPromised = promisedCrc;
        for (long sequence = first; sequence < first + cursor.recordCount(); sequence++) {
            final String wrong = cursor.faultOf(offset, sequence);
            if (wrong != null) {
                fail(cursor.file(), offset, wrong);
                return false;
            }
            if (sequence == promisedSequence) {
                crcOfPromised = crcAt(cursor, offset);
            }
            last = offset;
            offset += cursor.buffer().getInt(offset + RecordLayout.LENGTH_OFFSET, LITTLE_ENDIAN);
        }
        if (offset != cursor.recordsEnd()) {
            fail(cursor.file(), offset, "a document holds another number of records than it says");
            return false;
        }
        lastSequence = first + cursor.recordCount() - 1;
        lastCrc = crcAt(cursor, last);
        lastTimestampNs = cursor.buffer().getLong(last + RecordLayout.TIMESTAMP_OFFSET, LITTLE_ENDIAN);
        promisedCrc = crcOfPromised;
        recordsInFault = 0;
        return true;
    }

    private static long crcAt(final DocumentCursor cursor, final int record) {
        return Integer.toUnsignedLong(cursor.buffer().getInt(record + RecordLayout.CRC_OFFSET, LITTLE_ENDIAN));
    }

    private void fail(final JournalFile file, final long offset, final String what) {
        fault = what;
        faultFile = file;
        faultOffset = offset;
    }

    long lastSequence() {
        return lastSequence;
    }

    long lastTimestampNs() {
        return lastTimestampNs;
    }

    long lastCrc() {
        return lastCrc;
    }

    /** CRC of the record that the mark names, unsigned; -1 if it was not met. */
    long promisedCrc() {
        return promisedCrc;
    }

    /** The file of the last sound document, or that ended soundly; null if there is none. */
    JournalFile endFile() {
        return endFile;
    }

    /** Where in {@link #endFile()} the next document would begin. */
    int endPosition() {
        return endPosition;
    }

    /** Chronicle's index of the last sound document. */
    long endIndex() {
        return endIndex;
    }

    /** Sound documents in {@link #endFile()}. */
    long endFileDocuments() {
        return endFileDocuments;
    }

    /** Whether the file ends with the mark of its end, so that nothing can stand behind it. */
    boolean isEndMarked() {
        return isEndMarked;
    }

    /** What stopped the scan before the end; empty if nothing did. */
    String fault() {
        return fault;
    }

    JournalFile faultFile() {
        return faultFile;
    }

    long faultOffset() {
        return faultOffset;
    }

    /** Records that the unsound document says it holds; 0 if it is not known. */
    int recordsInFault() {
        return recordsInFault;
    }
}
