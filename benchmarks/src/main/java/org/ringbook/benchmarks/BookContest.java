package org.ringbook.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.ringbook.workloads.BookPasses;
import org.ringbook.workloads.FlowGenerator;
import org.ringbook.workloads.NullBook;
import org.ringbook.workloads.OrderFlow;
import org.ringbook.workloads.Workload;

/**
 * The bare books of several engines on the same flows. Every engine has JVMs of its own, one after the other and in turns, so that what else the
 * machine does meets all alike. Each pass is checked against what the flow expects.
 */
public final class BookContest {
    private static final List<String> COLLECTORS = List.of("G1", "Parallel");
    private static final int MANY_BOOKS = 256;
    private static final String PEERS = "org.ringbook.peers.";

    private final Path peersJar;
    private final int operations;
    private final int rounds;
    private final int passes;
    private final Consumer<String> progress;
    private final List<Figure> figures = new ArrayList<>();

    /** An engine's book: what it is called, the class that drives it, and whether that is in the peers' jar. */
    private record Engine(String name, String className, boolean isPeer) {}

    private static final List<Engine> ENGINES = List.of(
            new Engine("nothing", NullBook.class.getName(), false),
            new Engine("ringbook", BookRunner.class.getName(), false),
            new Engine("exchange-core direct", PEERS + "ExchangeCoreBook$Direct", true),
            new Engine("exchange-core naive", PEERS + "ExchangeCoreBook$Naive", true),
            new Engine("parity", PEERS + "ParityBook", true));

    /**
     * What was measured of one engine.
     *
     * @param engine        its name
     * @param collector     of its JVM
     * @param workload      the flow
     * @param books         how many
     * @param nsPerOp       of every pass
     * @param bytesPerOp    of every pass, allocated
     * @param bytesPerOrder memory of a resting order; empty if it was not measured
     */
    public record Figure(
            String engine,
            String collector,
            Workload workload,
            int books,
            List<Double> nsPerOp,
            List<Double> bytesPerOp,
            List<Double> bytesPerOrder) {
        private Figure(final Engine engine, final String collector, final Workload workload, final int books) {
            this(engine.name, collector, workload, books, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * Prepares one.
     *
     * @param peersJar   classes of the other engines; null = Ringbook alone
     * @param operations of a pass
     * @param rounds     JVMs of each engine, collector and flow
     * @param passes     timed in each of them
     * @param progress   told of what is done
     */
    public BookContest(
            final Path peersJar,
            final int operations,
            final int rounds,
            final int passes,
            final Consumer<String> progress) {
        this.peersJar = peersJar;
        this.operations = operations;
        this.rounds = rounds;
        this.passes = passes;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @param args jar of the peers, or {@code -}; operations; rounds; passes
     * @throws IOException          if a JVM can't be started
     * @throws InterruptedException if interrupted
     */
    public static void main(final String... args) throws IOException, InterruptedException {
        final BookContest contest = new BookContest(
                args[0].equals("-") ? null : Path.of(args[0]),
                Integer.parseInt(args[1]),
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]),
                System.err::println);
        contest.run().forEach(figure -> System.out.println(line(figure)));
    }

    /**
     * Measures all.
     *
     * @return by flow and collector, in the order of the engines
     * @throws IOException          if a JVM can't be started
     * @throws InterruptedException if interrupted
     */
    public List<Figure> run() throws IOException, InterruptedException {
        try (ScratchDirectory directory = new ScratchDirectory()) {
            for (final Workload workload : Workload.values()) {
                contest(workload, List.of(flow(directory, workload, FlowGenerator.SEED, operations)));
            }
            final List<Path> many = new ArrayList<>();
            for (int i = 0; i < MANY_BOOKS; i++) {
                many.add(flow(directory, Workload.W4, FlowGenerator.SEED + i, operations / MANY_BOOKS));
            }
            contest(Workload.W4, many);
        }
        return figures;
    }

    private static Path flow(
            final ScratchDirectory directory, final Workload workload, final long seed, final int operations)
            throws IOException {
        final Path file = directory.path().resolve(workload + "-" + seed + "-" + operations);
        final OrderFlow flow = FlowGenerator.generate(workload, seed, operations);
        flow.write(file);
        return file;
    }

    private void contest(final Workload workload, final List<Path> flows) throws IOException, InterruptedException {
        final List<Figure> began = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            int at = 0;
            for (final String collector : COLLECTORS) {
                for (final Engine engine : ENGINES) {
                    if (engine.isPeer && peersJar == null) {
                        continue;
                    }
                    if (round == 0) {
                        began.add(new Figure(engine, collector, workload, flows.size()));
                    }
                    final Figure figure = began.get(at++);
                    fork(engine, figure, flows);
                    progress.accept("round " + (round + 1) + " of " + rounds + ": " + line(figure));
                }
            }
        }
        figures.addAll(began);
    }

    private void fork(final Engine engine, final Figure figure, final List<Path> flows)
            throws IOException, InterruptedException {
        final List<String> args = new ArrayList<>();
        args.add(engine.className);
        args.add(Integer.toString(passes));
        flows.forEach(flow -> args.add(flow.toString()));
        new EngineJvm(engine.isPeer ? peersJar : null, BookPasses.class.getName())
                .flag("-XX:+Use" + figure.collector() + "GC")
                .run(args, line -> take(line, figure));
    }

    private static void take(final String line, final Figure figure) {
        final String[] words = line.split(" ", -1);
        switch (words[0]) {
            case "pass" -> {
                figure.nsPerOp.add(Double.valueOf(words[1]));
                figure.bytesPerOp.add(Double.valueOf(words[2]));
            }
            case "memory" -> figure.bytesPerOrder.add(Double.valueOf(words[1]));
            default -> throw new IllegalStateException("not a figure: " + line);
        }
    }

    private static String line(final Figure figure) {
        final String memory = figure.bytesPerOrder.isEmpty()
                ? ""
                : String.format(Locale.ROOT, ", %.0f bytes for a resting order", Samples.median(figure.bytesPerOrder));
        return String.format(
                Locale.ROOT,
                "%s, %d book%s, %s, %s: %.1f ns (%.1f to %.1f), %.1f bytes allocated%s",
                figure.workload,
                figure.books,
                figure.books == 1 ? "" : "s",
                figure.collector,
                figure.engine,
                Samples.median(figure.nsPerOp),
                Samples.min(figure.nsPerOp),
                Samples.max(figure.nsPerOp),
                Samples.median(figure.bytesPerOp),
                memory);
    }
}
