package org.ringbook.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ringbook.benchmarks.report.Section;
import org.ringbook.benchmarks.report.Table;
import org.ringbook.workloads.BookPasses;
import org.ringbook.workloads.FlowGenerator;
import org.ringbook.workloads.NullBook;
import org.ringbook.workloads.OrderFlow;
import org.ringbook.workloads.Workload;

/**
 * The bare books of several engines on the same flows. Every engine has JVMs of its own, one after the other and in turns, so that what else the
 * machine does meets all alike. Each pass is checked against what the flow expects.
 */
final class BookContest implements BenchGroup {
    private static final List<String> COLLECTORS = List.of("G1", "Parallel");
    private static final int MANY_BOOKS = 256;
    private static final String PEERS = "org.ringbook.peers.";
    private static final String RINGBOOK = "ringbook";

    private final List<Figure> figures = new ArrayList<>();
    private final List<String> recorded = new ArrayList<>();

    /** An engine's book: what it is called, the class that drives it, and whether that is in the peers' jar. */
    private record Engine(String name, String className, boolean isPeer) {}

    private static final List<Engine> ENGINES = List.of(
            new Engine("nothing", NullBook.class.getName(), false),
            new Engine(RINGBOOK, BookRunner.class.getName(), false),
            new Engine("exchange-core direct", PEERS + "ExchangeCoreBook$Direct", true),
            new Engine("exchange-core naive", PEERS + "ExchangeCoreBook$Naive", true),
            new Engine("parity", PEERS + "ParityBook", true));

    /**
     * What was measured of one engine.
     *
     * @param engine        its name
     * @param collector     of its JVM
     * @param workload      the flow: the generator's, or the instrument that was recorded
     * @param books         how many
     * @param nsPerOp       of every pass
     * @param bytesPerOp    of every pass, allocated
     * @param bytesPerOrder memory of a resting order; empty if it was not measured
     */
    public record Figure(
            String engine,
            String collector,
            String workload,
            int books,
            List<Double> nsPerOp,
            List<Double> bytesPerOp,
            List<Double> bytesPerOrder) {
        private boolean isBeside(final Figure other) {
            return collector.equals(other.collector) && workload.equals(other.workload) && books == other.books;
        }

        private Figure(final Engine engine, final String collector, final String workload, final int books) {
            this(engine.name, collector, workload, books, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    @Override
    public Section measure(final BenchSetting setting) throws IOException, InterruptedException {
        final int operations = setting.either(100_000, 4_000_000);
        final List<RecordedWorkload> recordings =
                RecordedFolder.ofEnvironment(setting.either(100_000, 1_000_000), setting.progress());
        try (ScratchDirectory directory = new ScratchDirectory()) {
            for (final Workload workload : Workload.values()) {
                contest(setting, workload.name(), List.of(flow(directory, workload, FlowGenerator.SEED, operations)));
            }
            final List<Path> many = new ArrayList<>();
            for (int i = 0; i < MANY_BOOKS; i++) {
                many.add(flow(directory, Workload.W4, FlowGenerator.SEED + i, operations / MANY_BOOKS));
            }
            contest(setting, Workload.W4.name(), many);
            for (final RecordedWorkload recording : recordings) {
                final Path file = directory.path().resolve(recording.name());
                recording.flow().write(file);
                contest(setting, recording.name(), List.of(file));
                recorded.add(recording.note() + '.');
            }
        }
        return section();
    }

    private static Path flow(
            final ScratchDirectory directory, final Workload workload, final long seed, final int operations)
            throws IOException {
        final Path file = directory.path().resolve(workload + "-" + seed + "-" + operations);
        final OrderFlow flow = FlowGenerator.generate(workload, seed, operations);
        flow.write(file);
        return file;
    }

    private void contest(final BenchSetting setting, final String workload, final List<Path> flows)
            throws IOException, InterruptedException {
        final int rounds = setting.either(1, 3);
        final List<Figure> began = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            int at = 0;
            for (final String collector : COLLECTORS) {
                for (final Engine engine : ENGINES) {
                    if (engine.isPeer && !setting.hasPeers()) {
                        continue;
                    }
                    if (round == 0) {
                        began.add(new Figure(engine, collector, workload, flows.size()));
                    }
                    final Figure figure = began.get(at++);
                    fork(setting, engine, figure, flows);
                    setting.progress().accept("round " + (round + 1) + " of " + rounds + ": " + line(figure));
                }
            }
        }
        figures.addAll(began);
    }

    private static void fork(
            final BenchSetting setting, final Engine engine, final Figure figure, final List<Path> flows)
            throws IOException, InterruptedException {
        final List<String> args = new ArrayList<>();
        args.add(engine.className);
        args.add(Integer.toString(setting.either(2, 5)));
        flows.forEach(flow -> args.add(flow.toString()));
        new EngineJvm(engine.isPeer ? setting.peersJar() : null, BookPasses.class.getName())
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

    private Section section() {
        final List<String> paragraphs = new ArrayList<>(
                List.of(
                        "Prices, queues, matching and the lookup of external order ids; no accounts, events and journals. Each engine runs in JVMs of its own, "
                                + "in turns; every pass begins with a new book that is filled untimed, and is compared with what the flow must come to: "
                                + "trades, volume, notional, who traded, live orders.",
                        "About 6 ns of each figure are the driver's; \"nothing\" is a driver without a book. W1 main, W2 sparse ids, W3 deep (200,000 orders), "
                                + "W4 shallow. Memory is what heap and direct buffers grow by for the deep book, per resting order."));
        paragraphs.addAll(recorded);
        final List<Table> tables = new ArrayList<>();
        for (int i = 0; i < figures.size(); ) {
            int end = i + 1;
            while (end < figures.size() && figures.get(end).isBeside(figures.get(i))) {
                end++;
            }
            tables.add(table(figures.subList(i, end)));
            i = end;
        }
        return new Section("books", "Bare order books", paragraphs, tables, List.of(), figures);
    }

    private static Table table(final List<Figure> beside) {
        final Figure first = beside.get(0);
        final double ours = beside.stream()
                .filter(figure -> figure.engine.equals(RINGBOOK))
                .mapToDouble(figure -> Samples.median(figure.nsPerOp))
                .findFirst()
                .orElseThrow();
        final List<List<String>> rows = new ArrayList<>();
        for (final Figure figure : beside) {
            rows.add(List.of(
                    figure.engine,
                    Samples.spread(figure.nsPerOp),
                    String.format(Locale.ROOT, "%.2f", Samples.median(figure.nsPerOp) / ours),
                    String.format(Locale.ROOT, "%.1f", Samples.median(figure.bytesPerOp)),
                    figure.bytesPerOrder.isEmpty()
                            ? ""
                            : String.format(Locale.ROOT, "%.0f", Samples.median(figure.bytesPerOrder))));
        }
        return new Table(
                first.workload + ", " + first.books + (first.books == 1 ? " book, " : " books, ") + first.collector
                        + ": nanoseconds an operation",
                List.of("engine", "ns: median (range)", "times Ringbook's", "bytes allocated", "bytes a resting order"),
                rows);
    }
}
