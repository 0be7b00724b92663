package org.ringbook.audit;

import java.nio.ByteOrder;
import java.security.MessageDigest;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.Frames;

/** Records copied out of the journal, one behind the other, headers included. One thread at a time. */
final class RecordChunk {
    /** As the composite recordHeader of the journal's schema says. */
    private static final int RECORD_LENGTH_OFFSET = 4;

    private static final int SEQUENCE_OFFSET = 8;
    private static final int TIMESTAMP_OFFSET = 16;
    private static final int FRAMES_OFFSET = 24;

    private static final int LENGTH_FULL = 64 * 1024;
    private static final int CAPACITY = LENGTH_FULL + Frames.MAX_RECORD_LENGTH;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
    private MessageDigest digestBefore;
    private RuntimeException end;
    private int length;
    private int count;

    /** Empties it. */
    void begin(final MessageDigest digestSoFar) {
        digestBefore = digestSoFar;
        end = null;
        length = 0;
        count = 0;
    }

    void add(final JournalReader reader) {
        buffer.putBytes(length, reader.buffer(), reader.offset(), reader.length());
        length += reader.length();
        count++;
    }

    /** No further record can be read behind this chunk, for this reason. */
    void endWith(final RuntimeException reason) {
        end = reason;
    }

    boolean isFull() {
        return length >= LENGTH_FULL;
    }

    DirectBuffer buffer() {
        return buffer;
    }

    byte[] bytes() {
        return buffer.byteArray();
    }

    /** End of its last record. */
    int length() {
        return length;
    }

    int count() {
        return count;
    }

    /** Over all records before this chunk; null if nothing is digested. */
    MessageDigest digestBefore() {
        return digestBefore;
    }

    /** Why reading ended behind it; null if it did not, or ended where it should. */
    RuntimeException end() {
        return end;
    }

    int recordLength(final int at) {
        return buffer.getInt(at + RECORD_LENGTH_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    long sequence(final int at) {
        return buffer.getLong(at + SEQUENCE_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    long timestampNs(final int at) {
        return buffer.getLong(at + TIMESTAMP_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    static int frames(final int at) {
        return at + FRAMES_OFFSET;
    }
}
