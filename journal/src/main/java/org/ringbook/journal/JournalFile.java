package org.ringbook.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One Chronicle file of a run. Chronicle names its files by an hour; Ringbook's hours are a counter that moves at each
 * new file and never with a clock: {@code run-00000003/19700101-05F.cq4} is the fifth file ever begun, in a run that
 * began with the third.
 *
 * @param path     where it is.
 * @param cycle    its number, from 1; files are in order of it.
 * @param archived what it holds, if it is one of an archive and has to be unpacked to be read; else null.
 */
record JournalFile(Path path, int cycle, ArchivedFile archived) {
    static final long CYCLE_MS = 3_600_000;
    static final String SUFFIX = ".cq4";
    static final String RUN_PREFIX = "run-";

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HH'F.cq4'");

    /** One that can be read as it is. */
    JournalFile(final Path path, final int cycle) {
        this(path, cycle, null);
    }

    static Path runDirectory(final Path directory, final int firstCycle) {
        return directory.resolve(String.format("%s%08d", RUN_PREFIX, firstCycle));
    }

    static JournalFile in(final Path run, final int cycle) {
        final LocalDateTime hour = LocalDateTime.ofEpochSecond(cycle * CYCLE_MS / 1000, 0, ZoneOffset.UTC);
        return new JournalFile(run.resolve(NAME.format(hour)), cycle);
    }

    /** All of them, the oldest first, those too that are retired. */
    static List<JournalFile> list(final Path directory) {
        return list(directory, SUFFIX);
    }

    /** All compressed ones, the oldest first. */
    static List<JournalFile> listArchived(final Path archive) {
        return list(archive, SUFFIX + ArchivedFile.SUFFIX);
    }

    /** Where this file's compressed form is in an archive: it is laid out as the journal is. */
    Path in(final Path archive) {
        return archive.resolve(path.getParent().getFileName()).resolve(path.getFileName() + ArchivedFile.SUFFIX);
    }

    private static List<JournalFile> list(final Path directory, final String suffix) {
        final List<JournalFile> files = new ArrayList<>();
        for (final Path run : children(directory)) {
            if (run.getFileName().toString().startsWith(RUN_PREFIX) && Files.isDirectory(run)) {
                for (final Path file : children(run)) {
                    addIfNamedAsOne(file, suffix, files);
                }
            }
        }
        files.sort(Comparator.comparingInt(JournalFile::cycle));
        for (int i = 1; i < files.size(); i++) {
            if (files.get(i).cycle == files.get(i - 1).cycle) {
                throw new JournalDamageException(
                        files.get(i).path,
                        0,
                        0,
                        "it is there twice, also as " + files.get(i - 1).path,
                        "remove the one that does not belong");
            }
        }
        return files;
    }

    private static void addIfNamedAsOne(final Path file, final String suffix, final List<JournalFile> files) {
        final String name = file.getFileName().toString();
        if (!name.endsWith(suffix)) {
            return;
        }
        try {
            final String plainName = name.substring(0, name.length() - suffix.length() + SUFFIX.length());
            final LocalDateTime hour = LocalDateTime.parse(plainName, NAME);
            files.add(new JournalFile(file, (int) (hour.toEpochSecond(ZoneOffset.UTC) * 1000 / CYCLE_MS)));
        } catch (final DateTimeParseException e) {
            throw new JournalDamageException(
                    file, 0, 0, "it is not named as a journal file", "give it its name back, or move it away");
        }
    }

    private static List<Path> children(final Path directory) {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
