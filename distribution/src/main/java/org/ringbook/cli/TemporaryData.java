package org.ringbook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.IoUtil;

/** A data directory that vanishes. */
public final class TemporaryData implements AutoCloseable {
    private final Path path;

    /**
     * Makes one where the machine keeps temporary files.
     *
     * @throws IOException if it can't be made.
     */
    public TemporaryData() throws IOException {
        path = Files.createTempDirectory("ringbook-");
    }

    /**
     * Where it is.
     *
     * @return an empty directory at first.
     */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        IoUtil.delete(path.toFile(), true);
    }
}
