package org.ringbook.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One process at a time: a lock that the kernel holds on a file, so it ends with its process. The file stays; its text is the holder's
 * pid. Any thread.
 */
public final class ProcessLock implements AutoCloseable {
    /** What this process has locked: closing a second channel of a locked file would lose the kernel's lock. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path held;
    private final FileChannel channel;

    /**
     * Takes the lock.
     *
     * @param file     of the lock, in a directory that exists; it is made if there is none.
     * @param occupied what to say if somebody has it, such as "another writer has this journal open".
     * @throws JournalException if somebody has it: names the process.
     * @throws IOException      if the file can't be written.
     */
    public ProcessLock(final Path file, final String occupied) throws IOException {
        held = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
        if (!HELD.add(held)) {
            throw refusal(occupied, Long.toString(ProcessHandle.current().pid()), file);
        }
        try {
            channel = open(file, occupied);
        } catch (final Throwable e) {
            HELD.remove(held);
            throw e;
        }
    }

    private static FileChannel open(final Path file, final String occupied) throws IOException {
        final FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        final FileLock lock = channel.tryLock();
        if (lock == null) {
            try (channel) {
                throw refusal(occupied, readHolder(channel), file);
            }
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(US_ASCII)), 0);
        return channel;
    }

    private static JournalException refusal(final String occupied, final String holder, final Path file) {
        return new JournalException(occupied + ": pid=" + holder + " lockFile=" + file + "; stop it first");
    }

    private static String readHolder(final FileChannel channel) throws IOException {
        final ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        text.flip();
        return US_ASCII.decode(text).toString();
    }

    /**
     * Gives the lock back.
     *
     * @throws IOException if the file can't be closed.
     */
    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(held);
    }
}
