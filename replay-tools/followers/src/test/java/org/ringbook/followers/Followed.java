package org.ringbook.followers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

/** Follows to the journal's end. */
public final class Followed {
    private Followed() {}

    /** Every follower, without a trace in the data directory. */
    public static void all(final Path data, final Database database) {
        final FollowersContext context = new FollowersContext()
                .dataDirectory(data)
                .database(database)
                .isRegistered(false)
                .pauseNs(0);
        for (final FollowerKind kind : FollowerKinds.ALL) {
            one(context, kind);
        }
    }

    /** One follower. */
    public static void one(final FollowersContext context, final FollowerKind kind) {
        try (Follower follower = Follower.open(context, kind)) {
            do {
                follower.doWork();
                assertEquals("", follower.fault());
            } while (!follower.isThere() && follower.sequence() < context.until());
        }
    }
}
