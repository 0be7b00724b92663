package org.ringbook.torture;

import java.io.IOException;
import java.nio.file.Path;
import org.ringbook.journal.DiskWatch;

/**
 * The disk under a child's journal: full or failing when told to, and with a copy of exactly what was synced if a property asks
 * for one. The journal makes it; any thread.
 */
public final class LabDisk implements DiskWatch {
    static final String COPY_PROPERTY = "ringbook.torture.syncedCopy";
    static final String ROOT_PROPERTY = "ringbook.torture.root";

    private static volatile boolean isFull;
    private static volatile boolean isFailing;

    private final SyncedCopy copy;

    /**
     * Looks at the properties.
     *
     * @throws IOException if the copy can't be begun.
     */
    public LabDisk() throws IOException {
        final String directory = System.getProperty(COPY_PROPERTY);
        copy = directory == null
                ? null
                : new SyncedCopy(Path.of(System.getProperty(ROOT_PROPERTY)), Path.of(directory));
    }

    static void full(final boolean value) {
        isFull = value;
    }

    static void failing(final boolean value) {
        isFailing = value;
    }

    @Override
    public void reserving(final Path file, final long bytes) throws IOException {
        if (isFull) {
            throw new IOException("no space left, says the laboratory: file=" + file + " bytes=" + bytes);
        }
    }

    @Override
    public void syncing(final Path path) throws IOException {
        if (isFailing) {
            throw new IOException("input/output error, says the laboratory: file=" + path);
        }
    }

    @Override
    public void synced(final Path path) throws IOException {
        if (copy != null) {
            copy.synced(path);
        }
    }
}
