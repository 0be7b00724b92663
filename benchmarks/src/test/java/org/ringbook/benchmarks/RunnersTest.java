package org.ringbook.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringbook.workloads.FlowGenerator;
import org.ringbook.workloads.OrderFlow;
import org.ringbook.workloads.Workload;

class RunnersTest {
    private static final int OPERATIONS = 20_000;
    private static final int CHUNK = 1_000;
    private static final int TRIES = 5;

    @ParameterizedTest
    @EnumSource
    void shouldMatchAsTheFlowExpectsInTheBareBook(final Workload workload) {
        final OrderFlow flow = flow(workload);
        final BookRunner runner = new BookRunner(flow);
        runner.run(0, flow.length());
        assertEquals(flow.expected(), runner.outcome());
    }

    @Test
    void shouldFindOutABookThatMatchesOtherwise() {
        final OrderFlow flow = flow(Workload.W4);
        final BookRunner runner = new BookRunner(flow);
        runner.run(0, flow.length() - CHUNK);
        assertThrows(IllegalStateException.class, () -> flow.expected().check(runner.outcome()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldMatchAsTheFlowExpectsInTheCore(final boolean clOrdIds) {
        final CommandFrames frames = new CommandFrames(flow(Workload.W1), clOrdIds);
        final CoreRunner runner = new CoreRunner(frames);
        runner.run(runner.remaining());
        assertEquals(CoreRunner.verify(frames), runner.stateHash());
    }

    /**
     * The only allocations are those that make room for more than there ever was before. The core makes the same ones each time that it plays the
     * same commands; what comes on top is the JVM's own, where it first runs or compiles something on this thread.
     */
    @Test
    void shouldAllocateNothingPerCommandOnTheCoreThread() {
        final CommandFrames frames = new CommandFrames(flow(Workload.W4), false);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            least = Math.min(least, bytesOfTheSecondHalf(new CoreRunner(frames)));
        }
        assertTrue(least < CHUNK, "bytes allocated by " + OPERATIONS / 2 + " commands: " + least);
    }

    private static long bytesOfTheSecondHalf(final CoreRunner runner) {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        runner.run(runner.remaining() - OPERATIONS / 2);
        final long before = threads.getCurrentThreadAllocatedBytes();
        final long nothing = threads.getCurrentThreadAllocatedBytes() - before;
        final long warm = threads.getCurrentThreadAllocatedBytes();
        runner.run(OPERATIONS / 2);
        return threads.getCurrentThreadAllocatedBytes() - warm - nothing;
    }

    private static OrderFlow flow(final Workload workload) {
        return FlowGenerator.generate(workload, FlowGenerator.SEED, OPERATIONS);
    }
}
