package org.ringbook.rest.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** The view's checkpoint: all that it knows behind a record, with a checksum, so that a start need not read all records again. */
final class ViewFile {
    static final String FILE = "view.checkpoint";
    private static final int MAGIC = 0x52425256;
    private static final int VERSION = 1;

    private ViewFile() {}

    /** Between two records, on the thread that applies them. */
    static byte[] encode(final ExchangeView view) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            view.write(out);
            final byte[] content = bytes.toByteArray();
            out.writeInt(crc(content, content.length));
        }
        return bytes.toByteArray();
    }

    static void write(final Path directory, final byte[] bytes) throws IOException {
        final Path temporary = directory.resolve(FILE + ".new");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            final ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(
                temporary,
                directory.resolve(FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Gives a new view what the file knows; nothing if there is none. */
    static void read(final Path directory, final ExchangeView view) throws IOException {
        final Path file = directory.resolve(FILE);
        final byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (final NoSuchFileException e) {
            return;
        }
        final int length = bytes.length - Integer.BYTES;
        if (length < 2 * Integer.BYTES || ByteBuffer.wrap(bytes).getInt(length) != crc(bytes, length)) {
            throw new IOException(
                    file + " is damaged: its checksum is wrong. Delete it and the gateway begins at the first"
                            + " record, if the engine still has all");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length))) {
            if (in.readInt() != MAGIC || in.readInt() != VERSION) {
                throw new IOException(
                        file + " is not a checkpoint of this version. Delete it and the gateway begins at the"
                                + " first record, if the engine still has all");
            }
            view.read(in);
        }
    }

    private static int crc(final byte[] bytes, final int length) {
        final CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
