package org.ringbook.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.CommonContext;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.collections.Long2LongHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One gateway process stands still: the others don't notice, and it comes back without a gap or a repeat. */
class StopGatewayTest {
    private static final int STOPPED_GATEWAY = 21;
    private static final int OTHER_GATEWAY = 22;
    private static final long ORDER_INTERVAL_NS = 100_000;
    private static final long LONGEST_PAUSE_NS = TimeUnit.SECONDS.toNanos(2);

    @Test
    void shouldGoOnWithoutAStoppedGateway(@TempDir final Path directory) {
        run(directory, 3);
    }

    @Test
    @Tag("heavy")
    void shouldGoOnWithoutAGatewayThatIsStoppedForAMinute(@TempDir final Path directory) {
        run(directory, 60);
    }

    private static void run(final Path directory, final long stopSeconds) {
        final String driver = CommonContext.generateRandomDirName();
        try (ChildProcess engine = new ChildProcess(EngineProcess.class, directory.toString(), driver)) {
            engine.awaitLine("ready");
            TestMarket.open(driver);
            try (ChildProcess stopped =
                            new ChildProcess(GatewayProcess.class, driver, Integer.toString(STOPPED_GATEWAY));
                    OrderFlow other = new OrderFlow(driver, OTHER_GATEWAY, 2, ORDER_INTERVAL_NS)) {
                stopped.awaitLine("flowing");
                other.runUntil("accepted", () -> other.accepted().size() > 100);
                final long acceptedBefore = other.accepted().size();
                other.takeLongestPauseNs();
                stopped.signal("STOP");
                other.runFor(TimeUnit.SECONDS.toNanos(stopSeconds));
                final long pauseNs = other.takeLongestPauseNs();
                stopped.signal("CONT");
                assertTrue(pauseNs < LONGEST_PAUSE_NS, "acknowledgements paused: ns=" + pauseNs);
                final long acceptedMeanwhile = other.accepted().size() - acceptedBefore;
                assertTrue(acceptedMeanwhile > stopSeconds * 50, "accepted=" + acceptedMeanwhile);
                other.settle();
                stopped.say("until " + (other.nextSequence() - 1));
                final long sent = Long.parseLong(stopped.awaitLine("done").substring("done ".length()));
                assertEquals(0, stopped.awaitExit());
                engine.say("stop");
                assertEquals(0, engine.awaitExit());
                JournalCheck.holds(directory, STOPPED_GATEWAY, sent, new Long2LongHashMap(0));
                JournalCheck.holds(directory, OTHER_GATEWAY, other.sent(), other.accepted());
            }
        }
    }
}
