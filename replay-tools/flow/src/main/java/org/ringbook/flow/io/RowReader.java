package org.ringbook.flow.io;

import java.io.Closeable;
import java.io.IOException;
import org.ringbook.flow.FlowProgress;

/**
 * Reads a recorded file row by row; never more than a few rows are in memory. Used by one thread.
 *
 * @param <R> what a row is.
 */
public interface RowReader<R> extends Closeable {
    /**
     * The next row.
     *
     * @return the row, or null at the end.
     * @throws IOException when the file can't be read; a {@link FlowFormatException} when it is not what its format says.
     */
    R next() throws IOException;

    /**
     * How far the file has been read.
     *
     * @return rows and bytes.
     */
    FlowProgress progress();

    /**
     * A fault in the row read last, for what only shows once rows are put together.
     *
     * @param what what is wrong.
     * @return the exception to throw.
     */
    FlowFormatException fault(String what);
}
