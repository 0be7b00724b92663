package org.ringbook.cli.shadow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.Table;
import org.ringbook.journal.FollowerPositions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The registered followers of the journal. */
@Command(
        name = "followers",
        description =
                "List the registered followers of the journal, or forget one. Retention removes nothing that one of them still needs.",
        subcommands = {FollowersCommand.ListCommand.class, FollowersCommand.RemoveCommand.class},
        footer = {"", "Examples:", "  ringbook followers list", "  ringbook followers remove reports"})
public final class FollowersCommand extends Subcommand.Group {
    private FollowersCommand() {}

    /** All of them. */
    @Command(
            name = "list",
            description = "Say how far each has come.",
            footer = {"", "Examples:", "  ringbook followers list", "  ringbook followers list --json"})
    static final class ListCommand extends Subcommand {
        private ListCommand() {}

        @Override
        public Integer call() {
            final Followers followers = Followers.of(root().data());
            final Table table = new Table("follower", "record", "behind", "said at");
            final List<Map<String, Object>> rows = new ArrayList<>();
            for (final FollowerPositions.Entry entry : followers.positions()) {
                final String saidAt = entry.damage().isEmpty()
                        ? Instant.ofEpochMilli(entry.updatedNs() / 1_000_000).toString()
                        : entry.damage();
                table.row(entry.name(), entry.sequence(), followers.lagOf(entry), saidAt);
                final Map<String, Object> row = new LinkedHashMap<>();
                row.put("name", entry.name());
                row.put("sequence", entry.sequence());
                row.put("lag", followers.lagOf(entry));
                row.put("updated", saidAt);
                rows.add(row);
            }
            console().print(table.isEmpty() ? "no follower is registered" : table.toString());
            console().put("durableSequence", followers.durableSequence()).put("followers", rows);
            return ExitStatus.DONE;
        }
    }

    /** One that is gone. */
    @Command(
            name = "remove",
            description = "Forget a follower that is gone for good, so that nothing is kept for it any more.",
            footer = {"", "Examples:", "  ringbook followers remove reports"})
    static final class RemoveCommand extends Subcommand {
        @Parameters(paramLabel = "NAME", description = "The follower.")
        private String name;

        private RemoveCommand() {}

        @Override
        public Integer call() {
            if (!new FollowerPositions(root().data()).remove(name)) {
                console().error("no follower is registered as " + name);
                return ExitStatus.FAILED;
            }
            console().say("forgot " + name);
            return ExitStatus.DONE;
        }
    }
}
