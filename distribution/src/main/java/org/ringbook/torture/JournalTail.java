package org.ringbook.torture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.ringbook.journal.JournalLayout.Kind;
import org.ringbook.journal.JournalLayout.Range;

/** The documents of one file of a sample, and what is left of them after a cut. */
final class JournalTail {
    private static final int ALIGNMENT = 4;

    private final Path file;
    private final byte[] bytes;
    private final long before;
    private final List<Document> documents = new ArrayList<>();

    /** A document: its last record, and where it ends. */
    private record Document(long lastSequence, int end) {}

    JournalTail(final SampleJournal sample, final Path file, final long before) throws IOException {
        this.file = file;
        this.before = before;
        bytes = SparseFiles.head(file);
        Range last = null;
        for (final Range range : sample.ranges()) {
            if (range.file().equals(file)) {
                if (range.kind() != Kind.RECORD && last != null) {
                    documents.add(new Document(last.sequence(), (int) last.to()));
                }
                last = range.kind() == Kind.RECORD ? range : null;
            }
        }
        if (last != null) {
            documents.add(new Document(last.sequence(), (int) last.to()));
        }
    }

    static List<Path> files(final SampleJournal sample) {
        return sample.ranges(Kind.RECORD).stream().map(Range::file).distinct().toList();
    }

    Path file() {
        return file;
    }

    /** The write position: the end of the last document. */
    int end() {
        return documents.get(documents.size() - 1).end;
    }

    long lastSequence() {
        return documents.get(documents.size() - 1).lastSequence;
    }

    /** Last record that is left whole if the file ends at this byte. */
    long leftByCut(final long offset) {
        long left = before;
        for (final Document document : documents) {
            left = document.end <= offset ? document.lastSequence : left;
        }
        return left;
    }

    /** The same if there are zeros from this byte on: a document that ended with zeros has lost nothing. */
    long leftByZeros(final long offset) {
        int end = end();
        while (end > offset && bytes[end - 1] == 0) {
            end--;
        }
        if (end <= offset) {
            return lastSequence();
        }
        long left = before;
        for (final Document document : documents) {
            left = document.end <= offset || isZero((int) offset, document.end) ? document.lastSequence : left;
        }
        return left;
    }

    private boolean isZero(final int from, final int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether bytes of a record that is not whole are left in front of the cut. */
    boolean isTorn(final long offset, final long left) {
        int end = 0;
        for (final Document document : documents) {
            end = document.lastSequence <= left ? document.end : end;
        }
        final int next = (end + ALIGNMENT - 1) & -ALIGNMENT;
        return next < offset && !isZero(next, (int) offset);
    }

    static void truncate(final Path file, final long offset) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(offset);
        }
    }

    static void zero(final Path file, final long offset, final long end) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate((int) (end - offset)), offset);
        }
    }
}
