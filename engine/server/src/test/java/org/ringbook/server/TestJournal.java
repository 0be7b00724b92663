package org.ringbook.server;

import java.nio.file.Path;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.EventSink;
import org.ringbook.core.ExchangeCore;
import org.ringbook.journal.Journal;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.RecordBatch;
import org.ringbook.journal.snapshot.SnapshotFile;
import org.ringbook.journal.snapshot.SnapshotFiles;
import org.ringbook.journal.snapshot.SnapshotWriter;
import org.ringbook.sbe.Frames;

/** A host of the core with no threads and no transport: executes a journal, and appends to it. */
final class TestJournal {
    private final ExchangeCore core = new ExchangeCore();
    private final EventSink events = new EventSink();
    private final Path directory;

    private long lastCrc;

    TestJournal(final Path directory) {
        this(directory, Long.MAX_VALUE);
    }

    /** Executes the journal up to a record. */
    TestJournal(final Path directory, final long lastSequence) {
        this.directory = directory;
        final MutableDirectBuffer made = new UnsafeBuffer(new byte[Frames.MAX_RECORD_LENGTH]);
        try (JournalReader reader = JournalReader.open(directory.resolve("journal"))) {
            while (core.lastSequence() < lastSequence && reader.next()) {
                events.wrap(made, 0, made.capacity());
                final int at = reader.framesOffset();
                core.apply(
                        reader.sequence(),
                        reader.timestampNs(),
                        reader.buffer(),
                        Frames.offset(at),
                        Frames.length(reader.buffer(), at),
                        events);
                lastCrc = reader.crc();
            }
        }
    }

    /** Executes the journal up to a record, and writes a snapshot of the state behind it. */
    static SnapshotFile snapshot(final Path directory, final long sequence) {
        return new TestJournal(directory, sequence).snapshot(0);
    }

    /** A snapshot of the state now, which says that the last record's CRC is another one. */
    SnapshotFile snapshot(final int crcMask) {
        try (SnapshotWriter writer =
                new SnapshotFiles(directory.resolve(SnapshotFiles.DIRECTORY)).begin(lastCrc ^ crcMask)) {
            core.save(writer);
            return writer.commit();
        }
    }

    /** Hash of the state after the last record. */
    long stateHash() {
        return core.stateHash();
    }

    /** Appends the record of one command. */
    void append(final TestCommands command) {
        try (Journal journal =
                Journal.open(TestEngine.context(directory).conclude().journal())) {
            final RecordBatch batch = journal.batch();
            final long sequence = core.lastSequence() + 1;
            final int at = batch.begin(sequence, core.lastTimestampNs());
            final int frame = Frames.offset(at);
            Frames.putLength(batch.buffer(), at, command.length());
            batch.buffer().putBytes(frame, command.buffer(), 0, command.length());
            events.wrap(batch.buffer(), frame + command.length(), batch.framesLimit());
            core.apply(sequence, core.lastTimestampNs(), batch.buffer(), frame, command.length(), events);
            batch.end(Frames.PREFIX_LENGTH + command.length() + events.length());
            journal.append();
        }
    }
}
