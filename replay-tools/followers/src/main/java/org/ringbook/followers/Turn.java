package org.ringbook.followers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One writer at a time in an H2 file, of all threads and processes. H2 writes a state of the file that is not one moment's for all tables, if
 * one connection changes something while another commits, and a kill then leaves half a transaction. So each that writes takes a turn,
 * from its first change to its commit, and H2 itself writes only what has been told to. The thread that took it gives it back.
 */
public final class Turn implements AutoCloseable {
    /** Of a database that needs none. */
    static final Turn NONE = new Turn(null);

    private static final Map<Path, Turn> TURNS = new ConcurrentHashMap<>();
    /** Long enough for a process that waits to wake up: the kernel gives a lock to who comes first. */
    private static final long AFTER_YOU_NS = 50_000L;

    private final Path file;
    private final ReentrantLock lock = new ReentrantLock(true);
    private FileChannel channel;
    private FileLock fileLock;

    private Turn(final Path file) {
        this.file = file;
    }

    /** The turns of an H2 database: a lock file beside its file. */
    static Turn of(final Path database) {
        return TURNS.computeIfAbsent(
                database.toAbsolutePath().normalize(),
                path -> new Turn(path.resolveSibling(path.getFileName() + ".turn")));
    }

    /** Waits for it; a thread that has it may take it again. */
    Turn take() {
        if (file == null) {
            return this;
        }
        lock.lock();
        if (lock.getHoldCount() == 1) {
            try {
                lockFile();
            } catch (final IOException e) {
                lock.unlock();
                throw new UncheckedIOException("cannot lock the database for writing: file=" + file, e);
            }
        }
        return this;
    }

    private void lockFile() throws IOException {
        if (channel == null) {
            Files.createDirectories(file.getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        }
        fileLock = channel.lock();
    }

    /** Gives it back. */
    @Override
    public void close() {
        if (file == null) {
            return;
        }
        final boolean isLast = lock.getHoldCount() == 1;
        try {
            if (isLast) {
                fileLock.release();
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot unlock the database: file=" + file, e);
        } finally {
            lock.unlock();
        }
        if (isLast) {
            LockSupport.parkNanos(AFTER_YOU_NS);
        }
    }
}
