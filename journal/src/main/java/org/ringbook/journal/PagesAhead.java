package org.ringbook.journal;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The pages of a file that will be written before long: a touch makes the file system bring them into memory, one by one. Who
 * writes to such a page first without that has the kernel read ahead of it, which is to fill megabytes with zeros, and stands
 * still meanwhile: 20 ms for 8 MiB were seen. One thread at a time.
 */
final class PagesAhead implements AutoCloseable {
    private static final int PAGE_BYTES = 4096;
    private static final int WINDOW_BYTES = 16 << 20;

    private final FileChannel channel;
    private final UnsafeBuffer window = new UnsafeBuffer(0, 0);
    private MappedByteBuffer mapped;
    private long windowFrom;
    private long touchedTo;

    PagesAhead(final Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /**
     * Touches pages that were not touched before. What stands there, or is written there at the same time, stays.
     *
     * @param from  where the file is written now, in bytes.
     * @param to    up to where blocks are set aside; the file's end bounds it too.
     * @param limit bytes at most.
     * @return bytes touched, 0 if there is nothing left.
     */
    int touch(final long from, final long to, final int limit) throws IOException {
        final long begin = Math.max(touchedTo, from / PAGE_BYTES * PAGE_BYTES);
        final long end = Math.min(Math.min(to, channel.size()) / PAGE_BYTES * PAGE_BYTES, begin + limit);
        for (long page = begin; page < end; page += PAGE_BYTES) {
            if (page >= windowFrom + window.capacity()) {
                map(page);
            }
            window.getAndAddInt((int) (page - windowFrom), 0);
            touchedTo = page + PAGE_BYTES;
        }
        return (int) Math.max(0, end - begin);
    }

    /** A mapping of a file's part must not reach beyond its end, which it would move. */
    private void map(final long from) throws IOException {
        unmap();
        mapped = channel.map(MapMode.READ_WRITE, from, Math.min(WINDOW_BYTES, channel.size() - from));
        window.wrap(mapped);
        Disk.adviseRandom(window.addressOffset(), window.capacity());
        windowFrom = from;
    }

    private void unmap() {
        if (mapped != null) {
            window.wrap(0, 0);
            BufferUtil.free(mapped);
            mapped = null;
        }
    }

    @Override
    public void close() throws IOException {
        unmap();
        channel.close();
    }
}
