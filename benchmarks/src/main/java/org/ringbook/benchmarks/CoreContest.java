package org.ringbook.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ringbook.benchmarks.report.Section;
import org.ringbook.benchmarks.report.Table;
import org.ringbook.workloads.FlowGenerator;
import org.ringbook.workloads.Workload;

/** The whole core on one thread: admission, holds, fees, order ids, and the events encoded, without a ring and a journal. */
final class CoreContest implements BenchGroup {
    private static final List<String> COLLECTORS = List.of("G1", "Parallel");
    private static final double NS = 1e9;
    private static final double MILLION = 1e6;

    /**
     * What was measured.
     *
     * @param workload        the flow: the generator's, or the instrument that was recorded
     * @param clOrdIds        whether commands carry client order ids, and name orders by them
     * @param collector       of the JVM
     * @param nsPerCommand    of every pass
     * @param bytesPerCommand of every pass, allocated
     */
    public record Figure(
            String workload,
            boolean clOrdIds,
            String collector,
            List<Double> nsPerCommand,
            List<Double> bytesPerCommand) {}

    @Override
    public Section measure(final BenchSetting setting) throws IOException, InterruptedException {
        final List<Figure> figures = new ArrayList<>();
        final int operations = setting.either(50_000, 1_000_000);
        final List<RecordedWorkload> recordings = RecordedFolder.ofEnvironment(operations, setting.progress());
        try (ScratchDirectory directory = new ScratchDirectory()) {
            for (final Workload workload : Workload.values()) {
                final Path flow = directory.path().resolve(workload.name());
                FlowGenerator.generate(workload, FlowGenerator.SEED, operations).write(flow);
                measure(setting, workload.name(), flow, figures);
            }
            for (final RecordedWorkload recording : recordings) {
                final Path flow = directory.path().resolve(recording.name());
                recording.flow().write(flow);
                measure(setting, recording.name(), flow, figures);
            }
        }
        return section(figures, recordings);
    }

    private static void measure(
            final BenchSetting setting, final String workload, final Path flow, final List<Figure> figures)
            throws IOException, InterruptedException {
        final int from = figures.size();
        for (final boolean clOrdIds : new boolean[] {false, true}) {
            COLLECTORS.forEach(collector ->
                    figures.add(new Figure(workload, clOrdIds, collector, new ArrayList<>(), new ArrayList<>())));
        }
        for (int round = 0; round < setting.either(1, 3); round++) {
            for (final Figure figure : figures.subList(from, figures.size())) {
                new EngineJvm(null, CorePasses.class.getName())
                        .flag("-XX:+Use" + figure.collector + "GC")
                        .run(
                                List.of(
                                        flow.toString(),
                                        Integer.toString(setting.either(2, 5)),
                                        Boolean.toString(figure.clOrdIds)),
                                line -> take(line, figure));
                setting.progress()
                        .accept(String.format(
                                Locale.ROOT,
                                "core, %s, %s, %s: %.1f ns",
                                workload,
                                figure.collector,
                                ids(figure),
                                Samples.median(figure.nsPerCommand)));
            }
        }
    }

    private static void take(final String line, final Figure figure) {
        final String[] words = line.split(" ", -1);
        figure.nsPerCommand.add(Double.valueOf(words[1]));
        figure.bytesPerCommand.add(Double.valueOf(words[2]));
    }

    private static String ids(final Figure figure) {
        return figure.clOrdIds ? "client order ids" : "order ids";
    }

    private static Section section(final List<Figure> figures, final List<RecordedWorkload> recordings) {
        final List<List<String>> rows = new ArrayList<>();
        for (final Figure figure : figures) {
            final double ns = Samples.median(figure.nsPerCommand);
            rows.add(List.of(
                    figure.workload + ", " + ids(figure) + ", " + figure.collector,
                    Samples.spread(figure.nsPerCommand),
                    String.format(Locale.ROOT, "%.2f", NS / ns / MILLION),
                    String.format(Locale.ROOT, "%.2f", Samples.median(figure.bytesPerCommand))));
        }
        final List<String> paragraphs = new ArrayList<>(
                List.of(
                        "Admission, checks, holds, fees, matching, and every event encoded into a record, without a ring and a journal. "
                                + "1,000 accounts. With order ids, cancels and replaces name the order by Ringbook's id and carry no text; with "
                                + "client order ids every command carries one of 16 characters, which must be unique, and names the order by one."));
        recordings.forEach(recording -> paragraphs.add(recording.note() + '.'));
        return new Section(
                "core",
                "The whole core on one thread",
                paragraphs,
                List.of(new Table(
                        "nanoseconds a command: median (fastest to slowest pass)",
                        List.of("flow", "ns", "million/s", "bytes allocated"),
                        rows)),
                List.of(),
                figures);
    }
}
