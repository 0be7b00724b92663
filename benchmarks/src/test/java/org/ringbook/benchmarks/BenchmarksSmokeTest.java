package org.ringbook.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.ringbook.journal.Durability;
import org.ringbook.workloads.FlowGenerator;
import org.ringbook.workloads.Workload;

/** Every benchmark runs and verifies its outcome; what it measures here means nothing. */
class BenchmarksSmokeTest {
    private static final String OPERATIONS = "20000";

    @ParameterizedTest
    @ValueSource(
            classes = {BookBenchmark.class, CoreBenchmark.class, JournalAppendBenchmark.class, PipelineBenchmark.class})
    void shouldRun(final Class<?> benchmark) throws RunnerException {
        final ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmark.getName())
                .mode(Mode.SingleShotTime)
                .param("operations", OPERATIONS)
                .param("workload", Workload.W4.name())
                .warmupIterations(0)
                .measurementIterations(12)
                .forks(0)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        final Collection<RunResult> results = new Runner(options.build()).run();
        assertFalse(results.isEmpty());
    }

    @Test
    void shouldRunFromAeronToAeron() {
        final double[] rates = AeronToAeron.measure(Workload.W4, Integer.parseInt(OPERATIONS), Durability.PROCESS, 1);
        assertTrue(rates[0] > 0);
    }

    @Test
    void shouldSaveAndLoad() {
        final SnapshotTimes.Pass[] passes = SnapshotTimes.measure(2_000, 200, 2);
        assertTrue(passes[1].bytes() > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "org.ringbook.benchmarks.LatencyPass, engine 1000 1 YIELDING IPC, hop",
        "org.ringbook.benchmarks.LatencyPass, engine 1000 1 SLEEPING UDP, hop",
        "org.ringbook.benchmarks.LatencyPass, echo 1000 1 SLEEPING IPC, hop",
        "org.ringbook.benchmarks.LatencyPass, echo 1000 1 YIELDING UDP, hop",
        "org.ringbook.benchmarks.ScalingPass, markets 3 1 400, ns",
        "org.ringbook.benchmarks.ScalingPass, accounts 10 1 400, ns",
        "org.ringbook.benchmarks.ScalingPass, sweep 20 1 400, ns",
        "org.ringbook.benchmarks.ScalingPass, read 20 1 400, ns",
        "org.ringbook.benchmarks.ScalingPass, recovery 1000 1 0, ns",
        "org.ringbook.benchmarks.Endurance, 2000 2 1, phase"
    })
    void shouldPrintFigures(final String main, final String args, final String figure)
            throws IOException, InterruptedException {
        final List<String> lines = new ArrayList<>();
        new EngineJvm(null, main).run(List.of(args.split(" ")), lines::add);
        assertFalse(lines.isEmpty());
        assertTrue(lines.stream().allMatch(line -> line.startsWith(figure + " ")), lines::toString);
    }

    @Test
    void shouldMeasureTheRestGateway() throws IOException, InterruptedException {
        final List<String> lines = new ArrayList<>();
        new EngineJvm(null, RestGatewayLatency.class.getName()).run(List.of("1", "0", "4", "200"), lines::add);
        final List<String> ofGateway = lines.stream()
                .map(String::strip)
                .filter(line -> line.startsWith("gateway "))
                .toList();
        assertEquals(4, ofGateway.size(), lines::toString);
        assertTrue(ofGateway.get(0).matches("gateway +orders +200 +200 .*"), lines::toString);
    }

    @Test
    void shouldMeasureTheCore(@TempDir final Path directory) throws IOException, InterruptedException {
        final Path flow = directory.resolve("flow");
        FlowGenerator.generate(Workload.W4, FlowGenerator.SEED, Integer.parseInt(OPERATIONS))
                .write(flow);
        final List<String> lines = new ArrayList<>();
        new EngineJvm(null, CorePasses.class.getName()).run(List.of(flow.toString(), "2", "true"), lines::add);
        assertEquals(2, lines.size());
    }
}
