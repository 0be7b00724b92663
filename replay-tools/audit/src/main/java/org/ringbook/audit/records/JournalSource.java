package org.ringbook.audit.records;

import java.nio.file.Path;
import java.util.Objects;
import org.ringbook.journal.JournalReader;

/**
 * Where an audit reads. Nothing there is changed.
 *
 * @param journal   the journal's directory.
 * @param snapshots directory of its snapshots; null if there is none.
 * @param archive   directory of its archived files; null if there is none.
 */
public record JournalSource(Path journal, Path snapshots, Path archive) {
    /** Takes what must be there. */
    public JournalSource {
        Objects.requireNonNull(journal, "journal");
    }

    /**
     * A journal without snapshots and archive.
     *
     * @param journal its directory.
     */
    public JournalSource(final Path journal) {
        this(journal, null, null);
    }

    /**
     * Opens the journal.
     *
     * @return in front of its first record; to be closed by the caller.
     * @throws org.ringbook.journal.JournalException if there is none.
     */
    public JournalReader open() {
        return JournalReader.open(journal, archive);
    }
}
