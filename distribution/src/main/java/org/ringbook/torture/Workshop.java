package org.ringbook.torture;

import io.aeron.CommonContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** What the trials share: a place to work in, and whether the user wants to leave. */
final class Workshop {
    private final Path directory;
    private final BooleanSupplier isStopRequested;
    private final long seed;

    Workshop(final Path directory, final long seed, final BooleanSupplier isStopRequested) {
        this.directory = directory;
        this.seed = seed;
        this.isStopRequested = isStopRequested;
    }

    /** An empty directory of this name. */
    Path fresh(final String name) throws IOException {
        final Path path = directory.resolve(name);
        SparseFiles.delete(path);
        return Files.createDirectories(path);
    }

    /** Where children complain. */
    Path errors(final String name) {
        return directory.resolve(name + ".err");
    }

    long seed() {
        return seed;
    }

    BooleanSupplier stopRequest() {
        return isStopRequested;
    }

    void checkStop() {
        if (isStopRequested.getAsBoolean()) {
            throw new StopRequested();
        }
    }

    /** Directory for a media driver of its own. */
    String driver() {
        return CommonContext.generateRandomDirName();
    }
}
