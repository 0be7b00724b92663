package org.ringbook.followers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ringbook.journal.AtomicFile;
import org.ringbook.journal.FollowerPositions;

/**
 * What an operator has to look at: a follower that has ended, or a ledger that is not what the core says. A file
 * {@code followers/NAME.alarm} of the data directory, the same for all processes. Any thread.
 *
 * @param name of the follower, or {@link #RECONCILIATION}.
 * @param text what was found, a line each.
 */
public record FollowerAlarm(String name, String text) {
    /** Name of the alarm that a reconciliation raises. */
    public static final String RECONCILIATION = "reconciliation";

    private static final String SUFFIX = ".alarm";

    /**
     * Raises it: replaces one of this name.
     *
     * @param dataDirectory the data directory.
     */
    void raise(final Path dataDirectory) {
        try {
            final Path file = fileOf(dataDirectory, name);
            Files.createDirectories(file.getParent());
            AtomicFile.write(file, text.getBytes(UTF_8), false);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot keep the alarm in a file: " + text, e);
        }
    }

    /**
     * Ends an alarm.
     *
     * @param dataDirectory the data directory.
     * @param name          of the alarm.
     * @return whether there was one.
     */
    public static boolean clear(final Path dataDirectory, final String name) {
        try {
            return Files.deleteIfExists(fileOf(dataDirectory, name));
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot clear the alarm: name=" + name, e);
        }
    }

    /**
     * All there are.
     *
     * @param dataDirectory the data directory.
     * @return by name.
     */
    public static List<FollowerAlarm> list(final Path dataDirectory) {
        final Path directory = dataDirectory.resolve(FollowerPositions.DIRECTORY_NAME);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            final List<FollowerAlarm> alarms = new ArrayList<>();
            for (final Path file : files.sorted().toList()) {
                final String fileName = file.getFileName().toString();
                if (fileName.endsWith(SUFFIX)) {
                    final String name = fileName.substring(0, fileName.length() - SUFFIX.length());
                    alarms.add(new FollowerAlarm(name, Files.readString(file)));
                }
            }
            return alarms;
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read the followers' alarms: directory=" + directory, e);
        }
    }

    private static Path fileOf(final Path dataDirectory, final String name) {
        return dataDirectory.resolve(FollowerPositions.DIRECTORY_NAME).resolve(name + SUFFIX);
    }
}
