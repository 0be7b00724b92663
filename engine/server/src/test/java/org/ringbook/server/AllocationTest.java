package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.sbe.messages.Side;

/** The core's thread, appends included, makes no garbage for a command once it is warm. */
@Timeout(300)
class AllocationTest {
    private static final int WARM_UP = 200_000;
    private static final int MEASURED = 200_000;
    /** A few objects for a block that is mapped, a histogram that resizes, the compiler's own: not one for each command. */
    private static final double BYTES_MAX = 1.0;

    private final TestCommands commands = new TestCommands();

    @TempDir
    private Path directory;

    @Test
    void shouldAllocateNothingForCommandOnTheCoresThread() {
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            trade(gateway, engine, WARM_UP);
            final long core = thread("ringbook-core");
            final long io = thread("ringbook-io");
            final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            final long coreBefore = threads.getThreadAllocatedBytes(core);
            final long ioBefore = threads.getThreadAllocatedBytes(io);
            final long beganNs = System.nanoTime();
            trade(gateway, engine, MEASURED);
            final long tookNs = System.nanoTime() - beganNs;
            final double perCommand = (double) (threads.getThreadAllocatedBytes(core) - coreBefore) / MEASURED;
            final double perCommandIo = (double) (threads.getThreadAllocatedBytes(io) - ioBefore) / MEASURED;
            System.out.println("bytes per command: core " + perCommand + " io " + perCommandIo
                    + "; commands per second " + MEASURED * 1_000_000_000L / tookNs);
            assertTrue(perCommand < BYTES_MAX, () -> "core: " + perCommand);
            assertTrue(perCommandIo < BYTES_MAX, () -> "io: " + perCommandIo);
        }
    }

    /** Resting orders, trades, rejects and cancels, a quarter each. */
    private void trade(final TestGateway gateway, final TestEngine engine, final int count) {
        final long from = engine.counter(CounterId.LAST_SEQUENCE);
        for (int i = 0; i < count; i++) {
            switch (i & 3) {
                case 0 -> gateway.send(commands.order(1, Side.BUY, 100, 10_000));
                case 1 -> gateway.send(commands.order(2, Side.SELL, 100, 9_000));
                case 2 -> gateway.send(commands.cancel(2, 1));
                default -> gateway.send(commands.cancel(1, from + i - 2));
            }
            if ((i & 63) == 0) {
                gateway.poll();
                gateway.live().clear();
            }
        }
        gateway.awaitSequence(from + count);
    }

    private static long thread(final String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getId();
    }
}
