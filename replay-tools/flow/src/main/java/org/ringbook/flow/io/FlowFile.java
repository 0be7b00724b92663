package org.ringbook.flow.io;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** An open file, inflated if its first bytes say gzip, that knows how much of it has been read. */
public final class FlowFile implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final Pattern SEPARATORS = Pattern.compile("[_.]");
    private static final Pattern SYMBOL = Pattern.compile("[A-Z][A-Z0-9]*");

    private final String name;
    private final long bytesTotal;
    private final Counting counting;
    private final InputStream stream;

    /**
     * Opens a file.
     *
     * @param path where it lies.
     * @throws IOException when it can't be opened or is a broken gzip file.
     */
    public FlowFile(final Path path) throws IOException {
        name = nameOf(path);
        bytesTotal = Files.size(path);
        counting = new Counting(Files.newInputStream(path));
        try {
            stream = inflated(new BufferedInputStream(counting, BUFFER_BYTES));
        } catch (final IOException e) {
            counting.close();
            throw new FlowFormatException(name, "offset 0", "broken gzip header", e);
        }
    }

    /**
     * The name of a file without its folders.
     *
     * @param path a path.
     * @return its last part.
     */
    public static String nameOf(final Path path) {
        final Path last = path.getFileName();
        return last == null ? path.toString() : last.toString();
    }

    /**
     * The symbol that the name of a file gives, such as {@code AAPL} of {@code AAPL_2012-06-21_34200000_57600000_message_10.csv}.
     *
     * @param path the file.
     * @param otherwise what to return when there is none.
     * @return the first part of the name in capital letters and digits.
     */
    public static String symbolOf(final Path path, final String otherwise) {
        for (final String part : SEPARATORS.split(nameOf(path), -1)) {
            if (SYMBOL.matcher(part).matches()) {
                return part;
            }
        }
        return otherwise;
    }

    /**
     * Name for messages.
     *
     * @return the file's name without its folder.
     */
    public String name() {
        return name;
    }

    /**
     * The content.
     *
     * @return inflated and buffered.
     */
    public InputStream stream() {
        return stream;
    }

    /**
     * How far the file has been read, which runs ahead of what has been used by a buffer.
     *
     * @return bytes as they lie on disk.
     */
    public long bytesRead() {
        return counting.count;
    }

    /**
     * Size of the file when it was opened.
     *
     * @return bytes as they lie on disk.
     */
    public long bytesTotal() {
        return bytesTotal;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private static InputStream inflated(final BufferedInputStream raw) throws IOException {
        raw.mark(2);
        final boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER_BYTES), BUFFER_BYTES) : raw;
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        private Counting(final InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            final int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(final byte[] buffer, final int offset, final int length) throws IOException {
            final int read = super.read(buffer, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
