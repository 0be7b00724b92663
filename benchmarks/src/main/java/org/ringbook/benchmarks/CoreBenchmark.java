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
import org.ringbook.workloads.Workload;

/**
 * The whole core on one thread, nanoseconds per command: admission, checks, holds, matching, fees and the encoding of the
 * events; client order ids on or off. The commands are frames encoded beforehand; journal, ring and transport are not here.
 *
 * <p>Once, untimed, every trade is compared with what the flow expects; after that each pass must end in the same state
 * hash. As to the sampling see {@link BookBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(value = 3, jvmArgsAppend = "-Xmx4g")
public class CoreBenchmark {
    private static final int CHUNK = 2_000;

    /** Which flow. */
    @Param({"W1", "W3", "W4"})
    public Workload workload;

    /** Commands of the flow after its prefill, a multiple of 2,000. */
    @Param("1000000")
    public int operations;

    /** Whether the commands carry client order ids, and name orders by them. */
    @Param({"false", "true"})
    public boolean clOrdIds;

    private CommandFrames frames;
    private CoreRunner runner;
    private long expectedHash;

    /** Makes the commands. */
    @Setup(Level.Trial)
    public void generate() {
        frames = new CommandFrames(FlowGenerator.generate(workload, FlowGenerator.SEED, operations), clOrdIds);
        expectedHash = CoreRunner.verify(frames);
        begin();
    }

    /** Begins anew where the commands have ended. */
    @Setup(Level.Invocation)
    public void beginAnew() {
        if (runner.remaining() == 0) {
            if (runner.stateHash() != expectedHash) {
                throw new IllegalStateException("the core ended in another state");
            }
            begin();
        }
    }

    /** Plays the next commands. */
    @Benchmark
    @OperationsPerInvocation(CHUNK)
    public void play() {
        runner.run(CHUNK);
    }

    private void begin() {
        runner = new CoreRunner(frames);
        runner.run(frames.untimed());
    }
}
