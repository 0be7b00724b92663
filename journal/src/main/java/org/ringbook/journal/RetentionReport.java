package org.ringbook.journal;

import java.nio.file.Path;
import java.util.List;

/**
 * What retention did, or would do.
 *
 * @param durableSequence        last durable record when it began.
 * @param retiredThroughSequence last record that is not in the journal's directory any more.
 * @param snapshotSequence       record of the oldest sound snapshot; 0 if there is none.
 * @param bytesFreed             bytes of the files that were removed.
 * @param files                  every file that was there, the oldest first.
 * @param notices                what is out of the ordinary, a sentence each.
 */
public record RetentionReport(
        long durableSequence,
        long retiredThroughSequence,
        long snapshotSequence,
        long bytesFreed,
        List<FileReport> files,
        List<String> notices) {
    /** Makes the lists unmodifiable. */
    public RetentionReport {
        files = List.copyOf(files);
        notices = List.copyOf(notices);
    }

    /** What became of a file. */
    public enum Action {
        /** It stays. */
        KEPT,
        /** It is in the archive, and gone from the journal. */
        ARCHIVED,
        /** It is gone. */
        REMOVED,
        /** A dry run would have archived it. */
        WOULD_ARCHIVE,
        /** A dry run would have removed it. */
        WOULD_REMOVE,
        /** It was retired before, by a run that ended too early to remove it. */
        REST_REMOVED
    }

    /**
     * What became of a file, and why.
     *
     * @param file          the file.
     * @param firstSequence its first record; 0 if it was not looked at.
     * @param lastSequence  its last record; 0 if it was not looked at.
     * @param bytes         its length.
     * @param action        what became of it.
     * @param reason        why it is kept, or where it is now.
     */
    public record FileReport(
            Path file, long firstSequence, long lastSequence, long bytes, Action action, String reason) {}
}
