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

/** One writer for a journal. The kernel holds the lock, so it ends with its process. */
final class JournalLock implements AutoCloseable {
    static final String FILE_NAME = "journal.lock";

    /** What this process has locked: closing a second channel of a locked file would lose the kernel's lock. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path held;
    private final FileChannel channel;

    JournalLock(final Path directory) throws IOException {
        final Path file = directory.resolve(FILE_NAME);
        held = directory.toRealPath();
        if (!HELD.add(held)) {
            throw refusal(Long.toString(ProcessHandle.current().pid()), file);
        }
        try {
            channel = open(file);
        } catch (final Throwable e) {
            HELD.remove(held);
            throw e;
        }
    }

    private static FileChannel open(final Path file) throws IOException {
        final FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        final FileLock lock = channel.tryLock();
        if (lock == null) {
            try (channel) {
                throw refusal(readHolder(channel), file);
            }
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(US_ASCII)), 0);
        return channel;
    }

    private static JournalException refusal(final String holder, final Path file) {
        return new JournalException(
                "another writer has this journal open: pid=" + holder + " lockFile=" + file + "; stop it first");
    }

    private static String readHolder(final FileChannel channel) throws IOException {
        final ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        text.flip();
        return US_ASCII.decode(text).toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(held);
    }
}
