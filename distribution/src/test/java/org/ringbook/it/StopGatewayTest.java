package org.ringbook.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.CommonContext;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.torture.ChildProcess;
import org.ringbook.torture.EngineChild;
import org.ringbook.torture.JournalCheck;
import org.ringbook.torture.LabMarket;
import org.ringbook.torture.OrderFlow;
import org.ringbook.torture.Told;

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
        try (ChildProcess engine = EngineChild.start(directory, driver)) {
            engine.awaitLine("ready");
            LabMarket.open(driver);
            try (ChildProcess stopped = new ChildProcess(
                            GatewayProcess.class, List.of(), null, List.of(driver, Integer.toString(STOPPED_GATEWAY)));
                    OrderFlow other = new OrderFlow(driver, OTHER_GATEWAY, 2, ORDER_INTERVAL_NS)) {
                stopped.awaitLine("flowing");
                other.runUntil("answered", () -> other.told().size() > 100);
                final long answeredBefore = other.told().size();
                other.takeLongestPauseNs();
                stopped.signal("STOP");
                other.runFor(TimeUnit.SECONDS.toNanos(stopSeconds));
                final long pauseNs = other.takeLongestPauseNs();
                stopped.signal("CONT");
                assertTrue(pauseNs < LONGEST_PAUSE_NS, "acknowledgements paused: ns=" + pauseNs);
                final long answeredMeanwhile = other.told().size() - answeredBefore;
                assertTrue(answeredMeanwhile > stopSeconds * 50, "answered=" + answeredMeanwhile);
                other.settle();
                stopped.say("until " + (other.nextSequence() - 1));
                final long sent = Long.parseLong(stopped.awaitLine("done").substring("done ".length()));
                assertEquals(0, stopped.awaitExit());
                engine.say("stop");
                assertEquals(0, engine.awaitExit());
                final Path journal = directory.resolve("journal");
                JournalCheck.holds(journal, STOPPED_GATEWAY, sent, new Told());
                JournalCheck.holds(journal, OTHER_GATEWAY, other.sent(), other.told());
            }
        }
    }
}
