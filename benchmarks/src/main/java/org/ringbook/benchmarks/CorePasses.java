package org.ringbook.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.ringbook.workloads.OrderFlow;

/**
 * Measures the whole core in this process, pass by pass, each with a new one that is set up and filled untimed. Prints {@code pass NS BYTES} for each
 * timed pass, nanoseconds and allocated bytes of a command, and compares every state with one whose every trade the flow expects.
 */
public final class CorePasses {
    private static final int WARMUP_PASSES = 3;

    private CorePasses() {}

    /**
     * Measures.
     *
     * @param args file of the flow, number of timed passes, whether the commands carry client order ids
     * @throws IOException if the flow can't be read
     */
    public static void main(final String... args) throws IOException {
        final CommandFrames frames = new CommandFrames(OrderFlow.read(Path.of(args[0])), Boolean.parseBoolean(args[2]));
        final long expectedHash = CoreRunner.verify(frames);
        for (int i = 0; i < WARMUP_PASSES; i++) {
            pass(frames, expectedHash);
        }
        for (int i = Integer.parseInt(args[1]); i > 0; i--) {
            System.out.println(pass(frames, expectedHash));
        }
    }

    private static String pass(final CommandFrames frames, final long expectedHash) {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final CoreRunner runner = new CoreRunner(frames);
        runner.run(frames.untimed());
        final int commands = runner.remaining();
        final long allocatedBytes = threads.getCurrentThreadAllocatedBytes();
        final long beganNs = System.nanoTime();
        runner.run(commands);
        final long tookNs = System.nanoTime() - beganNs;
        final long bytes = threads.getCurrentThreadAllocatedBytes() - allocatedBytes;
        if (runner.stateHash() != expectedHash) {
            throw new IllegalStateException("the core ended in another state");
        }
        return "pass " + (double) tookNs / commands + " " + (double) bytes / commands;
    }
}
