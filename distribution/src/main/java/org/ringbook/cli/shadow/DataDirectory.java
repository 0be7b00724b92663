package org.ringbook.cli.shadow;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are in a data directory. */
public final class DataDirectory {
    private static final String ARCHIVE = "archive";

    private DataDirectory() {}

    /**
     * Where retention puts archived journal files unless it is told otherwise.
     *
     * @param data the data directory.
     * @return a directory that need not exist.
     */
    public static Path defaultArchive(final Path data) {
        return data.resolve(ARCHIVE);
    }

    /**
     * The archive that a data directory has in it.
     *
     * @param data the data directory.
     * @return null if there is none.
     */
    public static Path archiveOf(final Path data) {
        final Path archive = defaultArchive(data);
        return Files.isDirectory(archive) ? archive : null;
    }
}
