package org.ringbook.torture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.agrona.IoUtil;

/** Copies and deletes directories whose files end with long stretches of zeros. */
final class SparseFiles {
    private static final int PAGE = 4096;
    private static final int CHUNK = 1 << 16;
    private static final int ZEROS_TO_END = 4 * CHUNK;
    private static final byte[] ZEROS = new byte[CHUNK];

    private SparseFiles() {}

    /** A file's bytes without the zeros at its end, but up to a whole page, or to its end. */
    static byte[] head(final Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            final int length = Math.toIntExact(channel.size());
            byte[] bytes = new byte[Math.min(length, CHUNK)];
            int used = 0;
            int at = 0;
            // A stretch of nothing ends a file of a journal: it is written from its beginning on.
            while (at < length && at - used < ZEROS_TO_END) {
                final int wanted = Math.min(CHUNK, length - at);
                if (bytes.length < at + wanted) {
                    bytes = Arrays.copyOf(bytes, Math.min(length, Math.max(2 * bytes.length, at + wanted)));
                }
                final int read = channel.read(ByteBuffer.wrap(bytes, at, wanted), at);
                if (read <= 0) {
                    break;
                }
                if (Arrays.mismatch(bytes, at, at + read, ZEROS, 0, read) >= 0) {
                    used = at + read;
                }
                at += read;
            }
            while (used > 0 && bytes[used - 1] == 0) {
                used--;
            }
            return Arrays.copyOf(bytes, Math.min(at, (used + PAGE - 1) / PAGE * PAGE));
        }
    }

    /** Copies a directory, also one that is written: what vanishes meanwhile is left out. */
    static void copy(final Path from, final Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (final Path path : paths.toList()) {
                copyOne(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static void copyOne(final Path from, final Path to) throws IOException {
        if (Files.isDirectory(from)) {
            Files.createDirectories(to);
            return;
        }
        try {
            copyFile(from, to);
        } catch (final NoSuchFileException e) {
            Files.deleteIfExists(to); // a temporary file of the writer, which has gone meanwhile
        }
    }

    static void copyFile(final Path from, final Path to) throws IOException {
        final byte[] head = head(from);
        final long length = Files.size(from);
        try (FileChannel channel = FileChannel.open(
                to, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(head), 0);
            if (length > head.length) {
                channel.write(ByteBuffer.allocate(1), length - 1);
            }
        }
    }

    static void flip(final Path file, final long offset, final int mask) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            final ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, offset);
            one.put(0, (byte) (one.get(0) ^ mask)).rewind();
            channel.write(one, offset);
        }
    }

    /** Deletes a directory and all in it; nothing if it is not there. What vanishes meanwhile is no failure. */
    static void delete(final Path directory) {
        IoUtil.delete(directory.toFile(), true);
    }
}
