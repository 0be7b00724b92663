package org.ringbook.cli.follow;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.shadow.DataDirectory;
import org.ringbook.followers.Follower;
import org.ringbook.followers.FollowerHost;
import org.ringbook.followers.FollowerKind;
import org.ringbook.followers.FollowersContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The journal once more into another database. */
@Command(
        name = "replay",
        description = {
            "Apply the journal's records to a database of its own, to any record: what the tables were then. The data"
                    + " directory's followers are not touched. A database that has some of the records already goes on"
                    + " behind them."
        },
        footer = {
            "",
            "Examples:",
            "  ringbook replay --into jdbc:h2:file:./then --until 120000",
            "  ringbook replay balances --into jdbc:postgresql://127.0.0.1/audit --database-user audit"
        })
public final class ReplayCommand extends Subcommand {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(20);

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Followers: balances, orders, market, settlement, or all. Default: all.")
    private List<String> names;

    @Option(names = "--into", paramLabel = "URL", required = true, description = "The database.")
    private String into;

    @Option(names = "--until", paramLabel = "SEQ", description = "The last record. Default: the journal's last.")
    private Long until;

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description =
                    "Where older journal files are archived. Default: archive in the data directory, if there is one.")
    private Path archive;

    @Mixin
    private DatabaseOptions database;

    @Mixin
    private HistoryOption history;

    private ReplayCommand() {}

    @Override
    public Integer call() {
        final Path data = root().data();
        final FollowersContext context = new FollowersContext()
                .dataDirectory(data)
                .archive(archive == null ? DataDirectory.archiveOf(data) : archive)
                .database(database.open(into))
                .isRegistered(false)
                .historyNs(history.ns())
                .log(console()::progress);
        final long last = new Progress(context).durableSequence();
        if (until != null && (until < 1 || until > last)) {
            throw usage("--until: the journal has the records 1 to " + last + ": " + until);
        }
        context.until(until == null ? last : until);
        final List<FollowerKind> kinds = FollowerNames.find(names);
        final long startNs = System.nanoTime();
        try (FollowerHost host = FollowerHost.start(context, kinds)) {
            while (host.isFollowing() && !root().stop().isRequested()) {
                LockSupport.parkNanos(LOOK_NS);
                Progress.tell(console(), host.followers(), context.until());
            }
            host.stop();
            return outcome(host, context.until(), System.nanoTime() - startNs);
        }
    }

    private int outcome(final FollowerHost host, final long last, final long elapsedNs) {
        final Map<String, Object> sequences = new LinkedHashMap<>();
        int status = ExitStatus.DONE;
        for (final Follower follower : host.followers()) {
            sequences.put(follower.kind().name(), follower.sequence());
            if (!follower.fault().isEmpty()) {
                console().error(follower.fault());
                status = ExitStatus.FAILED;
            } else if (follower.sequence() < last) {
                console()
                        .error(follower.kind().name() + ": interrupted behind record " + follower.sequence()
                                + "; the same command goes on");
                status = ExitStatus.INTERRUPTED;
            } else if (follower.sequence() > last) {
                console().error(follower.kind().name() + ": the database is past that record: " + follower.sequence());
                status = ExitStatus.FAILED;
            }
        }
        console().put("followers", sequences).put("seconds", elapsedNs / 1e9);
        if (status == ExitStatus.DONE) {
            console()
                    .print(String.format(
                            "through record %,d in %.1f s, %,.0f records/s",
                            last, elapsedNs / 1e9, last / (elapsedNs / 1e9)));
        }
        return status;
    }
}
