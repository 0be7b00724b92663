package org.ringbook.flow.io;

import java.io.IOException;
import java.nio.file.Path;
import org.ringbook.flow.FlowProgress;

/**
 * Reads a recorded text file whose rows are its lines. Used by one thread.
 *
 * @param <R> what a row is.
 */
public abstract class LineRowReader<R> implements RowReader<R> {
    private final LineReader lines;

    /**
     * Opens a file without a header.
     *
     * @param path the file, plain or gzip.
     * @throws IOException when it can't be opened.
     */
    protected LineRowReader(final Path path) throws IOException {
        lines = new LineReader(path);
    }

    /**
     * Opens a file and reads its header.
     *
     * @param path   the file, plain or gzip.
     * @param header its first line, as it must be.
     * @throws IOException when it can't be read or begins otherwise.
     */
    protected LineRowReader(final Path path, final String header) throws IOException {
        this(path);
        try {
            lines.expectHeader(header);
        } catch (final IOException e) {
            lines.close();
            throw e;
        }
    }

    /**
     * The lines.
     *
     * @return where the next row is read from.
     */
    protected final LineReader lines() {
        return lines;
    }

    @Override
    public final FlowProgress progress() {
        return lines.progress();
    }

    @Override
    public final FlowFormatException fault(final String what) {
        return lines.fault(what);
    }

    @Override
    public final void close() throws IOException {
        lines.close();
    }
}
