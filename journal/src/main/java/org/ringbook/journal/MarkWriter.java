package org.ringbook.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import net.openhft.chronicle.core.Jvm;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes {@code journal.mark}. The journal's thread only; a write allocates nothing. */
final class MarkWriter implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final MappedByteBuffer mapped;
    private final UnsafeBuffer buffer;
    private final ByteBuffer fields =
            ByteBuffer.allocateDirect(Mark.CRC - Mark.VERSION).order(LITTLE_ENDIAN);
    private final UnsafeBuffer staged = new UnsafeBuffer(fields);
    private final CRC32C crc32c = new CRC32C();
    private final BootId bootId;

    private long version;

    /**
     * Makes the file of a new journal: all zeros but one slot, which says 0 records. It is on the disk when this returns,
     * so from the first record on its absence is damage.
     */
    static void create(final Path directory, final BootId bootId) throws IOException {
        final Path unfinished = directory.resolve(Mark.FILE_NAME + ".new");
        Files.write(unfinished, new byte[Mark.FILE_LENGTH]);
        try (MarkWriter writer = new MarkWriter(unfinished, bootId, 0)) {
            writer.write(0, 0, 0);
        }
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            Disk.sync(channel, unfinished);
        }
        Files.move(
                unfinished, Mark.path(directory), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Disk.syncDirectory(directory);
    }

    /**
     * Maps the file.
     *
     * @param version of the newest sound slot; 0 if there is none.
     */
    MarkWriter(final Path file, final BootId bootId, final long version) throws IOException {
        this.file = file;
        mapped = Mark.map(file, MapMode.READ_WRITE);
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
        Jvm.doNotCloseOnInterrupt(getClass(), channel);
        buffer = new UnsafeBuffer(mapped);
        this.bootId = bootId;
        this.version = version;
    }

    /** Writes the slot that is not the newest, in such an order that another process reads it whole or not at all. */
    void write(final long sequence, final long index, final long recordCrc) {
        version++;
        final int slot = (int) (version & 1) * Mark.SLOT_LENGTH;
        staged.putLong(0, version, LITTLE_ENDIAN);
        staged.putLong(Mark.SEQUENCE - Mark.VERSION, sequence, LITTLE_ENDIAN);
        staged.putLong(Mark.INDEX - Mark.VERSION, index, LITTLE_ENDIAN);
        staged.putLong(Mark.BOOT_ID_HIGH - Mark.VERSION, bootId.high(), LITTLE_ENDIAN);
        staged.putLong(Mark.BOOT_ID_LOW - Mark.VERSION, bootId.low(), LITTLE_ENDIAN);
        staged.putInt(Mark.RECORD_CRC - Mark.VERSION, (int) recordCrc, LITTLE_ENDIAN);
        final int crc = Mark.crcOf(fields, crc32c);

        buffer.putLongRelease(slot + Mark.VERSION, -version);
        VarHandle.storeStoreFence();
        buffer.putLong(slot, Mark.MAGIC, LITTLE_ENDIAN);
        buffer.putBytes(slot + Mark.SEQUENCE, staged, Long.BYTES, Mark.CRC - Mark.SEQUENCE);
        buffer.putInt(slot + Mark.CRC, crc, LITTLE_ENDIAN);
        buffer.putLongRelease(slot + Mark.VERSION, version);
    }

    /** Brings the mark to the disk; not the file's times, which a sync of the mapping would bring there too. */
    void force() throws IOException {
        Disk.syncData(channel, file);
    }

    @Override
    public void close() throws IOException {
        BufferUtil.free(mapped);
        channel.close();
    }
}
