package org.ringbook.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory of its own for a journal that is measured; it is gone after {@link #close}. */
final class ScratchDirectory implements AutoCloseable {
    /** System property that names the directory in which it is made; the file system there is what is measured. */
    static final String PARENT = "ringbook.benchmarks.directory";

    private final Path path;

    ScratchDirectory() {
        try {
            final Path parent = Path.of(System.getProperty(PARENT, System.getProperty("java.io.tmpdir")));
            path = Files.createTempDirectory(parent, "ringbook-benchmarks-");
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
