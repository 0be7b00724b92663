package org.ringbook.followers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringbook.followers.balances.BalancesProjection;
import org.ringbook.journal.FollowerPositions;

final class FollowerTest {
    private static final FollowerKind KIND = BalancesProjection.KIND;

    @TempDir
    private Path data;

    private FollowersContext context(final Database database) {
        return new FollowersContext().dataDirectory(data).database(database).pauseNs(0);
    }

    private static void catchUp(final Follower follower, final long sequence) {
        while (follower.sequence() < sequence) {
            follower.doWork();
            assertEquals("", follower.fault());
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldApplyEachRecordOnceThroughRestarts(final TestDatabase kind) {
        final Database database = kind.make(data);
        final FollowersContext context = context(database).maxRecords(7);
        try (GeneratedJournal journal = new GeneratedJournal(data, 1)) {
            for (int i = 0; i < 3; i++) {
                journal.write(500);
                try (Follower follower = Follower.open(context, KIND)) {
                    catchUp(follower, journal.core().lastSequence());
                }
            }
            assertEquals(
                    journal.core().lastSequence(),
                    new FollowerPositions(data).list().get(0).sequence());
            assertEquals(accounts(journal) + 2, count(database, "balances_1.balances_account"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseADatabaseThatWasMadeOfAnotherJournal(final TestDatabase kind, @TempDir final Path other) {
        final Database database = kind.make(data);
        try (GeneratedJournal journal = new GeneratedJournal(data, 2).write(100);
                Follower follower = Follower.open(context(database), KIND)) {
            catchUp(follower, journal.core().lastSequence());
        }
        try (GeneratedJournal journal = new GeneratedJournal(other, 3).write(200);
                Follower follower = Follower.open(context(database).dataDirectory(other), KIND)) {
            assertTrue(journal.core().lastSequence() > 100);
            assertEquals(0, follower.doWork());
            assertTrue(follower.fault().contains("another journal"), follower.fault());
        }
    }

    private static long accounts(final GeneratedJournal journal) {
        final long[] count = {0};
        journal.core().view().accounts(-1, account -> {
            count[0]++;
            return true;
        });
        return count[0];
    }

    private static long count(final Database database, final String table) {
        return database.jdbi()
                .withHandle(handle -> handle.select("SELECT count(*) FROM " + table)
                        .mapTo(Long.class)
                        .one());
    }
}
