package org.ringbook.cli.keys;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;

/** JSON files that only their owner can read. */
public final class OwnerOnlyFile {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private OwnerOnlyFile() {}

    /**
     * Writes a file as a whole. It never can be read by others, not even while it is written.
     *
     * @param file  where; what is there is replaced.
     * @param value what Jackson can write.
     */
    public static void write(final Path file, final Object value) {
        final Path temporary = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(temporary);
            Files.createFile(
                    temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(temporary, JSON.writeValueAsString(value) + System.lineSeparator());
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /**
     * Reads a file.
     *
     * @param file where.
     * @param type what it holds.
     * @param <T>  that.
     * @return what it holds.
     */
    static <T> T read(final Path file, final Class<T> type) {
        try {
            return JSON.readValue(file.toFile(), type);
        } catch (final IOException e) {
            throw new Failure(ExitStatus.FAILED, file + " can't be read: put it right, or move it away", e);
        }
    }
}
