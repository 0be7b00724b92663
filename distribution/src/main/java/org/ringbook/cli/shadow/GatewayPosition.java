package org.ringbook.cli.shadow;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.ringbook.journal.FollowerPosition;
import org.ringbook.journal.FollowerPositions;

/** How far a gateway's checkpoint is, as a registered follower: the journal's retention keeps what the gateway's next start has to read. */
public final class GatewayPosition {
    /** The FIX gateway's. */
    public static final String FIX = "fix";

    /** The binary gateway's. */
    public static final String BINARY = "binary";

    /** The REST gateway's. */
    public static final String REST = "rest";

    private static final Set<String> GATEWAYS = Set.of(FIX, BINARY, REST);

    private GatewayPosition() {}

    /**
     * Whether a follower is a gateway, whose position is its checkpoint's: it has read more.
     *
     * @param name of the follower.
     * @return false if not.
     */
    public static boolean isGateway(final String name) {
        return GATEWAYS.contains(name);
    }

    /**
     * Registers a gateway.
     *
     * @param data the data directory.
     * @param name of the follower, one of those above.
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
