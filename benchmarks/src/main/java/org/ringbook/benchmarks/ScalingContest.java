package org.ringbook.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ringbook.benchmarks.report.Plot;
import org.ringbook.benchmarks.report.Section;
import org.ringbook.benchmarks.report.Table;
import org.ringbook.workloads.BookPasses;
import org.ringbook.workloads.FlowGenerator;
import org.ringbook.workloads.FlowShape;

/** How costs grow with what there is: resting orders, markets, accounts, the length of a sweep, the journal. */
final class ScalingContest implements BenchGroup {
    private static final List<Integer> ORDERS = List.of(100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000);
    private static final List<Integer> MARKETS = List.of(1, 10, 100, 1_000, 10_000);
    private static final List<Integer> ACCOUNTS = List.of(100, 1_000, 10_000, 100_000, 1_000_000);
    private static final List<Integer> SWEEPS = List.of(1, 10, 100, 1_000);
    private static final List<Integer> RECORDS = List.of(10_000, 100_000, 1_000_000);
    private static final int OPERATIONS = 200_000;
    private static final int QUICK_SIZES = 2;

    /** Of the slots of orders: one cache line each. */
    private static final String READ = "a dependent read, over a cache line each";

    private final List<Figure> figures = new ArrayList<>();

    /**
     * What was measured at one size.
     *
     * @param what it is
     * @param of   what there are so many of
     * @param size how many
     * @param ns   of every pass
     */
    public record Figure(String what, String of, int size, List<Double> ns) {}

    @Override
    public Section measure(final BenchSetting setting) throws IOException, InterruptedException {
        orders(setting);
        passes(setting, "a command of the core", "markets", "markets", MARKETS, OPERATIONS);
        passes(setting, "a command of the core", "accounts", "accounts", ACCOUNTS, OPERATIONS);
        passes(setting, "a fill", "orders in a sweep", "sweep", SWEEPS, OPERATIONS);
        passes(setting, "a record, when the engine starts", "records in the journal", "recovery", RECORDS, 0);
        return section();
    }

    private static List<Integer> sizes(final BenchSetting setting, final List<Integer> all) {
        return setting.quick() ? all.subList(0, QUICK_SIZES) : all;
    }

    /** The distance of prices grows with the root of the number, as it does from the shallow flow to the deep one. */
    private void orders(final BenchSetting setting) throws IOException, InterruptedException {
        final int operations = setting.either(20_000, 1_000_000);
        try (ScratchDirectory directory = new ScratchDirectory()) {
            for (final int size : sizes(setting, ORDERS)) {
                final int distance = Math.max(1, (int) Math.round(6 * Math.sqrt(size / 5_000.0)));
                final Path flow = directory.path().resolve("flow");
                FlowGenerator.generate(new FlowShape(size, distance, 1), FlowGenerator.SEED, operations)
                        .write(flow);
                final Figure figure = figure("an operation of the bare book", "resting orders", size);
                new EngineJvm(null, BookPasses.class.getName())
                        .run(
                                List.of(BookRunner.class.getName(), passes(setting), flow.toString()),
                                line -> take(line, "pass", figure));
                told(setting, figure);
                Files.delete(flow);
            }
        }
        passes(setting, READ, "resting orders", "read", ORDERS, 1_000_000);
    }

    private void passes(
            final BenchSetting setting,
            final String what,
            final String of,
            final String kind,
            final List<Integer> all,
            final int operations)
            throws IOException, InterruptedException {
        for (final int size : sizes(setting, all)) {
            final Figure figure = figure(what, of, size);
            final String count = Integer.toString(setting.quick() ? operations / 10 : operations);
            new EngineJvm(null, ScalingPass.class.getName())
                    .run(
                            List.of(kind, Integer.toString(size), passes(setting), count),
                            line -> take(line, "ns", figure));
            told(setting, figure);
        }
    }

    private static String passes(final BenchSetting setting) {
        return Integer.toString(setting.either(2, 5));
    }

    private Figure figure(final String what, final String of, final int size) {
        final Figure figure = new Figure(what, of, size, new ArrayList<>());
        figures.add(figure);
        return figure;
    }

    private static void take(final String line, final String key, final Figure figure) {
        final String[] words = line.split(" ", -1);
        if (words[0].equals(key)) {
            figure.ns.add(Double.valueOf(words[1]));
        }
    }

    private static void told(final BenchSetting setting, final Figure figure) {
        setting.progress()
                .accept(String.format(
                        Locale.ROOT,
                        "scaling, %,d %s, %s: %.1f ns",
                        figure.size,
                        figure.of,
                        figure.what,
                        Samples.median(figure.ns)));
    }

    private Section section() {
        final List<List<String>> rows = new ArrayList<>();
        final List<Plot> plots = new ArrayList<>();
        for (final String of : figures.stream().map(Figure::of).distinct().toList()) {
            final List<Figure> alike =
                    figures.stream().filter(figure -> figure.of.equals(of)).toList();
            final List<Plot.Curve> curves = new ArrayList<>();
            for (final String what : alike.stream().map(Figure::what).distinct().toList()) {
                final List<Figure> curve = alike.stream()
                        .filter(figure -> figure.what.equals(what))
                        .toList();
                curves.add(new Plot.Curve(
                        what,
                        curve.stream()
                                .map(figure -> new Plot.Point(figure.size, Samples.median(figure.ns)))
                                .toList()));
                final double first = Samples.median(curve.get(0).ns);
                for (final Figure figure : curve) {
                    rows.add(List.of(
                            String.format(Locale.ROOT, "%s: %,d %s", what, figure.size, of),
                            Samples.spread(figure.ns),
                            String.format(Locale.ROOT, "%.2f", Samples.median(figure.ns) / first)));
                }
            }
            plots.add(new Plot("nanoseconds, by " + of, of, "ns", curves));
        }
        return new Section(
                "scaling",
                "How costs grow",
                List.of(
                        "Resting orders: the bare book under the same mix of operations, prices spread over more ticks as there are more orders; beside it a read "
                                + "whose address is what the one before has read, over as many cache lines as there are orders: what the machine's caches do to any "
                                + "data structure of that size. Markets and accounts: the whole core, each command in a market and of accounts drawn at random. "
                                + "Sweep: one order that takes so many. Start: the whole journal is executed again, without a snapshot."),
                List.of(new Table("nanoseconds", List.of("what", "median (range)", "times the first"), rows)),
                plots,
                figures);
    }
}
