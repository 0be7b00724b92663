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
import org.ringbook.followers.Rebuild;
import org.ringbook.journal.JournalDamageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Followers as a process of their own. */
@Command(
        name = "follow",
        description = {
            "Follow the journal into SQL: apply each record once, in order, beside a live engine or none. A follower"
                    + " that was stopped or killed goes on behind the last record that it committed.",
            "The balances are compared with every snapshot that the shadow core writes; a difference is an alarm (see"
                    + " status)."
        },
        footer = {
            "",
            "Exit status: 0 stopped; 1 a follower can't go on; 4 the journal is damaged.",
            "",
            "Examples:",
            "  ringbook follow                                   all followers, into an H2 file in the data directory",
            "  ringbook follow balances --database jdbc:postgresql://127.0.0.1/ringbook",
            "  ringbook follow --once                            to the journal's end, done",
            "  ringbook follow balances --rebuild                anew from the first record, then in the place of the"
                    + " old"
        })
public final class FollowCommand extends Subcommand {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(100);

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Followers: balances, orders, market, settlement, or all. Default: all.")
    private List<String> names;

    @Option(names = "--once", description = "Follow to the journal's end, and stop.")
    private boolean once;

    @Option(
            names = "--rebuild",
            description =
                    "Make the tables anew beside those in force, and put them in their place when they have caught up."
                            + " A live follower moves over. One that was interrupted goes on.")
    private boolean rebuild;

    @Option(names = "--abandon-rebuild", description = "Drop what an interrupted rebuild has made.")
    private boolean abandonRebuild;

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

    private FollowCommand() {}

    @Override
    public Integer call() {
        final List<FollowerKind> kinds = FollowerNames.find(names);
        final Path data = root().data();
        final FollowersContext context = new FollowersContext()
                .dataDirectory(data)
                .archive(archive == null ? DataDirectory.archiveOf(data) : archive)
                .database(database.database(data))
                .historyNs(history.ns())
                .log(console()::progress);
        if (abandonRebuild) {
            kinds.forEach(kind -> new Rebuild(context, kind).abandon());
            return ExitStatus.DONE;
        }
        return rebuild ? rebuild(context, kinds) : follow(context, kinds);
    }

    private int rebuild(final FollowersContext context, final List<FollowerKind> kinds) {
        for (final FollowerKind kind : kinds) {
            final long startNs = System.nanoTime();
            final boolean done = new Rebuild(context, kind)
                    .run(
                            (sequence, last) -> console()
                                    .bar(
                                            sequence,
                                            last,
                                            String.format("%s: %,d of %,d records", kind.name(), sequence, last)),
                            root().stop()::isRequested);
            if (!done) {
                console().error("interrupted; the same command goes on, --abandon-rebuild drops what was made");
                return ExitStatus.INTERRUPTED;
            }
            console().print(String.format("%s: rebuilt in %.1f s", kind.name(), (System.nanoTime() - startNs) / 1e9));
        }
        return ExitStatus.DONE;
    }

    private int follow(final FollowersContext context, final List<FollowerKind> kinds) {
        if (once) {
            context.until(new Progress(context).durableSequence());
        }
        try (FollowerHost host = FollowerHost.start(context, kinds)) {
            if (!once) {
                console().say("ready; Ctrl-C stops it");
            }
            while (host.isFollowing() && !root().stop().isRequested()) {
                LockSupport.parkNanos(LOOK_NS);
                if (once) {
                    Progress.tell(console(), host.followers(), context.until());
                }
            }
            host.stop();
            return outcome(host);
        }
    }

    private int outcome(final FollowerHost host) {
        int status = ExitStatus.DONE;
        final Map<String, Object> sequences = new LinkedHashMap<>();
        for (final Follower follower : host.followers()) {
            sequences.put(follower.kind().name(), follower.sequence());
            console()
                    .say(String.format("%s: through record %,d", follower.kind().name(), follower.sequence()));
            if (!follower.fault().isEmpty()) {
                console().error(follower.fault());
                status = Math.max(
                        status,
                        follower.cause() instanceof JournalDamageException ? ExitStatus.DAMAGED : ExitStatus.FAILED);
            }
        }
        console().put("followers", sequences);
        return status;
    }
}
