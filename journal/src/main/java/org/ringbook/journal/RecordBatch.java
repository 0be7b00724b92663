package org.ringbook.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The records of one document, encoded in place in one off-heap buffer. Core thread only; nothing is allocated.
 *
 * <pre>{@code
 * int frames = batch.begin(sequence, timestampNs);
 * int length = encode(batch.buffer(), frames, batch.framesLimit());
 * batch.end(length);
 * }</pre>
 */
public final class RecordBatch {
    private final ByteBuffer bytes;
    private final UnsafeBuffer buffer;
    private final CRC32C crc32c = new CRC32C();

    private int limit = RecordLayout.DOCUMENT_HEADER_LENGTH;
    private int recordCount;
    private boolean begun;
    private long firstSequence;
    private long lastSequence;
    private long lastTimestampNs;
    private long lastCrc;
    private long begunSequence;
    private long begunTimestampNs;

    RecordBatch(final long lastSequence, final long lastTimestampNs) {
        bytes = ByteBuffer.allocateDirect(RecordLayout.DOCUMENT_LENGTH_MAX).order(LITTLE_ENDIAN);
        buffer = new UnsafeBuffer(bytes);
        buffer.putLong(0, RecordLayout.DOCUMENT_MAGIC, LITTLE_ENDIAN);
        this.lastSequence = lastSequence;
        this.lastTimestampNs = lastTimestampNs;
        this.firstSequence = lastSequence + 1;
    }

    /** {@return where frames are written, from what {@link #begin} returned to below {@link #framesLimit()}} */
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    /**
     * Begins a record.
     *
     * @param sequence    the last one's plus one.
     * @param timestampNs nanoseconds since the epoch, not before the last one's.
     * @return the offset in {@link #buffer()} at which its frames begin.
     * @throws IllegalStateException    if the batch is full, or a record is begun and neither ended nor abandoned.
     * @throws IllegalArgumentException if the sequence leaves a gap or the time falls.
     */
    public int begin(final long sequence, final long timestampNs) {
        if (begun || isFull()) {
            throw new IllegalStateException(
                    (begun ? "a record is begun already: sequence=" : "the batch is full: sequence=") + sequence);
        }
        if (sequence != lastSequence + 1 || timestampNs < lastTimestampNs) {
            throw notNext(sequence, timestampNs);
        }
        begun = true;
        begunSequence = sequence;
        begunTimestampNs = timestampNs;
        return limit + RecordLayout.FRAMES_OFFSET;
    }

    /** {@return the offset that the frames of the begun record may reach, and no byte may be written at} */
    public int framesLimit() {
        return limit + RecordLayout.RECORD_LENGTH_MAX;
    }

    /**
     * Ends the begun record: its header and CRC-32C are written.
     *
     * @param framesLength bytes of its frames, at least 1.
     * @throws IllegalStateException    if no record is begun.
     * @throws IllegalArgumentException if the length is out of bounds.
     */
    public void end(final int framesLength) {
        if (!begun) {
            throw new IllegalStateException("no record is begun");
        }
        final int length = RecordLayout.FRAMES_OFFSET + framesLength;
        if (framesLength < 1 || length > RecordLayout.RECORD_LENGTH_MAX) {
            throw new IllegalArgumentException("frames out of bounds: framesLength=" + framesLength);
        }
        final int record = limit;
        buffer.putInt(record + RecordLayout.LENGTH_OFFSET, length, LITTLE_ENDIAN);
        buffer.putLong(record + RecordLayout.SEQUENCE_OFFSET, begunSequence, LITTLE_ENDIAN);
        buffer.putLong(record + RecordLayout.TIMESTAMP_OFFSET, begunTimestampNs, LITTLE_ENDIAN);
        final long crc = crcOf(record + RecordLayout.LENGTH_OFFSET, record + length);
        buffer.putInt(record + RecordLayout.CRC_OFFSET, (int) crc, LITTLE_ENDIAN);

        limit = record + length;
        recordCount++;
        lastSequence = begunSequence;
        lastTimestampNs = begunTimestampNs;
        lastCrc = crc;
        begun = false;
    }

    /** Drops the begun record, if there is one: its sequence is the next again. */
    public void abandon() {
        begun = false;
    }

    /** {@return whether the batch takes no further record before it is appended: it holds 64, or 1 MiB} */
    public boolean isFull() {
        return recordCount == RecordLayout.RECORDS_MAX
                || limit - RecordLayout.DOCUMENT_HEADER_LENGTH >= RecordLayout.RECORDS_LENGTH_FULL;
    }

    /** {@return ended records in the batch, 0 to 64} */
    public int recordCount() {
        return recordCount;
    }

    boolean isBegun() {
        return begun;
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

    /** Writes the document's header; the document then is the buffer's first returned bytes. */
    int finish() {
        buffer.putLong(RecordLayout.FIRST_SEQUENCE_OFFSET, firstSequence, LITTLE_ENDIAN);
        buffer.putInt(RecordLayout.RECORD_COUNT_OFFSET, recordCount, LITTLE_ENDIAN);
        buffer.putInt(RecordLayout.RECORDS_LENGTH_OFFSET, limit - RecordLayout.DOCUMENT_HEADER_LENGTH, LITTLE_ENDIAN);
        return limit;
    }

    void clear() {
        limit = RecordLayout.DOCUMENT_HEADER_LENGTH;
        recordCount = 0;
        firstSequence = lastSequence + 1;
    }

    long address() {
        return buffer.addressOffset();
    }

    private long crcOf(final int from, final int to) {
        bytes.limit(to).position(from);
        crc32c.reset();
        crc32c.update(bytes);
        bytes.clear();
        return crc32c.getValue();
    }

    private IllegalArgumentException notNext(final long sequence, final long timestampNs) {
        return new IllegalArgumentException("not the next record: sequence=" + sequence + " timestampNs=" + timestampNs
                + " lastSequence=" + lastSequence + " lastTimestampNs=" + lastTimestampNs);
    }
}
