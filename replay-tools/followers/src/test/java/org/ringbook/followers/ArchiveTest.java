package org.ringbook.followers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.followers.orders.OrdersProjection;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.RetentionContext;
import org.ringbook.journal.snapshot.SnapshotFiles;
import org.ringbook.journal.snapshot.SnapshotWriter;
import org.ringbook.sbe.snapshot.BooleanType;
import org.ringbook.sbe.snapshot.MessageHeaderEncoder;
import org.ringbook.sbe.snapshot.SavedEngineEncoder;

/** A journal whose older files were archived. */
final class ArchiveTest {
    private static final int COMMANDS = 6_000;
    private static final long SMALL_FILES = 1 << 17;

    @TempDir
    private Path data;

    private void snapshot(final long sequence) throws IOException {
        final long crc;
        try (JournalReader reader = JournalReader.open(data.resolve("journal"), null)) {
            reader.seek(sequence);
            assertTrue(reader.next());
            crc = reader.crc();
        }
        final UnsafeBuffer row = new UnsafeBuffer(new byte[512]);
        new SavedEngineEncoder()
                .wrapAndApplyHeader(row, 0, new MessageHeaderEncoder())
                .sequence(sequence)
                .timestampNs(1)
                .halted(BooleanType.FALSE)
                .lowSpace(BooleanType.FALSE);
        try (SnapshotWriter writer = new SnapshotFiles(data.resolve(SnapshotFiles.DIRECTORY)).begin(crc)) {
            writer.frame(row, 0, MessageHeaderEncoder.ENCODED_LENGTH + SavedEngineEncoder.BLOCK_LENGTH);
            writer.commit();
        }
    }

    private FollowersContext context(final Database database) {
        return new FollowersContext().dataDirectory(data).database(database).isRegistered(false);
    }

    @Test
    void shouldFollowFromTheFirstRecordThroughTheArchive() throws IOException {
        final Path archive = data.resolve("archive");
        try (GeneratedJournal journal = new GeneratedJournal(data, 8, SMALL_FILES).write(COMMANDS)) {
            final Database before = TestDatabase.H2.make(data);
            Followed.one(context(before), OrdersProjection.KIND);
            final long last = journal.core().lastSequence();
            snapshot(last - 1);
            snapshot(last);
            final long retired = new org.ringbook.journal.Retention(new RetentionContext()
                            .dataDirectory(data)
                            .keepRecords(0)
                            .archive(archive))
                    .run()
                    .retiredThroughSequence();
            assertTrue(retired > 0, "nothing was archived");
            final Database after = TestDatabase.H2.make(data);
            Followed.one(context(after).archive(archive), OrdersProjection.KIND);
            assertEquals(TableRows.of(before, OrdersProjection.KIND), TableRows.of(after, OrdersProjection.KIND));
            try (Follower follower = Follower.open(context(TestDatabase.H2.make(data)), OrdersProjection.KIND)) {
                assertEquals(0, follower.doWork());
                assertTrue(follower.fault().contains("bring its archive"), follower.fault());
            }
        }
    }
}
