package org.ringbook.cli.follow;

import java.util.List;
import org.ringbook.cli.Console;
import org.ringbook.followers.Follower;
import org.ringbook.followers.FollowersContext;
import org.ringbook.journal.JournalReader;

/** How far followers have come on their way to a record. */
final class Progress {
    private final FollowersContext context;

    Progress(final FollowersContext context) {
        this.context = context;
    }

    /** Last record that may be followed now. */
    long durableSequence() {
        try (JournalReader reader = JournalReader.open(context.dataDirectory().resolve("journal"), context.archive())) {
            return reader.durableSequence();
        }
    }

    /** The slowest of them, as a bar. */
    static void tell(final Console console, final List<Follower> followers, final long last) {
        followers.stream()
                .min((one, other) -> Long.compare(one.sequence(), other.sequence()))
                .ifPresent(slowest -> console.bar(
                        slowest.sequence(),
                        last,
                        String.format("%s: %,d of %,d records", slowest.kind().name(), slowest.sequence(), last)));
    }
}
