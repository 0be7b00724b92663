package org.ringbook.benchmarks;

import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.ringbook.journal.Durability;
import org.ringbook.sbe.Frames;
import org.ringbook.workloads.FlowGenerator;
import org.ringbook.workloads.Workload;

/**
 * From the ring to the journal: commands per second of two threads, one that publishes prepared frames and the core's, until
 * the last record may be read. The core's state in the end is compared with that of {@link CoreBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(value = 3, jvmArgsAppend = "-Xmx4g")
public class PipelineBenchmark {
    private static final int CHUNK = 20_000;

    /** Which flow. */
    @Param({"W1", "W3"})
    public Workload workload;

    /** Commands of the flow after its prefill, a multiple of 20,000. */
    @Param("1000000")
    public int operations;

    /** What an append has reached when it returns. */
    @Param("PROCESS")
    public Durability durability;

    private CommandFrames frames;
    private RingToJournal pipeline;
    private long expectedHash;
    private int at;
    private int published;

    /** Makes the commands. */
    @Setup(Level.Trial)
    public void generate() {
        frames = new CommandFrames(FlowGenerator.generate(workload, FlowGenerator.SEED, operations), false);
        expectedHash = CoreRunner.verify(frames);
        begin();
    }

    /** Begins anew where the commands have ended. */
    @Setup(Level.Invocation)
    public void beginAnew() {
        if (published == frames.count()) {
            if (pipeline.stateHash() != expectedHash) {
                throw new IllegalStateException("the core ended in another state");
            }
            end();
            begin();
        }
    }

    /** Deletes the journal. */
    @TearDown(Level.Trial)
    public void end() {
        pipeline.close();
    }

    /** Publishes the next commands, and waits until they are in the journal. */
    @Benchmark
    @OperationsPerInvocation(CHUNK)
    public void publish() {
        publish(CHUNK);
    }

    private void begin() {
        pipeline = new RingToJournal(durability);
        at = 0;
        published = 0;
        publish(frames.untimed());
    }

    private void publish(final int commands) {
        final DirectBuffer buffer = frames.buffer();
        for (int i = 0; i < commands; i++) {
            final int length = Frames.length(buffer, at);
            final int offset = Frames.offset(at);
            pipeline.publish(buffer, offset, length);
            at = offset + length;
        }
        published += commands;
        pipeline.awaitRecord(published);
    }
}
