package org.ringbook.followers.balances;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.ringbook.followers.FollowersContext;
import org.ringbook.followers.LiveTables;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.snapshot.SnapshotFile;
import org.ringbook.journal.snapshot.SnapshotFiles;

/**
 * Reconciles without end, at the price of a look into a directory: whenever the shadow core has written a snapshot and the ledger has
 * passed its record, every balance of the ledger behind that record is compared with the snapshot's, on a connection of its own.
 */
public final class SnapshotWatch {
    private final FollowersContext context;
    private final SnapshotFiles snapshots;
    private final LongSupplier follower;
    private long comparedSequence;

    /**
     * What a comparison found.
     *
     * @param sequence    the snapshot's record.
     * @param compared    how many balances.
     * @param differences at most {@link Reconciliation#DIFFERENCES_MAX}.
     */
    public record Outcome(long sequence, long compared, List<BalanceDifference> differences) {
        /** {@return the differences, a line each} */
        public String text() {
            return differences.stream().map(BalanceDifference::text).collect(Collectors.joining("\n"));
        }
    }

    /**
     * Has compared nothing yet.
     *
     * @param context  of the follower.
     * @param follower says how far the ledger has come.
     */
    public SnapshotWatch(final FollowersContext context, final LongSupplier follower) {
        this.context = context;
        this.follower = follower;
        snapshots = new SnapshotFiles(context.dataDirectory().resolve(SnapshotFiles.DIRECTORY));
    }

    /**
     * Compares, if there is a newer snapshot that the ledger has passed. One thread.
     *
     * @return empty if there is none.
     * @throws SQLException if the database fails.
     * @throws org.ringbook.journal.snapshot.SnapshotException if the snapshot is damaged, or was removed meanwhile.
     */
    public Optional<Outcome> look() throws SQLException {
        final long reached = follower.getAsLong();
        final Optional<SnapshotFile> newest = snapshots.list().stream()
                .filter(SnapshotFile::isSound)
                .filter(file -> file.sequence() <= reached)
                .findFirst()
                .filter(file -> file.sequence() > comparedSequence)
                .filter(this::isOfThisJournal);
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        final SnapshotFile file = newest.get();
        final Outcome outcome = new LiveTables(context.database(), BalancesProjection.KIND.name())
                .read((handle, sequence) -> {
                    final Reconciliation reconciliation = new Reconciliation(handle);
                    final List<BalanceDifference> differences =
                            reconciliation.compare(new SnapshotBalances(snapshots, file), file.sequence());
                    return new Outcome(file.sequence(), reconciliation.compared(), differences);
                });
        comparedSequence = file.sequence();
        return Optional.of(outcome);
    }

    private boolean isOfThisJournal(final SnapshotFile file) {
        try (JournalReader reader = JournalReader.open(context.dataDirectory().resolve("journal"), context.archive())) {
            if (file.sequence() < reader.firstSequence() || file.sequence() > reader.durableSequence()) {
                return false;
            }
            reader.seek(file.sequence());
            return reader.next() && reader.crc() == file.recordCrc();
        }
    }
}
