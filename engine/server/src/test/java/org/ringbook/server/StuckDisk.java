package org.ringbook.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.ringbook.journal.DiskWatch;

/** The disk under a {@link ChildEngine}: takes no sync while one file exists, and fails while another does. */
public final class StuckDisk implements DiskWatch {
    /** System property: the directory of the two files. */
    static final String DIRECTORY = "ringbook.test.disk";

    static final String STUCK = "stuck";
    static final String FAILING = "failing";

    private static final long LOOK_NS = 1_000_000;

    private final Path stuck = Path.of(System.getProperty(DIRECTORY), STUCK);
    private final Path failing = Path.of(System.getProperty(DIRECTORY), FAILING);

    @Override
    public void reserving(final Path file, final long bytes) {}

    @Override
    public void syncing(final Path path) throws IOException {
        while (Files.exists(stuck)) {
            LockSupport.parkNanos(LOOK_NS);
        }
        if (Files.exists(failing)) {
            throw new IOException("injected fault: file=" + path);
        }
    }

    @Override
    public void synced(final Path path) {}
}
