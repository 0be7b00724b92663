package org.ringbook.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that hold a journal's records, the oldest first: those of an archive, if one is at hand, then those of the directory.
 *
 * @param retired what the manifest says.
 * @param files   without those in the directory that are retired: they are rests.
 */
record JournalFiles(RetiredFiles retired, List<JournalFile> files) {
    /**
     * Looks for them. The directory is listed before the manifest is read, so that a file which is retired meanwhile is not taken for
     * one that is missing.
     *
     * @param archive directory of the archive; null if there is none at hand.
     */
    static JournalFiles list(final Path directory, final Path archive) {
        final List<JournalFile> here = JournalFile.list(directory);
        final RetiredFiles retired = RetiredFiles.read(directory);
        final List<JournalFile> files = new ArrayList<>();
        if (archive != null && retired.throughSequence() > 0 && Files.isDirectory(archive)) {
            addArchived(archive, retired, files);
        }
        for (final JournalFile file : here) {
            if (file.cycle() > retired.throughCycle()) {
                files.add(file);
            }
        }
        return new JournalFiles(retired, files);
    }

    private static void addArchived(final Path archive, final RetiredFiles retired, final List<JournalFile> files) {
        try {
            for (final JournalFile file : JournalFile.listArchived(archive)) {
                final ArchivedFile archived = ArchivedFile.read(file.path(), file.cycle());
                final FileSummary summary = archived.contents().summary();
                if (summary.firstSequence() > retired.removedThroughSequence()
                        && summary.lastSequence() <= retired.throughSequence()) {
                    files.add(new JournalFile(file.path(), file.cycle(), archived));
                }
            }
            requireSameJournal(retired, files);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read the archive: directory=" + archive, e);
        }
    }

    private static void requireSameJournal(final RetiredFiles retired, final List<JournalFile> archived) {
        if (archived.isEmpty()) {
            return;
        }
        final JournalFile newest = archived.get(archived.size() - 1);
        final FileSummary summary = newest.archived().contents().summary();
        if (summary.lastSequence() == retired.throughSequence() && summary.lastRecordCrc() != retired.recordCrc()) {
            throw new JournalDamageException(
                    newest.path(),
                    summary.lastSequence(),
                    0,
                    "the archive is of another journal: crc=" + summary.lastRecordCrc() + " manifestCrc="
                            + retired.recordCrc(),
                    "use the archive that belongs to this journal");
        }
    }

    /** First sequence in a file, or {@link Long#MAX_VALUE} if it has no document yet. */
    static long firstSequenceOf(final JournalFile file) {
        if (file.archived() != null) {
            return file.archived().contents().summary().firstSequence();
        }
        try (DocumentCursor cursor = new DocumentCursor(file)) {
            return DocumentSearch.firstSequence(cursor);
        }
    }

    /** The sequence that a file begins with if it is the oldest and nothing is missing. */
    long expectedFirst(final JournalFile oldest) {
        return 1 + (oldest.archived() == null ? retired.throughSequence() : retired.removedThroughSequence());
    }
}
