package org.ringbook.journal.snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.SnapshotSource;

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
@SuppressWarnings("DoNotCallSuggester")
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
        throw new UnsupportedOperationException(directory.toString());
    }

    /**
     * Begins a snapshot.
     *
     * @param recordCrc CRC of the last record whose effects are in it, unsigned
     * @return the writer; close it
     * @throws SnapshotException if it can't be written
     */
    public SnapshotWriter begin(final long recordCrc) {
        throw new UnsupportedOperationException(directory.toString());
    }

    /**
     * Opens a snapshot. Its blocks are verified as they are read.
     *
     * @param file one of {@link #list}
     * @return the reader in front of its first row; close it
     * @throws SnapshotException if it can't be read, or its first block is not sound
     */
    public SnapshotReader open(final SnapshotFile file) {
        throw new UnsupportedOperationException(file.toString());
    }

    /**
     * Reads a snapshot to its end.
     *
     * @param file one of {@link #list}
     * @return the same, with its fault if there is one
     */
    public SnapshotFile verify(final SnapshotFile file) {
        throw new UnsupportedOperationException(file.toString());
    }

    /**
     * Makes something of the newest snapshot that is sound and of this journal. One that is not is skipped for the one before: it
     * is damaged, or of a later version, ahead of what is durable, or the journal's record at its sequence is another.
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
        throw new UnsupportedOperationException(directory.toString());
    }

    /**
     * Removes all but the newest, and what writers that died have left.
     *
     * @param count how many stay, at least 1
     * @throws SnapshotException if one can't be removed
     */
    public void keepNewest(final int count) {
        throw new UnsupportedOperationException(directory.toString());
    }
}
