package org.ringbook.torture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a disk would hold of a directory if power were lost now: of each file the bytes and the length of its last sync, of each
 * directory the entries of its last sync, and nothing else.
 *
 * <pre>
 *   inodes/N      bytes of the file with inode N, as last synced
 *   pins/N        a hard link to that file: so its number is not given to another one, and its unsynced bytes can be found
 *   entries/PATH  of a directory, as last synced: lines of "inode, d or f, name"
 * </pre>
 */
final class SyncedCopy {
    private static final String INODES = "inodes";
    private static final String PINS = "pins";
    private static final String ENTRIES = "entries";
    private static final int CHUNK = 1 << 16;
    private static final int ZERO_CHUNKS_TO_END = 8;

    private final Path root;
    private final Path copy;
    private final Map<String, Long> highs = new HashMap<>();
    private final ByteBuffer real = ByteBuffer.allocateDirect(CHUNK);
    private final ByteBuffer kept = ByteBuffer.allocateDirect(CHUNK);
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(CHUNK);

    /** An entry of a directory. */
    record Entry(String inode, boolean isDirectory, String name) {}

    SyncedCopy(final Path root, final Path copy) throws IOException {
        this.root = root.toAbsolutePath();
        this.copy = copy;
        for (final String part : List.of(INODES, PINS, ENTRIES)) {
            Files.createDirectories(copy.resolve(part));
        }
        try (Stream<Path> paths = Files.walk(this.root)) {
            for (final Path path : paths.toList()) {
                synced(path); // what is there at the beginning is on the disk
            }
        }
    }

    /** When this returns, the copy holds what was synced. */
    synchronized void synced(final Path path) throws IOException {
        final Path absolute = path.toAbsolutePath();
        if (!absolute.startsWith(root)) {
            return;
        }
        if (Files.isDirectory(absolute)) {
            final List<String> lines = new ArrayList<>();
            for (final Entry entry : entriesOf(absolute)) {
                lines.add(entry.inode + "\t" + (entry.isDirectory ? "d" : "f") + "\t" + entry.name);
            }
            final Path file = entriesFile(copy, root.relativize(absolute));
            final Path unfinished = copy.resolve("unfinished");
            Files.write(unfinished, lines, StandardCharsets.UTF_8);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            copyBytes(absolute);
        }
    }

    static String inodeOf(final Path path) throws IOException {
        return Files.getAttribute(path, "unix:ino").toString();
    }

    static List<Entry> entriesOf(final Path directory) throws IOException {
        final List<Entry> entries = new ArrayList<>();
        try (Stream<Path> children = Files.list(directory)) {
            for (final Path child : children.toList()) {
                add(child, entries);
            }
        }
        return entries;
    }

    private static void add(final Path child, final List<Entry> entries) throws IOException {
        final String inode;
        try {
            inode = inodeOf(child);
        } catch (final NoSuchFileException e) {
            return; // another thread's temporary file
        }
        entries.add(
                new Entry(inode, Files.isDirectory(child), child.getFileName().toString()));
    }

    private static Path entriesFile(final Path copy, final Path relative) {
        return copy.resolve(ENTRIES).resolve("root" + relative.toString().replace('/', '!'));
    }

    /** The entries of a directory as last synced, named from the root; none if it never was. */
    static List<Entry> syncedEntries(final Path copy, final Path relative) throws IOException {
        final Path file = entriesFile(copy, relative);
        final List<Entry> entries = new ArrayList<>();
        if (Files.exists(file)) {
            for (final String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                final String[] parts = line.split("\t", -1);
                entries.add(new Entry(parts[0], parts[1].equals("d"), parts[2]));
            }
        }
        return entries;
    }

    static Path syncedFile(final Path copy, final String inode) {
        return copy.resolve(INODES).resolve(inode);
    }

    static Path pin(final Path copy, final String inode) {
        return copy.resolve(PINS).resolve(inode);
    }

    private void copyBytes(final Path file) throws IOException {
        final String inode = inodeOf(file);
        final Path pin = pin(copy, inode);
        if (!Files.exists(pin)) {
            Files.createLink(pin, file);
        }
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(
                        syncedFile(copy, inode),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            final long length = from.size();
            if (to.size() > length) {
                to.truncate(length);
            }
            highs.put(inode, copyChanged(from, to, highs.getOrDefault(inode, 0L)));
            if (to.size() < length) {
                to.write(ByteBuffer.allocate(1), length - 1);
            }
        }
    }

    /** Writes the chunks that differ, up to where nothing but zeros has been for long; behind the last byte that is none. */
    private long copyChanged(final FileChannel from, final FileChannel to, final long knownHigh) throws IOException {
        long high = knownHigh;
        int zeroChunks = 0;
        for (long at = 0; at <= high || zeroChunks < ZERO_CHUNKS_TO_END; at += CHUNK) {
            final int length = fill(from, at, real);
            if (length <= 0) {
                break;
            }
            fill(to, at, kept);
            final boolean isZero = real.slice(0, length).mismatch(zeros.slice(0, length)) < 0;
            zeroChunks = isZero ? zeroChunks + 1 : 0;
            high = isZero ? high : Math.max(high, at + length);
            if (real.slice(0, length).mismatch(kept.slice(0, length)) >= 0) {
                to.write(real.slice(0, length), at);
            }
        }
        return high;
    }

    /** Fills the buffer, with zeros behind the end; how many bytes there were. */
    private int fill(final FileChannel channel, final long at, final ByteBuffer buffer) throws IOException {
        buffer.clear();
        int length = 0;
        while (buffer.hasRemaining()) {
            final int read = channel.read(buffer, at + length);
            if (read <= 0) {
                break;
            }
            length += read;
        }
        buffer.put(zeros.slice(0, buffer.remaining()));
        return length;
    }
}
