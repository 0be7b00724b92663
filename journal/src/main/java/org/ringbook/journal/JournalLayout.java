package org.ringbook.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ringbook.journal.DocumentCursor.Found;

/** Which bytes of a journal are what. For tools that damage copies on purpose, and for people who look at bytes. */
public final class JournalLayout {
    private static final int METADATA_LENGTH = 1024;
    private static final int BEHIND_LENGTH = 4096;

    private JournalLayout() {}

    /** What bytes are. */
    public enum Kind {
        /** A record, its header included. */
        RECORD,
        /** Headers of a file or a document, and Chronicle's index pages. */
        STRUCTURE,
        /** What stands behind the last document of a file, at most 4,096 bytes of it. */
        BEHIND,
        /** Chronicle's own file beside those of a run. */
        METADATA,
        /** The slots of the mark. */
        MARK
    }

    /**
     * Neighbouring bytes of one kind.
     *
     * @param kind     what they are.
     * @param file     that holds them.
     * @param from     the first one's offset.
     * @param to       behind the last one.
     * @param sequence of the record; of a document's first for its header; 0 elsewhere.
     */
    public record Range(Kind kind, Path file, long from, long to, long sequence) {}

    /**
     * Looks at a journal that nobody writes. Documents are taken as they say they are; nothing is verified.
     *
     * @param directory of the journal.
     * @return all ranges, in the order of the files.
     * @throws IOException            if it can't be read.
     * @throws JournalDamageException if a file is there twice, or has no name of a journal's file.
     */
    public static List<Range> of(final Path directory) throws IOException {
        final List<Range> ranges = new ArrayList<>();
        for (final JournalFile file : JournalFile.list(directory)) {
            add(file, ranges);
            final Path metadata = file.path().resolveSibling(ChronicleLog.METADATA);
            if (Files.exists(metadata) && ranges.stream().noneMatch(range -> range.file.equals(metadata))) {
                final long length = Math.min(METADATA_LENGTH, Files.size(metadata));
                ranges.add(new Range(Kind.METADATA, metadata, 0, length, 0));
            }
        }
        if (Files.exists(Mark.path(directory))) {
            ranges.add(new Range(Kind.MARK, Mark.path(directory), 0, (long) Mark.SLOT_COUNT * Mark.SLOT_LENGTH, 0));
        }
        return ranges;
    }

    private static void add(final JournalFile file, final List<Range> ranges) throws IOException {
        final Path path = file.path();
        try (DocumentCursor cursor = new DocumentCursor(file)) {
            int last = 0;
            while (cursor.next() == Found.DOCUMENT) {
                ranges.add(new Range(Kind.STRUCTURE, path, last, cursor.recordsOffset(), cursor.firstSequence()));
                last = cursor.recordsOffset();
                for (int i = 0; i < cursor.recordCount(); i++) {
                    final int end = last + cursor.buffer().getInt(last + RecordLayout.LENGTH_OFFSET, LITTLE_ENDIAN);
                    ranges.add(new Range(Kind.RECORD, path, last, end, cursor.firstSequence() + i));
                    last = end;
                }
            }
            final long behind = Math.min(Files.size(path), last + BEHIND_LENGTH);
            if (behind > last) {
                ranges.add(new Range(Kind.BEHIND, path, last, behind, 0));
            }
        }
    }
}
