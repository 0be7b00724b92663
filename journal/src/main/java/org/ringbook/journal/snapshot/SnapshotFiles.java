package org.ringbook.journal.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.SnapshotSource;
import org.ringbook.sbe.SnapshotStateException;

/**
 * The snapshots of a directory. Several processes may read them while one writes.
 *
 * <pre>{@code
 * try (SnapshotWriter writer = files.begin(journal.crc())) {       // the journal's present record is the core's last
 *     core.save(writer);
 *     writer.commit();
 * }
 * files.keepNewest(SnapshotFiles.KEPT);
 *
 * ExchangeCore core = files.loadNewest(journal, journal.durableSequence(), ExchangeCore::load, skipped -> say(skipped.fault()))
 *         .orElseGet(ExchangeCore::new);
 * journal.seek(core.lastSequence() + 1);
 * }</pre>
 */
public final class SnapshotFiles {
    /** Name of the directory beside that of the journal. */
    public static final String DIRECTORY = "snapshots";

    /** How many are kept by default. */
    public static final int KEPT = 3;

    private final Path directory;

    /**
     * The snapshots of a directory, which need not exist yet.
     *
     * @param directory where they are
     */
    public SnapshotFiles(final Path directory) {
        this.directory = directory;
    }

    /**
     * What is here. Looks at the names and the first block of each, not at what follows.
     *
     * @return the newest first; those whose first block is not sound with their fault
     * @throws SnapshotException if the directory can't be read
     */
    public List<SnapshotFile> list() {
        final List<SnapshotFile> files = new ArrayList<>();
        for (final Path path : paths()) {
            if (SnapshotName.sequence(path) > 0) {
                files.add(describe(path));
            }
        }
        files.sort(Comparator.comparingLong(SnapshotFile::sequence).reversed());
        return files;
    }

    private List<Path> paths() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.toList();
        } catch (final IOException | UncheckedIOException e) {
            throw new SnapshotException("cannot list the snapshots: directory=" + directory + ": " + e, e);
        }
    }

    private static SnapshotFile describe(final Path path) {
        try (SnapshotReader reader = new SnapshotReader(path)) {
            return reader.file();
        } catch (final SnapshotException e) {
            return new SnapshotFile(
                    SnapshotName.sequence(path), 0, 0, 0, path, path.toFile().length(), e.getMessage());
        }
    }

    /**
     * Refuses to begin a snapshot that would leave too little room on the file system: one that is half larger than the newest here.
     *
     * @param freeBytes what is free now
     * @param floorBytes what has to stay free
     * @throws SnapshotException if less would stay
     */
    public void requireRoom(final long freeBytes, final long floorBytes) {
        final long newestBytes =
                list().stream().findFirst().map(SnapshotFile::size).orElse(0L);
        final long expectedBytes = newestBytes + newestBytes / 2;
        if (freeBytes - expectedBytes < floorBytes) {
            throw new SnapshotException("too little room: freeBytes=" + freeBytes + " expectedBytes=" + expectedBytes
                    + ", and " + floorBytes + " stay free for the engine: directory=" + directory);
        }
    }

    /**
     * Begins a snapshot.
     *
     * @param recordCrc CRC of the last record whose effects are in it, unsigned
     * @return the writer; close it
     * @throws SnapshotException if it can't be written
     */
    public SnapshotWriter begin(final long recordCrc) {
        return new SnapshotWriter(directory, recordCrc);
    }

    /**
     * Opens a snapshot. Its blocks are verified as they are read.
     *
     * @param file one of {@link #list}
     * @return the reader in front of its first row; close it
     * @throws SnapshotException if it can't be read, or its first block is not sound
     */
    public SnapshotReader open(final SnapshotFile file) {
        return new SnapshotReader(file.path());
    }

    /**
     * Reads a snapshot to its end.
     *
     * @param file one of {@link #list}
     * @return the same, with its fault if there is one
     */
    public SnapshotFile verify(final SnapshotFile file) {
        try (SnapshotReader reader = open(file)) {
            readRest(reader);
            return reader.file();
        } catch (final SnapshotException e) {
            return file.withFault(e.getMessage());
        }
    }

    private static void readRest(final SnapshotReader reader) {
        while (reader.next()) {
            // Every block is verified as it is reached.
        }
    }

    /**
     * Makes something of the newest snapshot that is sound and of this journal. One that is not is skipped for the one before: it
     * is damaged, or of a later version, ahead of what is durable, or the journal's record at its sequence is another or gone.
     *
     * @param <T> what is made
     * @param journal the journal it must be of; it is moved
     * @param atMost newest sequence that will do
     * @param loader makes it of the rows, all of which it must read; what it has made of a snapshot that proves to be damaged is dropped
     * @param skipped hears of those that were skipped, the newest first
     * @return what was made; empty if there is no snapshot to make it of
     * @throws org.ringbook.journal.JournalDamageException if the journal's record at a snapshot's sequence can't be read
     */
    public <T> Optional<T> loadNewest(
            final JournalReader journal,
            final long atMost,
            final Function<SnapshotSource, T> loader,
            final Consumer<SnapshotFile> skipped) {
        for (final SnapshotFile file : list()) {
            final boolean newerThanWanted = file.sequence() > atMost && file.sequence() <= journal.durableSequence();
            if (!newerThanWanted) {
                final SnapshotFile checked = file.isSound() ? file.withFault(faultIn(journal, file)) : file;
                final Optional<T> loaded = load(checked, loader, skipped);
                if (loaded.isPresent()) {
                    return loaded;
                }
            }
        }
        return Optional.empty();
    }

    private static String faultIn(final JournalReader journal, final SnapshotFile file) {
        final long sequence = file.sequence();
        if (sequence > journal.durableSequence()) {
            return "ahead of the journal: durableSequence=" + journal.durableSequence() + " file=" + file.path();
        }
        final long first = journal.firstSequence();
        if (sequence < first) {
            return "its record is not in the journal any more: sequence=" + sequence + " firstSequence=" + first
                    + " file=" + file.path();
        }
        journal.seek(sequence);
        journal.next();
        return journal.crc() == file.recordCrc()
                ? ""
                : "of another journal, whose record has another CRC: sequence=" + sequence + " file=" + file.path();
    }

    private <T> Optional<T> load(
            final SnapshotFile file, final Function<SnapshotSource, T> loader, final Consumer<SnapshotFile> skipped) {
        if (!file.isSound()) {
            skipped.accept(file);
            return Optional.empty();
        }
        try (SnapshotReader reader = open(file)) {
            final T loaded = loader.apply(reader);
            readRest(reader);
            return Optional.of(loaded);
        } catch (final SnapshotException e) {
            skipped.accept(file.withFault(e.getMessage()));
        } catch (final SnapshotStateException e) {
            skipped.accept(file.withFault(e.getMessage() + ": file=" + file.path()));
        }
        return Optional.empty();
    }

    /**
     * Removes all but the newest, and what writers that died have left.
     *
     * @param count how many stay, at least 1
     * @throws SnapshotException if one can't be removed
     */
    public void keepNewest(final int count) {
        if (count < 1) {
            throw new IllegalArgumentException("at least one snapshot is kept: count=" + count);
        }
        final List<Path> surplus = new ArrayList<>();
        paths().stream()
                .filter(path -> SnapshotName.sequence(path) > 0)
                .sorted(Comparator.comparingLong(SnapshotName::sequence).reversed())
                .skip(count)
                .forEach(surplus::add);
        paths().stream().filter(SnapshotFiles::isLeftOver).forEach(surplus::add);
        for (final Path path : surplus) {
            try {
                Files.deleteIfExists(path);
            } catch (final IOException e) {
                throw new SnapshotException("cannot remove a snapshot: file=" + path + ": " + e, e);
            }
        }
    }

    /** A temporary file that no writer holds. */
    private static boolean isLeftOver(final Path path) {
        if (!SnapshotName.isTemporary(path)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (final OverlappingFileLockException | NoSuchFileException e) {
            return false;
        } catch (final IOException e) {
            throw new SnapshotException("cannot look at an unfinished snapshot: file=" + path + ": " + e, e);
        }
    }
}
