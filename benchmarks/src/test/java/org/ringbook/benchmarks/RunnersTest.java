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

    /** The only allocations are those that make room for more than there ever was before. */
    @Test
    void shouldAllocateNothingPerCommandOnTheCoreThread() {
        final CommandFrames frames = new CommandFrames(flow(Workload.W4), false);
        final CoreRunner runner = new CoreRunner(frames);
        runner.run(frames.untimed());
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long before = threads.getCurrentThreadAllocatedBytes();
        final long nothing = threads.getCurrentThreadAllocatedBytes() - before;
        runner.run(OPERATIONS / 2);
        final long warm = threads.getCurrentThreadAllocatedBytes();
        runner.run(OPERATIONS / 2);
        final long allocated = threads.getCurrentThreadAllocatedBytes() - warm - nothing;
        assertTrue(allocated < CHUNK, "bytes allocated by " + OPERATIONS / 2 + " commands: " + allocated);
    }

    private static OrderFlow flow(final Workload workload) {
        return FlowGenerator.generate(workload, FlowGenerator.SEED, OPERATIONS);
    }
}
