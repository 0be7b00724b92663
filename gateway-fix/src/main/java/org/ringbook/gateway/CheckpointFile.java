package org.ringbook.gateway;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * What a gateway knows of the exchange after a record, as a file in its directory, so that it need not begin at the first one. Replaced as a whole; a
 * CRC-32C of what comes before ends it. It is not synced: after a loss of power it may be of before, or damaged, which is seen.
 */
public final class CheckpointFile {
    private static final String NAME = "checkpoint";

    private CheckpointFile() {}

    /**
     * Where it is.
     *
     * @param directory the gateway's.
     * @return the file, which need not be there.
     */
    public static Path in(final Path directory) {
        return directory.resolve(NAME);
    }

    /**
     * Reads it. Any thread.
     *
     * @param directory the gateway's.
     * @param magic     what it has to begin with: which gateway's it is.
     * @param version   what it has to go on with.
     * @return what comes behind these two; null if there is no file.
     * @throws IOException if it can't be read, is damaged or of another kind.
     */
    public static DataInputStream read(final Path directory, final int magic, final int version) throws IOException {
        final Path file = in(directory);
        final byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (final NoSuchFileException e) {
            return null;
        }
        final int length = bytes.length - Integer.BYTES;
        if (length < Long.BYTES || ByteBuffer.wrap(bytes).getInt(length) != crc(ByteBuffer.wrap(bytes, 0, length))) {
            throw new IOException(
                    file + " is damaged: its checksum is wrong. Without it the gateway begins at the first"
                            + " record, if the engine still has all");
        }
        final DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length));
        if (in.readInt() != magic || in.readInt() != version) {
            throw new IOException(file + " is not a checkpoint of this version");
        }
        return in;
    }

    private static int crc(final ByteBuffer... parts) {
        final CRC32C crc = new CRC32C();
        for (final ByteBuffer part : parts) {
            crc.update(part.duplicate());
        }
        return (int) crc.getValue();
    }

    /**
     * Replaces it. Any thread, one at a time.
     *
     * @param directory the gateway's.
     * @param parts     what it says, one behind the other, beginning with magic and version.
     * @throws IOException if it can't be written; then the one before is still there.
     */
    public static void write(final Path directory, final ByteBuffer... parts) throws IOException {
        final Path temporary = directory.resolve(NAME + ".new");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (final ByteBuffer part : parts) {
                writeAll(channel, part.duplicate());
            }
            writeAll(channel, ByteBuffer.allocate(Integer.BYTES).putInt(0, crc(parts)));
        }
        Files.move(temporary, in(directory), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void writeAll(final FileChannel channel, final ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
