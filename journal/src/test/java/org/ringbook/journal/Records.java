package org.ringbook.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.MutableDirectBuffer;

/** Records whose every byte follows from their sequence, so that any that is read back can be checked by itself. */
final class Records {
    static final long FIRST_TIMESTAMP_NS = 1_700_000_000_000_000_000L;
    static final int FRAMES_LENGTH_MIN = 9;

    private Records() {}

    static JournalContext context(final Path directory) {
        return new JournalContext()
                .directory(directory)
                .blockBytes(JournalContext.BLOCK_BYTES_MIN)
                .rollBytes(1 << 20);
    }

    static int framesLength(final long sequence) {
        return FRAMES_LENGTH_MIN + (int) ((sequence * 7919) % 240);
    }

    static byte frameByte(final long sequence, final int index) {
        return (byte) (sequence * 31 + index * 17L + 1);
    }

    static void add(final RecordBatch batch) {
        add(batch, framesLength(batch.lastSequence() + 1));
    }

    static void add(final RecordBatch batch, final int framesLength) {
        final long sequence = batch.lastSequence() + 1;
        final int offset = batch.begin(sequence, FIRST_TIMESTAMP_NS + sequence);
        final MutableDirectBuffer buffer = batch.buffer();
        buffer.putShort(offset, (short) (framesLength - 2), LITTLE_ENDIAN);
        for (int i = 2; i < framesLength; i++) {
            buffer.putByte(offset + i, frameByte(sequence, i));
        }
        batch.end(framesLength);
    }

    /** Appends records in batches; the last sequence. */
    static long append(final Journal journal, final int count, final int perBatch) {
        for (int i = 0; i < count; i++) {
            add(journal.batch());
            if (journal.batch().recordCount() == perBatch || i == count - 1) {
                journal.append();
            }
        }
        return journal.lastSequence();
    }

    static void verify(final JournalReader reader) {
        final long sequence = reader.sequence();
        assertEquals(FIRST_TIMESTAMP_NS + sequence, reader.timestampNs());
        final int length = framesLength(sequence);
        assertEquals(length, reader.framesLength());
        for (int i = 2; i < length; i++) {
            if (frameByte(sequence, i) != reader.buffer().getByte(reader.framesOffset() + i)) {
                throw new AssertionError("sequence=" + sequence + " index=" + i);
            }
        }
    }

    /** Reads and verifies all; how many there are. */
    static long verifyAll(final Path directory) {
        try (JournalReader reader = JournalReader.open(directory)) {
            long count = 0;
            while (reader.next()) {
                count++;
                assertEquals(count, reader.sequence());
                verify(reader);
            }
            assertEquals(reader.durableSequence(), count);
            return count;
        }
    }

    /** Makes a journal of records 1 to count, closed cleanly. */
    static void make(final Path directory, final int count, final int perBatch) {
        try (Journal journal = Journal.open(context(directory))) {
            append(journal, count, perBatch);
        }
    }

    /** Reopens, appends 50 records, and reads everything back. */
    static OpenReport reopenAndGoOn(final JournalContext context, final long expectedLast) {
        final OpenReport report;
        try (Journal journal = Journal.open(context)) {
            report = journal.openReport();
            assertEquals(expectedLast, report.lastSequence(), () -> "findings: " + report.findings());
            assertEquals(expectedLast, journal.lastSequence());
            append(journal, 50, 7);
        }
        assertEquals(expectedLast + 50, verifyAll(context.directory()));
        return report;
    }

    static void writeBytes(final Path file, final long offset, final byte[] bytes) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), offset);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void flip(final Path file, final long offset, final int mask) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            final ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, offset);
            one.put(0, (byte) (one.get(0) ^ mask)).rewind();
            channel.write(one, offset);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a record begins, in the file that holds it. */
    static Place placeOf(final Path directory, final long sequence) {
        for (final JournalFile file : JournalFile.list(directory)) {
            try (DocumentCursor cursor = new DocumentCursor(file)) {
                while (cursor.next() == DocumentCursor.Found.DOCUMENT) {
                    int offset = cursor.recordsOffset();
                    for (int i = 0; i < cursor.recordCount(); i++) {
                        if (cursor.firstSequence() + i == sequence) {
                            return new Place(file, cursor.documentPosition(), offset);
                        }
                        offset += cursor.buffer().getInt(offset + RecordLayout.LENGTH_OFFSET, LITTLE_ENDIAN);
                    }
                }
            }
        }
        throw new AssertionError("no record: sequence=" + sequence);
    }

    /** Where a record is. */
    record Place(JournalFile file, int documentPosition, int recordOffset) {}
}
