package org.ringbook.torture;

import java.nio.file.Path;
import java.util.function.LongPredicate;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.EventSink;
import org.ringbook.core.ExchangeCore;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.snapshot.SnapshotFiles;
import org.ringbook.journal.snapshot.SnapshotWriter;
import org.ringbook.sbe.Frames;

/** Writes snapshots of a journal that nobody writes, as a shadow core would have. */
final class Snapshots {
    private Snapshots() {}

    /** Hears of a snapshot. */
    @FunctionalInterface
    interface Listener {
        void written(long sequence, long stateHash);
    }

    /** Executes the journal, and writes one behind each record that is wanted. */
    static void write(final Path journal, final Path target, final LongPredicate isWanted, final Listener listener) {
        final ExchangeCore core = new ExchangeCore();
        final EventSink events = new EventSink();
        final UnsafeBuffer made = new UnsafeBuffer(new byte[Frames.MAX_RECORD_LENGTH]);
        final SnapshotFiles files = new SnapshotFiles(target);
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next()) {
                final int frame = reader.framesOffset();
                events.wrap(made, 0, made.capacity());
                core.apply(
                        reader.sequence(),
                        reader.timestampNs(),
                        reader.buffer(),
                        Frames.offset(frame),
                        Frames.length(reader.buffer(), frame),
                        events);
                if (isWanted.test(reader.sequence())) {
                    try (SnapshotWriter writer = files.begin(reader.crc())) {
                        core.save(writer);
                        writer.commit();
                    }
                    listener.written(reader.sequence(), core.stateHash());
                }
            }
        }
    }
}
