package org.ringbook.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.posix.PosixAPI;

/**
 * What Java's files don't offer: room that is really there, and a directory's entries on the disk. Everything that this module
 * brings to the disk goes through here, so that the crash laboratory can stand in between.
 */
public final class Disk {
    private static final int O_RDWR = 2;
    private static final int FALLOC_FL_KEEP_SIZE = 1;
    private static final int MADV_RANDOM = 1;
    private static final int ENOSPC = 28;
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 20).asReadOnlyBuffer();

    private static final DiskWatch WATCH = watch();

    private Disk() {}

    private static DiskWatch watch() {
        final String name = System.getProperty(DiskWatch.PROPERTY);
        try {
            return name == null
                    ? null
                    : Class.forName(name)
                            .asSubclass(DiskWatch.class)
                            .getConstructor()
                            .newInstance();
        } catch (final ReflectiveOperationException e) {
            throw new IllegalArgumentException(DiskWatch.PROPERTY + " names no DiskWatch: " + name, e);
        }
    }

    /**
     * Brings a directory's entries to the disk. Any thread.
     *
     * @param directory it exists.
     * @throws IOException if the disk refuses.
     */
    public static void syncDirectory(final Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            sync(channel, directory);
        }
    }

    /**
     * Brings a file's bytes and its length to the disk, also those written through a mapping; or a directory's entries. Any
     * thread.
     *
     * @param channel open on it.
     * @param path    where it is.
     * @throws IOException if the disk refuses.
     */
    public static void sync(final FileChannel channel, final Path path) throws IOException {
        syncing(path);
        channel.force(true);
        synced(path);
    }

    /** The same without times, which nobody needs: one journal write of the file system less. */
    static void syncData(final FileChannel channel, final Path path) throws IOException {
        syncing(path);
        channel.force(false);
        synced(path);
    }

    private static void syncing(final Path path) throws IOException {
        if (WATCH != null) {
            WATCH.syncing(path);
        }
    }

    private static void synced(final Path path) throws IOException {
        if (WATCH != null) {
            WATCH.synced(path);
        }
    }

    /** Tells the kernel not to read ahead in a mapping. */
    static void adviseRandom(final long address, final long length) {
        PosixAPI.posix().madvise(address, length, MADV_RANDOM);
    }

    /** Opens a file for {@link #allocate}; a file descriptor. */
    static int open(final Path file) throws IOException {
        final int descriptor = PosixAPI.posix().open(file.toString(), O_RDWR, 0);
        if (descriptor < 0) {
            throw new IOException("cannot open: file=" + file);
        }
        return descriptor;
    }

    static void close(final int descriptor) {
        PosixAPI.posix().close(descriptor);
    }

    /**
     * Makes sure that the range can be written: the file system sets its blocks aside. Where it can't, zeros are
     * written, so nothing may stand there yet.
     *
     * @throws IOException if there is no room.
     */
    static void allocate(final int descriptor, final Path file, final long from, final long length) throws IOException {
        if (WATCH != null) {
            WATCH.reserving(file, length);
        }
        if (PosixAPI.posix().fallocate(descriptor, FALLOC_FL_KEEP_SIZE, from, length) == 0) {
            return;
        }
        if (PosixAPI.posix().lastError() == ENOSPC) {
            throw new IOException("no space left: file=" + file + " from=" + from + " length=" + length);
        }
        Interrupts.deferred(() -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                writeZeros(channel, from, length);
            }
            return null;
        });
    }

    /**
     * Makes sure that there is room for a file before one is begun.
     *
     * @throws IOException if there is not.
     */
    static void requireRoom(final Path directory, final long bytes) throws IOException {
        final Path probe = Files.createTempFile(directory, "room", ".tmp");
        try {
            final int descriptor = open(probe);
            try {
                allocate(descriptor, probe, 0, bytes);
            } finally {
                close(descriptor);
            }
        } finally {
            Files.delete(probe);
        }
    }

    private static void writeZeros(final FileChannel channel, final long from, final long length) throws IOException {
        final long end = from + length;
        long position = from;
        while (position < end) {
            final ByteBuffer zeros = ZEROS.duplicate();
            zeros.limit((int) Math.min(zeros.capacity(), end - position));
            position += channel.write(zeros, position);
        }
    }
}
