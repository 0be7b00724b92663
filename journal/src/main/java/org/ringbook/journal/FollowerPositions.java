package org.ringbook.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The registered followers of a journal, a file each in {@code followers/NAME.position} of the data directory. Retention removes no
 * record that one of them has not done with. Who follows only the live stream need not register. Any process, any thread.
 */
public final class FollowerPositions {
    /** Name of the directory within a data directory. */
    public static final String DIRECTORY_NAME = "followers";

    private static final String SUFFIX = ".position";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private final Path directory;

    /**
     * Those of a data directory.
     *
     * @param dataDirectory need not have any yet.
     */
    public FollowerPositions(final Path dataDirectory) {
        directory = dataDirectory.resolve(DIRECTORY_NAME);
    }

    /**
     * What is known of a follower.
     *
     * @param name      its name.
     * @param sequence  last record it has done with, 0 if none.
     * @param updatedNs when it said so, nanoseconds since the epoch.
     * @param damage    why its file can't be read; empty if it can. Then nothing is known of it, and everything is kept for it.
     */
    public record Entry(String name, long sequence, long updatedNs, String damage) {}

    /**
     * Registers a follower, or finds it registered.
     *
     * @param name  1 to 64 of a-z 0-9 . _ - and not a sign first.
     * @param nowNs nanoseconds since the epoch, said of a new one.
     * @return its position: where it was, or 0 if it is new or its file was damaged.
     * @throws IllegalArgumentException if that is no name.
     * @throws JournalException         if the file can't be read or written.
     */
    public FollowerPosition register(final String name, final long nowNs) {
        try {
            Files.createDirectories(directory);
            final Entry known = FollowerPosition.read(fileOf(name), name);
            if (known != null && known.damage().isEmpty()) {
                return new FollowerPosition(fileOf(name), known.sequence());
            }
        } catch (final IOException e) {
            throw new JournalException("cannot register the follower: directory=" + directory + " name=" + name, e);
        }
        final FollowerPosition position = new FollowerPosition(fileOf(name), 0);
        position.advance(0, nowNs);
        return position;
    }

    /**
     * All of them.
     *
     * @return by name; those with a damaged file too.
     * @throws JournalException if they can't be read.
     */
    public List<Entry> list() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        final List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (final Path file : files.sorted().toList()) {
                final String fileName = file.getFileName().toString();
                if (fileName.endsWith(SUFFIX)) {
                    final String name = fileName.substring(0, fileName.length() - SUFFIX.length());
                    final Entry entry = FollowerPosition.read(file, name);
                    if (entry != null) {
                        entries.add(entry);
                    }
                }
            }
        } catch (final IOException e) {
            throw new JournalException("cannot read the followers' positions: directory=" + directory, e);
        }
        return entries;
    }

    /**
     * Forgets a follower: nothing is kept for it any more. One that still runs registers itself again with its next step.
     *
     * @param name its name.
     * @return whether there was one.
     * @throws IllegalArgumentException if that is no name.
     * @throws JournalException         if the file can't be deleted.
     */
    public boolean remove(final String name) {
        try {
            return Files.deleteIfExists(fileOf(name));
        } catch (final IOException e) {
            throw new JournalException("cannot remove the follower: directory=" + directory + " name=" + name, e);
        }
    }

    private Path fileOf(final String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a follower's name is 1 to 64 of a-z 0-9 . _ -: name=" + name);
        }
        return directory.resolve(name + SUFFIX);
    }
}
