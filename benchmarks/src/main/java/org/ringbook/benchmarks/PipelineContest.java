package org.ringbook.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ringbook.benchmarks.report.Section;
import org.ringbook.benchmarks.report.Table;
import org.ringbook.workloads.FlowGenerator;
import org.ringbook.workloads.Workload;

/**
 * Whole pipelines on the same orders and the same cores, with their journals and without, each in JVMs of its own, in turns. What each promises is
 * part of its name: exchange-core writes commands only, synchronously, once a batch; Ringbook writes commands and events, to the page cache
 * ({@code process}) or synced once a batch ({@code disk}).
 */
final class PipelineContest implements BenchGroup {
    private static final List<String> EXCHANGE_CORE_WAITS = List.of("YIELDING", "BUSY_SPIN", "BLOCKING");
    private static final List<String> EXCHANGE_CORE_FLAGS = List.of(
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED");
    private static final String EXCHANGE_CORE_NAME = "exchange-core ";
    private static final double MEGABYTE = 1e6;
    private static final String EXCHANGE_CORE = "org.ringbook.peers.ExchangeCorePipeline";

    private final Map<String, Figure> figures = new LinkedHashMap<>();

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

    @Override
    public Section measure(final BenchSetting setting) throws IOException, InterruptedException {
        final List<DiskRates.Figure> disk = new ArrayList<>();
        try (ScratchDirectory directory = new ScratchDirectory()) {
            final String flow = directory.path().resolve("flow").toString();
            FlowGenerator.generate(Workload.W1, FlowGenerator.SEED, setting.either(50_000, 2_000_000))
                    .write(Path.of(flow));
            final String journal =
                    Files.createDirectory(directory.path().resolve("peer")).toString();
            for (int round = 0; round < setting.either(1, 3); round++) {
                for (final String journaling : List.of("NONE", "PROCESS", "DISK")) {
                    ringbook(setting, figure("ringbook, journal " + journaling), flow, journaling);
                }
                if (setting.hasPeers()) {
                    peers(setting, round, flow, ", no journal", "-");
                    peers(setting, round, flow, ", journal rwd", journal);
                }
                disk.addAll(DiskRates.measure(setting));
            }
        }
        return section(List.copyOf(figures.values()), disk);
    }

    /** The first round shows which wait strategy is best on this machine; the others measure that one. */
    private void peers(
            final BenchSetting setting, final int round, final String flow, final String name, final String journal)
            throws IOException, InterruptedException {
        final Comparator<String> byRate = Comparator.comparingDouble(
                wait -> Samples.median(figure(EXCHANGE_CORE_NAME + wait + name).commandsPerSecond));
        final List<String> waits = round == 0
                ? EXCHANGE_CORE_WAITS
                : List.of(EXCHANGE_CORE_WAITS.stream().max(byRate).orElseThrow());
        for (final String wait : waits) {
            peer(setting, figure(EXCHANGE_CORE_NAME + wait + name), flow, wait, journal);
        }
    }

    private Figure figure(final String pipeline) {
        return figures.computeIfAbsent(pipeline, Figure::new);
    }

    private static void ringbook(
            final BenchSetting setting, final Figure figure, final String flow, final String journaling)
            throws IOException, InterruptedException {
        new EngineJvm(null, RingbookPipeline.class.getName())
                .run(List.of(flow, passes(setting), journaling), line -> take(line, figure));
        setting.progress().accept(line(figure));
    }

    private static void peer(
            final BenchSetting setting, final Figure figure, final String flow, final String wait, final String journal)
            throws IOException, InterruptedException {
        final EngineJvm jvm = new EngineJvm(setting.peersJar(), EXCHANGE_CORE);
        EXCHANGE_CORE_FLAGS.forEach(jvm::flag);
        jvm.run(List.of(flow, passes(setting), wait, journal), line -> take(line, figure));
        setting.progress().accept(line(figure));
    }

    private static String passes(final BenchSetting setting) {
        return Integer.toString(setting.either(2, 5));
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

    private static Section section(final List<Figure> figures, final List<DiskRates.Figure> disk) {
        final List<List<String>> rows = new ArrayList<>();
        for (final Figure figure : figures) {
            final double rate = Samples.median(figure.commandsPerSecond);
            final double bytes = Samples.median(figure.bytesPerCommand);
            rows.add(List.of(
                    figure.pipeline,
                    String.format(Locale.ROOT, "%,.0f", rate),
                    String.format(
                            Locale.ROOT,
                            "%,.0f to %,.0f",
                            Samples.min(figure.commandsPerSecond),
                            Samples.max(figure.commandsPerSecond)),
                    String.format(Locale.ROOT, "%.1f", bytes),
                    String.format(Locale.ROOT, "%.1f", rate * bytes / MEGABYTE)));
        }
        final List<List<String>> diskRows = new ArrayList<>();
        for (final DiskRates.Figure figure : disk) {
            diskRows.add(List.of(
                    String.format(Locale.ROOT, "%,d", figure.batchBytes()),
                    String.format(Locale.ROOT, "%.1f", figure.bytesPerSecond() / MEGABYTE),
                    String.format(Locale.ROOT, "%,.0f", figure.syncMicros())));
        }
        final List<Object> all = new ArrayList<>(figures);
        all.addAll(disk);
        return new Section(
                "pipeline",
                "Whole pipelines",
                List.of(
                        "From prepared commands through a ring and the core with holds, fees and ids, to the last record or result; W1, two threads "
                                + "in Ringbook, and as many as exchange-core takes with one matching and one risk engine, on the same processors.",
                        "What a journal promises: Ringbook's holds every command with all its events; PROCESS is in the page cache when events leave and "
                                + "survives the death of the process, DISK is synced once a batch and survives that of the machine. exchange-core's holds "
                                + "commands only, in a file opened rwd, which is synced at every write, once a batch. The first round measures exchange-core in three wait "
                                + "strategies, the others in the best of them."),
                List.of(
                        new Table(
                                "commands a second",
                                List.of("pipeline", "median", "range", "journal bytes a command", "journal MB/s"),
                                rows),
                        new Table(
                                "the disk by itself: sequential writes, synced after every batch, once a round",
                                List.of("batch, bytes", "MB/s", "microseconds a batch"),
                                diskRows)),
                List.of(),
                all);
    }
}
