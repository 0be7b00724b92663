package org.ringbook.journal.snapshot;

import org.agrona.DirectBuffer;
import org.ringbook.sbe.SnapshotSource;

/** Reads the rows of one snapshot; every block is verified before its rows are given. One thread. */
@SuppressWarnings("DoNotCallSuggester")
public final class SnapshotReader implements SnapshotSource, AutoCloseable {
    SnapshotReader() {}

    /** {@return what the file says of itself} */
    public SnapshotFile file() {
        throw new UnsupportedOperationException();
    }

    /**
     * {@inheritDoc}
     *
     * @return false behind the last row, when the file was found to be whole
     * @throws SnapshotException if the file is not what was written
     */
    @Override
    public boolean next() {
        throw new UnsupportedOperationException();
    }

    @Override
    public DirectBuffer buffer() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int offset() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int length() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
