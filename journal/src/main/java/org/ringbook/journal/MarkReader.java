package org.ringbook.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.journal.Mark.Slot;

/** Reads {@code journal.mark} beside its writer, in any process. A thread each; a poll allocates nothing. */
final class MarkReader implements AutoCloseable {
    static final String MARK_REMEDY = "bring the file back from a copy, or let the engine's start name the last whole"
            + " record and confirm it with --accept-loss-after";

    private static final int ATTEMPTS_MAX = 1_000_000;
    private static final int LOOKS = 1_000;
    private static final int FIELDS_LENGTH = Mark.CRC + Integer.BYTES;

    private final Path file;
    private final MappedByteBuffer mapped;
    private final UnsafeBuffer buffer;
    private final ByteBuffer fields =
            ByteBuffer.allocateDirect(Mark.CRC - Mark.VERSION + Integer.BYTES).order(LITTLE_ENDIAN);
    private final UnsafeBuffer copy = new UnsafeBuffer(fields);
    private final CRC32C crc32c = new CRC32C();

    private long version;
    private long sequence;

    MarkReader(final Path directory) throws IOException {
        file = Mark.path(directory);
        mapped = Mark.map(file, MapMode.READ_ONLY);
        buffer = new UnsafeBuffer(mapped);
    }

    /**
     * The last durable record, 0 if none. It costs two loads while the mark has not moved.
     *
     * @throws JournalDamageException if neither slot is sound.
     */
    long sequence() {
        final long version0 = buffer.getLongVolatile(Mark.VERSION);
        final long version1 = buffer.getLongVolatile(Mark.SLOT_LENGTH + Mark.VERSION);
        if (version == 0 || version0 > version || version1 > version) {
            refresh();
        }
        return sequence;
    }

    /** The newest sound slot. */
    Slot read() {
        refresh();
        return new Slot(
                version,
                sequence,
                copy.getLong(Mark.INDEX - Mark.VERSION, LITTLE_ENDIAN),
                new BootId(
                        copy.getLong(Mark.BOOT_ID_HIGH - Mark.VERSION, LITTLE_ENDIAN),
                        copy.getLong(Mark.BOOT_ID_LOW - Mark.VERSION, LITTLE_ENDIAN)),
                Integer.toUnsignedLong(copy.getInt(Mark.RECORD_CRC - Mark.VERSION, LITTLE_ENDIAN)));
    }

    /** Says which slot is damaged; empty if none is. A slot whose write was cut short is not damaged. */
    String damage() {
        for (int slot = 0; slot < Mark.SLOT_COUNT; slot++) {
            final int offset = slot * Mark.SLOT_LENGTH;
            if (isDamaged(offset)) {
                return "slot " + slot + " is damaged: file=" + file + " byteOffset=" + offset;
            }
        }
        return "";
    }

    /** Looks many times, as the slot of a live writer may change at any moment. */
    private boolean isDamaged(final int offset) {
        for (int look = 0; look < LOOKS; look++) {
            if (isUntouched(offset) || isBeingWritten(offset) || copySlot(offset)) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    private boolean isBeingWritten(final int offset) {
        final long other = buffer.getLongVolatile(Mark.SLOT_LENGTH - offset + Mark.VERSION);
        return buffer.getLongVolatile(offset + Mark.VERSION) == -(other + 1);
    }

    private boolean isUntouched(final int offset) {
        for (int i = 0; i < FIELDS_LENGTH; i++) {
            if (buffer.getByte(offset + i) != 0) {
                return false;
            }
        }
        return true;
    }

    private void refresh() {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            final long version0 = buffer.getLongVolatile(Mark.VERSION);
            final long version1 = buffer.getLongVolatile(Mark.SLOT_LENGTH + Mark.VERSION);
            final int newer = version1 > version0 ? Mark.SLOT_LENGTH : 0;
            if (take(newer) || take(Mark.SLOT_LENGTH - newer)) {
                return;
            }
            if (version0 == buffer.getLongVolatile(Mark.VERSION)
                    && version1 == buffer.getLongVolatile(Mark.SLOT_LENGTH + Mark.VERSION)
                    && attempt > 1_000) {
                break;
            }
            Thread.onSpinWait();
        }
        throw new JournalDamageException(file, 0, 0, "neither slot of the mark is sound", MARK_REMEDY);
    }

    private boolean take(final int offset) {
        if (!copySlot(offset)) {
            return false;
        }
        version = copy.getLong(0, LITTLE_ENDIAN);
        sequence = copy.getLong(Mark.SEQUENCE - Mark.VERSION, LITTLE_ENDIAN);
        return true;
    }

    /** Copies a slot's fields if they are whole and sound. The copy may race with a write: version and CRC tell. */
    private boolean copySlot(final int offset) {
        for (int attempt = 0; attempt < 3; attempt++) {
            final long before = buffer.getLongVolatile(offset + Mark.VERSION);
            if (before <= 0) {
                return false;
            }
            buffer.getBytes(offset + Mark.VERSION, fields, 0, fields.capacity());
            final boolean sound = buffer.getLong(offset, LITTLE_ENDIAN) == Mark.MAGIC
                    && Mark.crcOf(fields, crc32c) == copy.getInt(Mark.CRC - Mark.VERSION, LITTLE_ENDIAN);
            if (sound) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        BufferUtil.free(mapped);
    }
}
