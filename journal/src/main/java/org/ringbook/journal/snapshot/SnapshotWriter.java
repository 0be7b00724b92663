package org.ringbook.journal.snapshot;

import org.agrona.DirectBuffer;
import org.ringbook.sbe.SnapshotSink;

/**
 * Writes one snapshot under a temporary name, which becomes its own at {@link #commit}. Closed before that, it leaves nothing
 * behind. One thread.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class SnapshotWriter implements SnapshotSink, AutoCloseable {
    SnapshotWriter() {}

    /**
     * Takes a row; the first is a {@code SavedEngine}, which says what the snapshot is of.
     *
     * @throws SnapshotException if it can't be written
     */
    @Override
    public void frame(final DirectBuffer buffer, final int offset, final int length) {
        throw new UnsupportedOperationException();
    }

    /**
     * Brings the snapshot to the disk and gives it its name.
     *
     * @return what was written
     * @throws SnapshotException if it can't be written
     */
    public SnapshotFile commit() {
        throw new UnsupportedOperationException();
    }

    /** Removes the temporary file, unless it was committed. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
