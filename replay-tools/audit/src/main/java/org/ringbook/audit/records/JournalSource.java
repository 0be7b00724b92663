package org.ringbook.audit.records;

import java.nio.file.Path;
import java.util.Objects;
import org.ringbook.journal.JournalReader;

/**
 * Where an audit reads. Nothing there is changed.
 *
 * @param journal   the journal's directory.
 * @param snapshots directory of its snapshots; null if there is none.
 */
public record JournalSource(Path journal, Path snapshots) {
    /** Takes what must be there. */
    public JournalSource {
        Objects.requireNonNull(journal, "journal");
    }

    /**
     * A journal without snapshots.
     *
     * @param journal its directory.
     */
    public JournalSource(final Path journal) {
        this(journal, null);
    }

    /**
     * Opens the journal.
     *
     * @return in front of its first record; to be closed by the caller.
     * @throws org.ringbook.journal.JournalException if there is none.
     */
    public JournalReader open() {
        return JournalReader.open(journal);
    }
}
