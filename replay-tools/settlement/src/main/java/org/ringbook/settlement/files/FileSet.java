package org.ringbook.settlement.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Files that belong together: written beside their names, and given them together once they are known to be right. Readable by their owner
 * only, as they name people and accounts. One thread.
 */
final class FileSet implements AutoCloseable {
    private static final String TEMPORARY = ".part";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path root;
    private final String folder;
    private final List<MadeFile> files = new ArrayList<>();

    /** Writes a file's text. */
    @FunctionalInterface
    interface Body {
        void write(Writer out) throws IOException;
    }

    FileSet(final Path root, final String folder) throws IOException {
        this.root = root;
        this.folder = folder;
        Files.createDirectories(root.resolve(folder));
    }

    /** Makes one more file; its name comes later. */
    MadeFile write(final String name, final Body body) throws IOException {
        final Path path = temporary(folder + "/" + name);
        Files.deleteIfExists(path);
        final MessageDigest digest = sha256();
        try (OutputStream file = create(path);
                Writer out = new BufferedWriter(
                        new OutputStreamWriter(new DigestOutputStream(file, digest), StandardCharsets.UTF_8),
                        1 << 16)) {
            body.write(out);
        } catch (final UncheckedIOException e) {
            throw e.getCause();
        }
        final MadeFile made = new MadeFile(
                folder + "/" + name, Files.size(path), HexFormat.of().formatHex(digest.digest()));
        files.add(made);
        return made;
    }

    private static OutputStream create(final Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        return Files.newOutputStream(path);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    List<MadeFile> files() {
        return List.copyOf(files);
    }

    private Path temporary(final String name) {
        return root.resolve(name + TEMPORARY);
    }

    /** Gives the files their names, in place of what is there. */
    void publish() throws IOException {
        for (final MadeFile file : files) {
            Files.move(
                    temporary(file.name()),
                    root.resolve(file.name()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes what was not given its name. */
    @Override
    public void close() throws IOException {
        for (final MadeFile file : files) {
            Files.deleteIfExists(temporary(file.name()));
        }
    }
}
