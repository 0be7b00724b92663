package org.ringbook.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.ringbook.sbe.journal.MarkSlotEncoder.bootIdHighEncodingOffset;
import static org.ringbook.sbe.journal.MarkSlotEncoder.bootIdLowEncodingOffset;
import static org.ringbook.sbe.journal.MarkSlotEncoder.crcEncodingOffset;
import static org.ringbook.sbe.journal.MarkSlotEncoder.indexEncodingOffset;
import static org.ringbook.sbe.journal.MarkSlotEncoder.recordCrcEncodingOffset;
import static org.ringbook.sbe.journal.MarkSlotEncoder.sequenceEncodingOffset;
import static org.ringbook.sbe.journal.MarkSlotEncoder.versionEncodingOffset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.journal.MarkSlotEncoder;
import org.ringbook.sbe.journal.MessageHeaderEncoder;

/**
 * Byte layout of {@code journal.mark}, and how to read one of its slots. Writes alternate between two slots, each a
 * {@code MarkSlot} message behind its header, 128 bytes apart so that neither shares a cache line (or a pair of them)
 * with the other.
 *
 * <pre>
 *  0         128       256            4096
 *  +---------+---------+--------------+
 *  | slot 0  | slot 1  | zeros        |
 *  +---------+---------+--------------+
 * </pre>
 *
 * <p>While a slot is being written its version is negative, so a writer's death in between is told from damage: a slot
 * with a version above 0 whose CRC does not fit is damaged.
 */
final class Mark {
    static final String FILE_NAME = "journal.mark";
    static final int FILE_LENGTH = 4096;
    static final int SLOT_COUNT = 2;
    static final int SLOT_LENGTH = 128;

    static final int BODY = MessageHeaderEncoder.ENCODED_LENGTH;
    static final int VERSION = BODY + versionEncodingOffset();
    static final int SEQUENCE = BODY + sequenceEncodingOffset();
    static final int INDEX = BODY + indexEncodingOffset();
    static final int BOOT_ID_HIGH = BODY + bootIdHighEncodingOffset();
    static final int BOOT_ID_LOW = BODY + bootIdLowEncodingOffset();
    static final int RECORD_CRC = BODY + recordCrcEncodingOffset();
    static final int CRC = BODY + crcEncodingOffset();

    /** The message header of a slot, as one little-endian number. */
    static final long MAGIC = MarkSlotEncoder.BLOCK_LENGTH
            | (long) MarkSlotEncoder.TEMPLATE_ID << 16
            | (long) MarkSlotEncoder.SCHEMA_ID << 32
            | (long) MarkSlotEncoder.SCHEMA_VERSION << 48;

    private Mark() {}

    static Path path(final Path directory) {
        return directory.resolve(FILE_NAME);
    }

    /** What a slot says. */
    record Slot(long version, long sequence, long index, BootId bootId, long recordCrc) {}

    static MappedByteBuffer map(final Path file, final MapMode mode) throws IOException {
        final boolean write = mode == MapMode.READ_WRITE;
        try (FileChannel channel = write
                ? FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)
                : FileChannel.open(file, StandardOpenOption.READ)) {
            if (Files.size(file) < SLOT_COUNT * SLOT_LENGTH) {
                throw new JournalDamageException(
                        file, 0, Files.size(file), "the mark is cut short", MarkReader.MARK_REMEDY);
            }
            final MappedByteBuffer mapped = channel.map(mode, 0, Math.min(FILE_LENGTH, Files.size(file)));
            mapped.order(LITTLE_ENDIAN);
            return mapped;
        }
    }

    static int crcOf(final UnsafeBuffer buffer, final int slot, final ByteBuffer scratch, final CRC32C crc32c) {
        buffer.getBytes(slot + VERSION, scratch, 0, CRC - VERSION);
        return crcOf(scratch, crc32c);
    }

    static int crcOf(final ByteBuffer fields, final CRC32C crc32c) {
        fields.position(0).limit(CRC - VERSION);
        crc32c.reset();
        crc32c.update(fields);
        fields.clear();
        return (int) crc32c.getValue();
    }
}
