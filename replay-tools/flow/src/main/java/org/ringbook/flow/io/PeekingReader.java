package org.ringbook.flow.io;

import java.io.IOException;
import org.ringbook.flow.FlowProgress;

/**
 * Looks one row ahead.
 *
 * @param <R> what a row is.
 */
public final class PeekingReader<R> implements RowReader<R> {
    private final RowReader<R> rows;
    private R ahead;
    private boolean peeked;

    /**
     * A view of another reader, which is not to be used beside it.
     *
     * @param rows the reader; closed with this one.
     */
    public PeekingReader(final RowReader<R> rows) {
        this.rows = rows;
    }

    /**
     * The row that {@link #next()} will give.
     *
     * @return the row, or null at the end.
     * @throws IOException when the file can't be read.
     */
    public R peek() throws IOException {
        if (!peeked) {
            ahead = rows.next();
            peeked = true;
        }
        return ahead;
    }

    @Override
    public R next() throws IOException {
        final R row = peek();
        peeked = false;
        return row;
    }

    @Override
    public FlowProgress progress() {
        return rows.progress();
    }

    @Override
    public FlowFormatException fault(final String what) {
        return rows.fault(what);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
