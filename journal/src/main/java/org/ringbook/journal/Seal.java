package org.ringbook.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** Ends a file behind its last sound document, so that nothing that stood there is ever read, or written over. */
final class Seal {
    private static final int PAGE_BYTES = 4096;
    private static final int CHUNK_BYTES = 1 << 16;

    private Seal() {}

    /** Bytes behind the position that are not zero. Nearly all are, and chunks of them are compared as a whole. */
    static long bytesBehind(final JournalFile file, final long position) throws IOException {
        long count = 0;
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            final ByteBuffer zeros = ByteBuffer.allocate(CHUNK_BYTES);
            final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
            long at = position;
            while (channel.read(chunk.clear(), at) > 0) {
                chunk.flip();
                at += chunk.limit();
                if (chunk.mismatch(zeros.limit(chunk.limit())) >= 0) {
                    while (chunk.hasRemaining()) {
                        count += chunk.get() == 0 ? 0 : 1;
                    }
                }
            }
        }
        return count;
    }

    /** Gives back what was set aside behind the end mark of a file that Chronicle has ended. */
    static void trim(final JournalFile file, final long position) throws IOException {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
            channel.truncate((position + 2 * PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES);
        }
    }

    /**
     * Cuts the file at the position, writes the end mark there and brings the file to the disk. The rest of the page is
     * zeros, for Chronicle's own tools.
     */
    static void end(final JournalFile file, final long position) throws IOException {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
            channel.truncate(position);
            final long end = position + DocumentCursor.HEADER_LENGTH;
            final ByteBuffer tail = ByteBuffer.allocate(
                            (int) (PAGE_BYTES - (end - 1) % PAGE_BYTES - 1) + DocumentCursor.HEADER_LENGTH)
                    .order(ByteOrder.LITTLE_ENDIAN);
            tail.putInt(0, DocumentCursor.END_OF_FILE_HEADER);
            channel.write(tail, position);
            Disk.sync(channel, file.path());
        }
    }
}
