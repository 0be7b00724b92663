package org.ringbook.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One writer for a journal. The kernel holds the lock, so it ends with its process. */
final class JournalLock implements AutoCloseable {
    static final String FILE_NAME = "journal.lock";

    private final FileChannel channel;

    JournalLock(final Path directory) throws IOException {
        final Path file = directory.resolve(FILE_NAME);
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!isLocked()) {
            final String holder = readHolder();
            channel.close();
            throw new JournalException(
                    "another process writes this journal: pid=" + holder + " lockFile=" + file + "; stop it first");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(US_ASCII)), 0);
    }

    private boolean isLocked() throws IOException {
        try {
            final FileLock lock = channel.tryLock();
            return lock != null;
        } catch (final OverlappingFileLockException e) {
            return false;
        }
    }

    private String readHolder() throws IOException {
        final ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        text.flip();
        return US_ASCII.decode(text).toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
