package org.ringbook.cli.shadow;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.ringbook.journal.FollowerPosition;
import org.ringbook.journal.FollowerPositions;

/** How far a gateway's checkpoint is, as a registered follower: the journal's retention keeps what the gateway's next start has to read. */
public final class GatewayPosition {
    private GatewayPosition() {}

    /**
     * Registers a gateway.
     *
     * @param data the data directory.
     * @param name of the follower: that of the gateway's directory.
     * @return to be told of each checkpoint's record; one thread at a time.
     */
    public static LongConsumer of(final Path data, final String name) {
        final FollowerPosition position = new FollowerPositions(data).register(name, nowNs());
        return sequence -> position.advance(sequence, nowNs());
    }

    private static long nowNs() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }
}
