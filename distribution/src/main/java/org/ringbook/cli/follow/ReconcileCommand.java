package org.ringbook.cli.follow;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.ringbook.audit.StateReplay;
import org.ringbook.audit.records.JournalSource;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.engine.EngineHost;
import org.ringbook.cli.shadow.DataDirectory;
import org.ringbook.core.CoreView;
import org.ringbook.followers.FollowerAlarm;
import org.ringbook.followers.LiveTables;
import org.ringbook.followers.balances.BalanceDifference;
import org.ringbook.followers.balances.BalanceSource;
import org.ringbook.followers.balances.Reconciliation;
import org.ringbook.journal.snapshot.SnapshotFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The ledger held to the core. */
@Command(
        name = "reconcile",
        description = {
            "Compare every balance in SQL with the core's: a core executes the journal up to the ledger's last record,"
                    + " or up to --at, beginning with a snapshot. Then check the ledger in itself: that the entries of"
                    + " every event add up to zero, that each entry follows on the one before, and that each balance is"
                    + " its last entry's.",
        },
        footer = {
            "",
            "Exit status: 0 no difference; 1 a difference, which names account, asset and record; 4 the journal is"
                    + " damaged.",
            "",
            "Examples:",
            "  ringbook reconcile",
            "  ringbook reconcile --at 120000 --database jdbc:postgresql://127.0.0.1/ringbook",
            "  ringbook reconcile --from-start                   without the help of a snapshot",
            "  ringbook reconcile --clear-alarm                  you have looked at what was found"
        })
public final class ReconcileCommand extends Subcommand {
    @Option(names = "--at", paramLabel = "SEQ", description = "Behind this record. Default: the ledger's last.")
    private Long at;

    @Option(names = "--from-start", description = "Execute the journal from its first record, not from a snapshot.")
    private boolean fromStart;

    @Option(names = "--without-check", description = "Only compare with the core; do not query all of the ledger.")
    private boolean withoutCheck;

    @Option(names = "--clear-alarm", description = "You have looked at what a reconciliation found: end its alarm.")
    private boolean clearAlarm;

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description =
                    "Where older journal files are archived. Default: archive in the data directory, if there is one.")
    private Path archive;

    @Mixin
    private DatabaseOptions database;

    private ReconcileCommand() {}

    private record Outcome(long sequence, long compared, List<BalanceDifference> differences) {}

    @Override
    public Integer call() throws SQLException {
        if (clearAlarm) {
            final boolean cleared = FollowerAlarm.clear(root().data(), FollowerAlarm.RECONCILIATION);
            console().say(cleared ? "cleared" : "there is no alarm");
            return ExitStatus.DONE;
        }
        final Outcome outcome = new LiveTables(database.database(root().data()), "balances")
                .read((handle, last) -> compare(new Reconciliation(handle), last));
        console()
                .put("sequence", outcome.sequence())
                .put("balances", outcome.compared())
                .put("differences", outcome.differences());
        if (outcome.differences().isEmpty()) {
            console()
                    .print(String.format(
                            "all %,d balances behind record %,d are the core's%s",
                            outcome.compared(),
                            outcome.sequence(),
                            withoutCheck ? "" : "; every event's entries add up to zero"));
            return ExitStatus.DONE;
        }
        outcome.differences().forEach(difference -> console().error(difference.text()));
        return ExitStatus.FAILED;
    }

    private Outcome compare(final Reconciliation reconciliation, final long last) throws SQLException {
        final long sequence = at == null ? last : at;
        if (sequence < 1 || sequence > last) {
            throw new Failure(ExitStatus.FAILED, "the ledger has the records 1 to " + last + ": --at " + sequence);
        }
        final Path data = root().data();
        final Path journal = EngineHost.journalOf(data);
        final Path snapshots = journal.toAbsolutePath().resolveSibling(SnapshotFiles.DIRECTORY);
        final JournalSource source =
                new JournalSource(journal, snapshots, archive == null ? DataDirectory.archiveOf(data) : archive);
        try (StateReplay replay = StateReplay.open(
                source,
                fromStart ? null : snapshots,
                sequence,
                note -> console().progress("note: " + note))) {
            final boolean stopped = replay.advanceTo(
                    sequence,
                    root().stop()::isRequested,
                    (done, total, elapsedNs) ->
                            console().bar(done, total, String.format("executed %,d of %,d", done, total)));
            if (stopped) {
                throw new Failure(ExitStatus.INTERRUPTED, "interrupted");
            }
            final List<BalanceDifference> differences = reconciliation.compare(balances(replay.view()), sequence);
            final long compared = reconciliation.compared();
            final boolean done = withoutCheck || !differences.isEmpty();
            return new Outcome(sequence, compared, done ? differences : reconciliation.check());
        }
    }

    private static BalanceSource balances(final CoreView view) {
        return listener -> view.accounts(-1, account -> {
            final int accountId = account.accountId();
            view.balances(accountId, 0, (assetId, available, held) -> {
                listener.onBalance(accountId, assetId, available, held);
                return true;
            });
            return true;
        });
    }
}
