package org.ringbook.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Walks the documents of one file, read-only. One thread; nothing is allocated per document or record.
 *
 * <pre>
 *  Chronicle: every 4-byte aligned  +--------+-----------------+----- -
 *                                   | header | that many bytes | 0..3 bytes, next header
 *                                   +--------+-----------------+----- -
 *  header: 0 nothing yet; bit 31 not complete; bit 30 Chronicle's own (index); bits 0 to 29 length;
 *          0xC0000000 the file has ended
 * </pre>
 */
final class DocumentCursor implements AutoCloseable {
    static final int HEADER_LENGTH = 4;
    static final int END_OF_FILE_HEADER = 0xC000_0000;

    private static final int NOT_COMPLETE = 0x8000_0000;
    private static final int CHRONICLES_OWN = 0x4000_0000;
    private static final int LENGTH_MASK = 0x3FFF_FFFF;
    private static final ByteBuffer NOTHING_MAPPED = ByteBuffer.allocateDirect(0);

    /** What {@link #next()} found. */
    enum Found {
        /** A document whose structure is sound; its records are not verified yet. */
        DOCUMENT,
        /** The mark of a file's end. */
        END_OF_FILE,
        /** Zeros, an incomplete document, or the end of the bytes. */
        NOTHING,
        /** Bytes that are no document; {@link #fault()} says why. */
        FAULT
    }

    private final JournalFile file;
    private final Path bytes;
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private final CRC32C crc32c = new CRC32C();
    private ByteBuffer mapped = NOTHING_MAPPED;

    private int position;
    private int documentPosition;
    private long firstSequence;
    private int recordCount;
    private int recordsOffset;
    private int recordsEnd;
    private String fault = "";

    /** Stands in front of the file's first document. */
    DocumentCursor(final JournalFile file) {
        this(file, file.path());
    }

    /**
     * The same for a file that was unpacked.
     *
     * @param bytes where it can be read now.
     */
    DocumentCursor(final JournalFile file, final Path bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    Path bytes() {
        return bytes;
    }

    JournalFile file() {
        return file;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    /** Where the next header is looked for; the end of the last document, aligned. */
    int position() {
        return position;
    }

    void position(final int newPosition) {
        position = newPosition;
    }

    /** Where the document's header is: what a report of damage names. */
    int documentPosition() {
        return documentPosition;
    }

    long firstSequence() {
        return firstSequence;
    }

    int recordCount() {
        return recordCount;
    }

    int recordsOffset() {
        return recordsOffset;
    }

    int recordsEnd() {
        return recordsEnd;
    }

    String fault() {
        return fault;
    }

    /** Steps to the next document. Only {@link Found#DOCUMENT} moves the cursor on. */
    Found next() {
        while (true) {
            if (!reach(position + HEADER_LENGTH)) {
                return Found.NOTHING;
            }
            final int header = buffer.getIntVolatile(position);
            if (header == 0) {
                return Found.NOTHING;
            }
            if ((header & NOT_COMPLETE) != 0) {
                return header == END_OF_FILE_HEADER ? Found.END_OF_FILE : Found.NOTHING;
            }
            final int length = header & LENGTH_MASK;
            documentPosition = position;
            if ((header & CHRONICLES_OWN) == 0) {
                return document(length);
            }
            if (!reach(position + HEADER_LENGTH + (long) length)) {
                return faulty("an index of Chronicle reaches past the file's end");
            }
            position = align(position + HEADER_LENGTH + length);
        }
    }

    private Found document(final int length) {
        final int offset = position + HEADER_LENGTH;
        if (length <= RecordLayout.DOCUMENT_HEADER_LENGTH || length > RecordLayout.DOCUMENT_LENGTH_MAX) {
            return faulty("a document's length is out of bounds");
        }
        if (!reach(offset + (long) length)) {
            return faulty("a document reaches past the file's end");
        }
        if (buffer.getLong(offset, LITTLE_ENDIAN) != RecordLayout.DOCUMENT_MAGIC) {
            return faulty("a document does not begin as a RecordBatch");
        }
        final int count = buffer.getInt(offset + RecordLayout.RECORD_COUNT_OFFSET, LITTLE_ENDIAN);
        final int recordsLength = buffer.getInt(offset + RecordLayout.RECORDS_LENGTH_OFFSET, LITTLE_ENDIAN);
        if (recordsLength != length - RecordLayout.DOCUMENT_HEADER_LENGTH
                || count < 1
                || count > RecordLayout.RECORDS_MAX) {
            return faulty("a document's header contradicts its length");
        }
        firstSequence = buffer.getLong(offset + RecordLayout.FIRST_SEQUENCE_OFFSET, LITTLE_ENDIAN);
        recordCount = count;
        recordsOffset = offset + RecordLayout.DOCUMENT_HEADER_LENGTH;
        recordsEnd = offset + length;
        position = align(recordsEnd);
        return Found.DOCUMENT;
    }

    private Found faulty(final String what) {
        fault = what;
        return Found.FAULT;
    }

    /**
     * Verifies the record at an offset within the present document.
     *
     * @return what is wrong with it, or null if it is sound.
     */
    String faultOf(final int offset, final long sequence) {
        if (recordsEnd - offset < RecordLayout.FRAMES_OFFSET) {
            return "a record reaches past its document";
        }
        final int length = buffer.getInt(offset + RecordLayout.LENGTH_OFFSET, LITTLE_ENDIAN);
        if (length <= RecordLayout.FRAMES_OFFSET || length > recordsEnd - offset) {
            return "a record's length is out of bounds";
        }
        if (crcOf(offset + RecordLayout.LENGTH_OFFSET, offset + length)
                != buffer.getInt(offset + RecordLayout.CRC_OFFSET, LITTLE_ENDIAN)) {
            return "a record's CRC does not fit";
        }
        if (buffer.getLong(offset + RecordLayout.SEQUENCE_OFFSET, LITTLE_ENDIAN) != sequence) {
            return "a record has another sequence than the one that is next";
        }
        return null;
    }

    private boolean reach(final long end) {
        return end <= buffer.capacity() || Interrupts.deferredRead(() -> mapUpTo(end));
    }

    private boolean mapUpTo(final long end) throws IOException {
        try (FileChannel channel = FileChannel.open(bytes, StandardOpenOption.READ)) {
            final long length = Math.min(channel.size(), Integer.MAX_VALUE);
            if (end > length) {
                return false;
            }
            final MappedByteBuffer more = channel.map(FileChannel.MapMode.READ_ONLY, 0, length);
            buffer.wrap(more);
            unmap();
            mapped = more;
            return true;
        }
    }

    private int crcOf(final int from, final int to) {
        mapped.limit(to).position(from);
        crc32c.reset();
        crc32c.update(mapped);
        mapped.clear();
        return (int) crc32c.getValue();
    }

    static int align(final int offset) {
        return (offset + HEADER_LENGTH - 1) & -HEADER_LENGTH;
    }

    private void unmap() {
        if (mapped.capacity() > 0) {
            BufferUtil.free(mapped);
        }
    }

    @Override
    public void close() {
        buffer.wrap(0, 0);
        unmap();
        mapped = NOTHING_MAPPED;
    }
}
