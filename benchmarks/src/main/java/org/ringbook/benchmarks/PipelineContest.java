package org.ringbook.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.ringbook.workloads.FlowGenerator;
import org.ringbook.workloads.Workload;

/**
 * Whole pipelines on the same orders and the same cores, with their journals and without, each in JVMs of its own, in turns. What each promises is
 * part of its name: exchange-core writes commands only, synchronously, once a batch; Ringbook writes commands and events, to the page cache
 * ({@code process}) or synced once a batch ({@code disk}).
 */
public final class PipelineContest {
    private static final List<String> EXCHANGE_CORE_WAITS = List.of("YIELDING", "BUSY_SPIN", "BLOCKING");
    private static final List<String> EXCHANGE_CORE_FLAGS = List.of(
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED");
    private static final String EXCHANGE_CORE = "org.ringbook.peers.ExchangeCorePipeline";

    private final Path peersJar;
    private final int rounds;
    private final int passes;
    private final Consumer<String> progress;

    /**
     * What was measured of one pipeline.
     *
     * @param pipeline          what it is and what it promises
     * @param commandsPerSecond of every pass
     * @param bytesPerCommand   of every pass, in its journal; 0 if it has none
     */
    public record Figure(String pipeline, List<Double> commandsPerSecond, List<Double> bytesPerCommand) {
        private Figure(final String pipeline) {
            this(pipeline, new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * Prepares one.
     *
     * @param peersJar classes of the other engines; null = Ringbook alone
     * @param rounds   JVMs of each pipeline
     * @param passes   timed in each of them
     * @param progress told of what is done
     */
    public PipelineContest(final Path peersJar, final int rounds, final int passes, final Consumer<String> progress) {
        this.peersJar = peersJar;
        this.rounds = rounds;
        this.passes = passes;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @param args jar of the peers, or {@code -}; workload; operations; rounds; passes
     * @throws IOException          if a JVM can't be started
     * @throws InterruptedException if interrupted
     */
    public static void main(final String... args) throws IOException, InterruptedException {
        final PipelineContest contest = new PipelineContest(
                args[0].equals("-") ? null : Path.of(args[0]),
                Integer.parseInt(args[3]),
                Integer.parseInt(args[4]),
                System.err::println);
        contest.run(Workload.valueOf(args[1]), Integer.parseInt(args[2]))
                .forEach(figure -> System.out.println(line(figure)));
    }

    /**
     * Measures all.
     *
     * @param workload   the flow
     * @param operations of it
     * @return Ringbook's first
     * @throws IOException          if a JVM can't be started
     * @throws InterruptedException if interrupted
     */
    public List<Figure> run(final Workload workload, final int operations) throws IOException, InterruptedException {
        final List<Figure> figures = new ArrayList<>();
        try (ScratchDirectory directory = new ScratchDirectory()) {
            final String flow = directory.path().resolve("flow").toString();
            FlowGenerator.generate(workload, FlowGenerator.SEED, operations).write(Path.of(flow));
            final String journal =
                    Files.createDirectory(directory.path().resolve("peer")).toString();
            for (int round = 0; round < rounds; round++) {
                int at = 0;
                for (final String journaling : List.of("NONE", "PROCESS", "DISK")) {
                    ringbook(figure(figures, at++, "ringbook, journal " + journaling), flow, journaling);
                }
                if (peersJar != null) {
                    for (final String wait : EXCHANGE_CORE_WAITS) {
                        peer(figure(figures, at++, "exchange-core " + wait + ", no journal"), flow, wait, "-");
                        peer(figure(figures, at++, "exchange-core " + wait + ", journal rwd"), flow, wait, journal);
                    }
                }
            }
        }
        return figures;
    }

    private static Figure figure(final List<Figure> figures, final int at, final String pipeline) {
        if (at == figures.size()) {
            figures.add(new Figure(pipeline));
        }
        return figures.get(at);
    }

    private void ringbook(final Figure figure, final String flow, final String journaling)
            throws IOException, InterruptedException {
        new EngineJvm(null, RingbookPipeline.class.getName())
                .run(List.of(flow, Integer.toString(passes), journaling), line -> take(line, figure));
        progress.accept(line(figure));
    }

    private void peer(final Figure figure, final String flow, final String wait, final String journal)
            throws IOException, InterruptedException {
        final EngineJvm jvm = new EngineJvm(peersJar, EXCHANGE_CORE);
        EXCHANGE_CORE_FLAGS.forEach(jvm::flag);
        jvm.run(List.of(flow, Integer.toString(passes), wait, journal), line -> take(line, figure));
        progress.accept(line(figure));
    }

    private static void take(final String line, final Figure figure) {
        final String[] words = line.split(" ", -1);
        if (!words[0].equals("pass")) {
            throw new IllegalStateException("not a figure: " + line);
        }
        figure.commandsPerSecond.add(Double.valueOf(words[1]));
        figure.bytesPerCommand.add(Double.valueOf(words[2]));
    }

    private static String line(final Figure figure) {
        return String.format(
                Locale.ROOT,
                "%s: %,.0f commands/s (%,.0f to %,.0f), %.1f bytes a command in the journal",
                figure.pipeline,
                Samples.median(figure.commandsPerSecond),
                Samples.min(figure.commandsPerSecond),
                Samples.max(figure.commandsPerSecond),
                Samples.median(figure.bytesPerCommand));
    }
}
