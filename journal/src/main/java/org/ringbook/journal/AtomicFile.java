package org.ringbook.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Small files that are replaced as a whole: whoever reads one sees the old bytes or the new ones, also after a kill. Any thread. */
public final class AtomicFile {
    static final String UNFINISHED_SUFFIX = ".new";

    private AtomicFile() {}

    /**
     * Writes a file under another name, then gives it its own.
     *
     * @param file     whose directory exists; it is replaced if there is one.
     * @param bytes    all of it.
     * @param isSynced whether it is on the disk when this returns. If not, a loss of power may leave the old one, or an empty one.
     * @throws IOException if it can't be written.
     */
    public static void write(final Path file, final byte[] bytes, final boolean isSynced) throws IOException {
        final Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED_SUFFIX);
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            final ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            if (isSynced) {
                Disk.sync(channel, unfinished);
            }
        }
        rename(unfinished, file, isSynced);
    }

    static void rename(final Path unfinished, final Path file, final boolean isSynced) throws IOException {
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (isSynced) {
            Disk.syncDirectory(file.toAbsolutePath().getParent());
        }
    }

    /** CRC-32C of the first bytes, unsigned. */
    static long crcOf(final byte[] bytes, final int length) {
        final CRC32C crc32c = new CRC32C();
        crc32c.update(bytes, 0, length);
        return crc32c.getValue();
    }
}
