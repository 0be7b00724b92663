package org.ringbook.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ringbook.workloads.FlowGenerator;
import org.ringbook.workloads.OrderFlow;
import org.ringbook.workloads.Workload;

/**
 * The bare order book, nanoseconds per operation of a flow. The flow is played over and over, each time to a new book that
 * is filled untimed; at the end of each the outcome is compared with what the flow expects.
 *
 * <p>Time is sampled over 2,000 operations at once. On a machine that others use too the lower percentiles and the median
 * say what the code costs, the mean what was left of the machine.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(value = 3, jvmArgsAppend = "-Xmx4g")
public class BookBenchmark {
    private static final int CHUNK = 2_000;

    /** Which flow. */
    @Param({"W1", "W2", "W3", "W4"})
    public Workload workload;

    /** Operations of the flow after its prefill, a multiple of 2,000. */
    @Param("4000000")
    public int operations;

    private OrderFlow flow;
    private BookRunner runner;
    private int position;

    /** Makes the flow. */
    @Setup(Level.Trial)
    public void generate() {
        flow = FlowGenerator.generate(workload, FlowGenerator.SEED, operations);
        begin();
    }

    /** Begins anew where the flow has ended. */
    @Setup(Level.Invocation)
    public void beginAnew() {
        if (position == flow.length()) {
            flow.expected().check(runner.outcome());
            begin();
        }
    }

    /** Plays the next part of the flow. */
    @Benchmark
    @OperationsPerInvocation(CHUNK)
    public void play() {
        runner.run(position, position + CHUNK);
        position += CHUNK;
    }

    private void begin() {
        runner = new BookRunner(flow);
        position = flow.prefill();
        runner.run(0, position);
    }
}
