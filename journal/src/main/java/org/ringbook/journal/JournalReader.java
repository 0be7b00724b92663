package org.ringbook.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;
import org.ringbook.journal.DocumentCursor.Found;

/**
 * Reads records in order, read-only, beside a live engine in any process or in a copied directory, where it makes and
 * changes nothing. It never passes the mark, and everything up to the mark has to be there: what is not is a
 * {@link JournalDamageException}, never a silent end. Every record's CRC-32C and sequence are verified.
 *
 * <p>One thread each. A record is read in place: the buffer is valid until the next call of {@link #next()},
 * {@link #seek} or {@link #close()}. Nothing is allocated but at a new file, or where a live file has grown by a block.
 */
public final class JournalReader implements AutoCloseable {
    private static final String DAMAGE_REMEDY = "bring the file back from a copy; records before this one can be read";

    private final Path directory;
    private final Path archive;
    private final MarkReader mark;
    private final String markNotice;

    private DocumentCursor cursor;
    private Path unpacked;
    private JournalDamageException damage;
    private long limit;
    private int recordsLeft;
    private int nextOffset;

    private long sequence;
    private int offset;
    private int length;

    private JournalReader(final Path directory, final Path archive, final MarkReader mark) {
        this.directory = directory;
        this.archive = archive;
        this.mark = mark;
        markNotice = mark.damage();
    }

    /**
     * Opens a journal in front of its first record.
     *
     * @param directory of the journal.
     * @return the reader.
     * @throws JournalException       if there is no journal.
     * @throws JournalDamageException if its mark is missing or damaged.
     */
    public static JournalReader open(final Path directory) {
        return open(directory, null);
    }

    /**
     * Opens a journal in front of its first record, of which older files were archived: it reads through both. An archived file is
     * unpacked into the system's directory for temporary files while it is read.
     *
     * @param directory of the journal.
     * @param archive   directory of its archive; null for none.
     * @return the reader.
     * @throws JournalException       if there is no journal.
     * @throws JournalDamageException if its mark is missing or damaged.
     */
    public static JournalReader open(final Path directory, final Path archive) {
        try {
            return new JournalReader(directory, archive, new MarkReader(directory));
        } catch (final NoSuchFileException e) {
            if (Files.isDirectory(directory) && !JournalFile.list(directory).isEmpty()) {
                throw new JournalDamageException(
                        Mark.path(directory), 0, 0, "the mark is missing", MarkReader.MARK_REMEDY);
            }
            throw new JournalException("no journal here: directory=" + directory, e);
        } catch (final IOException e) {
            throw new JournalException("cannot read the journal: directory=" + directory + ": " + e, e);
        }
    }

    /**
     * Goes in front of a record.
     *
     * <p>Of a journal whose older files are retired, a reader that never seeks is refused at the first call of {@link #next()}.
     *
     * @param next the sequence that {@link #next()} shall read: from {@link #firstSequence()} to
     *             {@link #durableSequence()} plus one, which waits for the next record.
     * @throws JournalException       if the sequence is not within these bounds.
     * @throws JournalDamageException if the place can't be reached.
     */
    public void seek(final long next) {
        damage = null;
        limit = mark.sequence();
        final long first = firstSequence();
        if (next < first || next > limit + 1) {
            throw new JournalException("the journal does not hold this record: sequence=" + next + " firstSequence="
                    + first + " durableSequence=" + limit);
        }
        closeCursor();
        recordsLeft = 0;
        sequence = next - 1;
        if (next > first) {
            goBehind(next - 1);
        }
    }

    private void goBehind(final long target) {
        final List<JournalFile> files = JournalFiles.list(directory, archive).files();
        int low = 0;
        int high = files.size() - 1;
        while (low < high) {
            final int middle = (low + high + 1) >>> 1;
            if (JournalFiles.firstSequenceOf(files.get(middle)) <= target) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        openFile(files.get(low));
        DocumentSearch.seek(cursor, target);
        do {
            sequence = target;
            nextDocument(false);
        } while (cursor.firstSequence() + cursor.recordCount() <= target);
        if (cursor.firstSequence() > target) {
            throw damaged(cursor.file().path(), cursor.documentPosition(), "records are missing before this document");
        }
        sequence = cursor.firstSequence() - 1;
        while (sequence < target) {
            nextRecord();
        }
    }

    /**
     * Steps to the next record.
     *
     * @return true if there is one; false at the mark, for now.
     * @throws JournalDamageException if a record that the mark promises is not there or not sound. Every further call
     *                                throws it again; {@link #seek} may go elsewhere.
     */
    public boolean next() {
        if (damage != null) {
            throw damage;
        }
        if (sequence >= limit && !isMoreDurable()) {
            return false;
        }
        if (recordsLeft == 0) {
            nextDocument(true);
        }
        nextRecord();
        return true;
    }

    private boolean isMoreDurable() {
        limit = mark.sequence();
        if (limit < sequence) {
            throw damaged(
                    Mark.path(directory),
                    0,
                    "the mark fell back behind a record that was read: durableSequence=" + limit);
        }
        return sequence < limit;
    }

    private void nextDocument(final boolean isNext) {
        if (cursor == null) {
            openNextFile(0);
        }
        while (true) {
            switch (cursor.next()) {
                case DOCUMENT -> {
                    beginDocument(isNext);
                    return;
                }
                case END_OF_FILE -> openNextFile(cursor.file().cycle());
                case NOTHING ->
                    throw damaged(
                            cursor.file().path(),
                            cursor.position(),
                            "a hole in front of the mark (durableSequence=" + limit + ")");
                case FAULT -> throw damaged(cursor.file().path(), cursor.documentPosition(), cursor.fault());
            }
        }
    }

    private void beginDocument(final boolean isNext) {
        if (isNext && cursor.firstSequence() != sequence + 1) {
            throw damaged(
                    cursor.file().path(),
                    cursor.documentPosition(),
                    "records are missing: the next document begins with sequence " + cursor.firstSequence());
        }
        recordsLeft = cursor.recordCount();
        nextOffset = cursor.recordsOffset();
    }

    private void nextRecord() {
        final String fault = cursor.faultOf(nextOffset, sequence + 1);
        if (fault != null) {
            throw damaged(cursor.file().path(), nextOffset, fault);
        }
        offset = nextOffset;
        length = cursor.buffer().getInt(offset + RecordLayout.LENGTH_OFFSET, LITTLE_ENDIAN);
        nextOffset = offset + length;
        recordsLeft--;
        if ((recordsLeft == 0) != (nextOffset == cursor.recordsEnd())) {
            throw damaged(cursor.file().path(), nextOffset, "a document holds another number of records than it says");
        }
        sequence++;
    }

    private void openNextFile(final int afterCycle) {
        final JournalFiles listed = JournalFiles.list(directory, archive);
        for (final JournalFile file : listed.files()) {
            if (file.cycle() > afterCycle) {
                requireNotRetired(listed.retired(), file);
                openFile(file);
                return;
            }
        }
        final Path place = cursor == null ? directory : cursor.file().path();
        throw damaged(place, cursor == null ? 0 : cursor.position(), "the file that follows is missing");
    }

    /** What was taken away on purpose is not damage. */
    private void requireNotRetired(final RetiredFiles retired, final JournalFile next) {
        final long wanted = sequence + 1;
        if (next.archived() == null
                ? wanted <= retired.throughSequence()
                : wanted <= retired.removedThroughSequence()) {
            throw new JournalException("the journal does not hold this record any more: sequence=" + wanted
                    + " retired through sequence=" + retired.throughSequence()
                    + (archive == null ? "; an archive may have it" : " archive=" + archive));
        }
    }

    private void openFile(final JournalFile file) {
        closeCursor();
        if (file.archived() == null) {
            cursor = new DocumentCursor(file);
            return;
        }
        unpacked = Interrupts.deferredRead(() -> {
            final Path temporary =
                    Files.createTempFile("ringbook-" + ProcessHandle.current().pid() + "-", JournalFile.SUFFIX);
            try {
                file.archived().unpack(temporary);
                return temporary;
            } catch (final Throwable e) {
                Files.delete(temporary);
                throw e;
            }
        });
        cursor = new DocumentCursor(file, unpacked);
    }

    private JournalDamageException damaged(final Path file, final long byteOffset, final String what) {
        damage = new JournalDamageException(file, sequence + 1, byteOffset, what, DAMAGE_REMEDY);
        return damage;
    }

    /**
     * The oldest record that can be read: 1 until retention removes files, or archives them where this reader has no archive. Allocates.
     *
     * @return its sequence, or {@link #durableSequence()} plus one if there is none.
     * @throws JournalDamageException if an older file should be here.
     */
    public long firstSequence() {
        final long durable = mark.sequence();
        final JournalFiles listed = JournalFiles.list(directory, archive);
        for (final JournalFile file : listed.files()) {
            final long first = firstSequenceOf(file);
            if (first != Long.MAX_VALUE) {
                final long expected = listed.expectedFirst(file);
                if (first != expected && expected <= durable) {
                    throw new JournalDamageException(
                            file.path(),
                            expected,
                            0,
                            "older files are missing: this is the oldest, and begins with sequence " + first,
                            DAMAGE_REMEDY);
                }
                return Math.min(first, durable + 1);
            }
        }
        return durable + 1;
    }

    private static long firstSequenceOf(final JournalFile file) {
        if (file.archived() != null) {
            return JournalFiles.firstSequenceOf(file);
        }
        try (DocumentCursor first = new DocumentCursor(file)) {
            final Found found = first.next();
            if (found == Found.FAULT) {
                throw new JournalDamageException(
                        file.path(), 0, first.documentPosition(), first.fault(), DAMAGE_REMEDY);
            }
            return found == Found.DOCUMENT ? first.firstSequence() : Long.MAX_VALUE;
        }
    }

    /**
     * How far the oldest files were archived or removed on purpose. Allocates.
     *
     * @return the last record of them; 0 if none was.
     */
    public long retiredThroughSequence() {
        return RetiredFiles.read(directory).throughSequence();
    }

    /** {@return last record that any reader may read now, 0 if none} Reads the mark; any number of calls, this thread. */
    public long durableSequence() {
        return mark.sequence();
    }

    /**
     * What an auditor should know of the mark: a damaged slot means that it may be one append behind.
     *
     * @return the damage found when this reader was opened, empty if none.
     */
    public String markNotice() {
        return markNotice;
    }

    /** {@return sequence of the present record} */
    public long sequence() {
        return sequence;
    }

    /** {@return when it was sequenced, in nanoseconds since the epoch} */
    public long timestampNs() {
        return cursor.buffer().getLong(offset + RecordLayout.TIMESTAMP_OFFSET, LITTLE_ENDIAN);
    }

    /** {@return where the present record is} */
    public DirectBuffer buffer() {
        return cursor.buffer();
    }

    /** {@return offset of the record, its header included} */
    public int offset() {
        return offset;
    }

    /** {@return bytes of the record, its header included} */
    public int length() {
        return length;
    }

    /** {@return offset of its first frame} */
    public int framesOffset() {
        return offset + RecordLayout.FRAMES_OFFSET;
    }

    /** {@return bytes of its frames} */
    public int framesLength() {
        return length - RecordLayout.FRAMES_OFFSET;
    }

    /** {@return CRC-32C of the record, unsigned} */
    public long crc() {
        return Integer.toUnsignedLong(cursor.buffer().getInt(offset + RecordLayout.CRC_OFFSET, LITTLE_ENDIAN));
    }

    /** {@return how many records the present record's document holds} */
    public int documentRecordCount() {
        return cursor.recordCount();
    }

    /** {@return whether the present record is the last of its document} */
    public boolean isDocumentEnd() {
        return recordsLeft == 0;
    }

    private void closeCursor() {
        if (cursor != null) {
            cursor.close();
            cursor = null;
        }
        if (unpacked != null) {
            final Path temporary = unpacked;
            unpacked = null;
            Interrupts.deferredRead(() -> Files.deleteIfExists(temporary));
        }
    }

    @Override
    public void close() {
        closeCursor();
        mark.close();
    }
}
