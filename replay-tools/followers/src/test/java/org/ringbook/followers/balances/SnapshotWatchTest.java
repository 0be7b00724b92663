package org.ringbook.followers.balances;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringbook.followers.Database;
import org.ringbook.followers.Follower;
import org.ringbook.followers.FollowersContext;
import org.ringbook.followers.GeneratedJournal;
import org.ringbook.followers.TestDatabase;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.snapshot.SnapshotFiles;
import org.ringbook.journal.snapshot.SnapshotWriter;

final class SnapshotWatchTest {
    @TempDir
    private Path data;

    private void snapshot(final GeneratedJournal journal) {
        try (JournalReader reader = JournalReader.open(data.resolve("journal"))) {
            reader.seek(journal.core().lastSequence());
            assertTrue(reader.next());
            try (SnapshotWriter writer = new SnapshotFiles(data.resolve(SnapshotFiles.DIRECTORY)).begin(reader.crc())) {
                journal.core().save(writer);
                writer.commit();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldCompareWithEachSnapshotOnceTheLedgerHasPassedIt(final TestDatabase kind) throws SQLException {
        final Database database = kind.make(data);
        final FollowersContext context =
                new FollowersContext().dataDirectory(data).database(database);
        try (GeneratedJournal journal = new GeneratedJournal(data, 9).write(1_500)) {
            final long first = journal.core().lastSequence();
            snapshot(journal);
            journal.write(500);
            try (Follower follower = Follower.open(context, BalancesProjection.KIND)) {
                final SnapshotWatch watch = new SnapshotWatch(context, follower::sequence);
                assertEquals(Optional.empty(), watch.look());
                while (follower.sequence() < journal.core().lastSequence()) {
                    follower.doWork();
                    assertEquals("", follower.fault());
                }
                final SnapshotWatch.Outcome agreed = watch.look().orElseThrow();
                assertEquals(first, agreed.sequence());
                assertEquals(List.of(), agreed.differences());
                assertTrue(agreed.compared() > 10, "so many: " + agreed.compared());
                assertEquals(Optional.empty(), watch.look());
                database.jdbi()
                        .useHandle(handle -> handle.execute(
                                "UPDATE balances_1.balances_balance SET available_units = available_units + 1"
                                        + " WHERE account_id = 0 AND asset_id = (SELECT MIN(asset_id)"
                                        + " FROM balances_1.balances_balance WHERE account_id = 0)"));
                snapshot(journal);
                final SnapshotWatch.Outcome differing = watch.look().orElseThrow();
                assertEquals(journal.core().lastSequence(), differing.sequence());
                assertEquals(1, differing.differences().size(), differing.text());
                assertEquals(0, differing.differences().get(0).accountId());
            }
        }
    }
}
