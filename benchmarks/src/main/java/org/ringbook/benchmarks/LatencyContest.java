package org.ringbook.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.ringbook.benchmarks.report.Plot;
import org.ringbook.benchmarks.report.Section;
import org.ringbook.benchmarks.report.Table;

/** Latency of the engine from Aeron to Aeron, journaled, at rates up to where it no longer keeps up, and of an echo in its place, in turns. */
final class LatencyContest implements BenchGroup {
    private static final List<Integer> RATES = List.of(1_000, 10_000, 50_000, 100_000, 200_000, 400_000);
    private static final List<Integer> UDP_RATES = List.of(1_000, 10_000, 100_000);
    private static final List<Integer> QUICK_RATES = List.of(1_000, 10_000);
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99, 100};
    private static final double MICROS = 1e3;
    /** From the median on, where the curves of a plot are: 1 / (1 - quantile), in steps of a doubling. */
    private static final int PLOT_DOUBLINGS = 17;

    private final Map<String, Histogram> hops = new LinkedHashMap<>();
    private final List<Figure> figures = new ArrayList<>();

    /**
     * What was measured of a hop.
     *
     * @param what      engine or echo, how the threads wait, and what the streams go over
     * @param perSecond messages
     * @param hop       of the way
     * @param count     of messages
     * @param micros    by percentile
     */
    public record Figure(String what, int perSecond, String hop, long count, Map<String, Double> micros) {}

    @Override
    public Section measure(final BenchSetting setting) throws IOException, InterruptedException {
        final List<Integer> rates = setting.quick() ? QUICK_RATES : RATES;
        final int seconds = setting.either(1, 10);
        final List<Plot> plots = new ArrayList<>();
        for (final int rate : rates) {
            final List<Transport> transports =
                    UDP_RATES.contains(rate) ? List.of(Transport.values()) : List.of(Transport.IPC);
            for (final Waiting waiting : Waiting.values()) {
                for (int round = 0; round < setting.either(1, 2); round++) {
                    for (final Transport transport : transports) {
                        pass(setting, new Subject("echo", waiting, transport), rate, seconds);
                        pass(setting, new Subject("engine", waiting, transport), rate, seconds);
                    }
                }
            }
            transports.forEach(transport -> plots.add(plot(transport, rate)));
        }
        return section(plots);
    }

    /** What is measured: engine or echo, how its threads wait, what its streams go over. */
    private record Subject(String who, Waiting waiting, Transport transport) {
        @Override
        public String toString() {
            return String.join(",", who, lower(waiting), lower(transport));
        }

        private static String lower(final Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }
    }

    private Plot plot(final Transport transport, final int rate) {
        final List<Plot.Curve> curves = new ArrayList<>();
        for (final Waiting waiting : Waiting.values()) {
            curves.add(curve(new Subject("engine", waiting, transport), rate));
            curves.add(curve(new Subject("echo", waiting, transport), rate));
        }
        return new Plot(
                String.format(Locale.ROOT, "scheduled to received, %s, at %,d/s", Subject.lower(transport), rate),
                "one message in so many takes longer",
                "microseconds",
                curves);
    }

    private void pass(final BenchSetting setting, final Subject subject, final int rate, final int seconds)
            throws IOException, InterruptedException {
        final List<String> args = List.of(
                subject.who,
                Integer.toString(rate),
                Integer.toString(seconds),
                subject.waiting.name(),
                subject.transport.name());
        new EngineJvm(null, LatencyPass.class.getName()).run(args, line -> {
            final String[] words = line.split(" ", 3);
            hops.computeIfAbsent(key(subject, rate, words[2]), name -> BusyExchange.newHistogram())
                    .add(LatencyPass.decode(words[1]));
        });
        final Histogram whole = whole(subject, rate);
        setting.progress()
                .accept(String.format(
                        Locale.ROOT,
                        "latency, %s at %,d/s: p50 %.1f, p99 %.1f microseconds",
                        subject,
                        rate,
                        whole.getValueAtPercentile(50) / MICROS,
                        whole.getValueAtPercentile(99) / MICROS));
        write(setting, subject + "-" + rate, whole);
    }

    /** As HdrHistogram's plotters read it, in microseconds. */
    private static void write(final BenchSetting setting, final String name, final Histogram histogram)
            throws IOException {
        final ByteArrayOutputStream text = new ByteArrayOutputStream();
        histogram.outputPercentileDistribution(new PrintStream(text, true, StandardCharsets.US_ASCII), MICROS);
        Files.write(setting.output().resolve("latency-" + name + ".hgrm"), text.toByteArray());
    }

    private static String key(final Subject subject, final int rate, final String hop) {
        return subject + " " + rate + " " + hop;
    }

    private Histogram whole(final Subject subject, final int rate) {
        return hops.get(key(subject, rate, LatencyPass.WHOLE));
    }

    private Plot.Curve curve(final Subject subject, final int rate) {
        final Histogram histogram = whole(subject, rate);
        final List<Plot.Point> points = new ArrayList<>();
        for (int i = 1; i <= PLOT_DOUBLINGS && histogram.getTotalCount() >> i > 0; i++) {
            final double times = 1L << i;
            points.add(new Plot.Point(times, Math.max(1, histogram.getValueAtPercentile(100 - 100 / times)) / MICROS));
        }
        return new Plot.Curve(subject.toString(), points);
    }

    private Section section(final List<Plot> plots) {
        final List<List<String>> wholes = new ArrayList<>();
        final List<List<String>> byHop = new ArrayList<>();
        hops.forEach((key, histogram) -> {
            final String[] words = key.split(" ", 3);
            final int rate = Integer.parseInt(words[1]);
            figures.add(new Figure(words[0], rate, words[2], histogram.getTotalCount(), micros(histogram)));
            final boolean isWhole = words[2].equals(LatencyPass.WHOLE);
            final String place = words[0].replace(",", ", ") + (isWhole ? "" : ": " + words[2]);
            (isWhole ? wholes : byHop).add(row(String.format(Locale.ROOT, "%,d/s, %s", rate, place), histogram));
        });
        final List<String> heading = new ArrayList<>(List.of("rate", "count"));
        for (final double percentile : PERCENTILES) {
            heading.add(name(percentile));
        }
        return new Section(
                "latency",
                "Latency from Aeron to Aeron",
                List.of(
                        "A client sends at a constant rate over Aeron, whatever comes back; a time counts from the moment at which the message was to "
                                + "be sent, so a stall counts for all that it delays. The engine matches, journals with durability PROCESS, and publishes only "
                                + "what is in the journal. Client, engine and media driver are threads of one JVM (client, core, io, driver); "
                                + "1,000 accounts, 10,000 resting orders, and orders that rest, trade and are canceled.",
                        "ipc: all streams go through shared memory. udp: each through a UDP port of 127.0.0.1, with sockets of the same machine and driver at "
                                + "both ends; a window of 1 MiB, socket buffers of 2 MiB as far as the kernel gives them.",
                        "Yielding threads never sleep; sleeping ones do before long, at most 100 microseconds at a time, as in ./ringbook start.",
                        "The echo is the machine's floor: the same threads, two rings between io and core, the same idle strategies, messages of 152 "
                                + "bytes, and nothing else. Fewer processors than threads: the tail is the scheduler's, in both. "
                                + "Rates at which latency grows to milliseconds are beyond what is sustained."),
                List.of(
                        new Table("scheduled to received, microseconds", heading, wholes),
                        new Table("the engine by hop, microseconds", heading, byHop)),
                plots,
                figures);
    }

    private static List<String> row(final String name, final Histogram histogram) {
        final List<String> row =
                new ArrayList<>(List.of(name, String.format(Locale.ROOT, "%,d", histogram.getTotalCount())));
        micros(histogram).values().forEach(value -> row.add(String.format(Locale.ROOT, "%,.1f", value)));
        return row;
    }

    private static Map<String, Double> micros(final Histogram histogram) {
        final Map<String, Double> micros = new LinkedHashMap<>();
        for (final double percentile : PERCENTILES) {
            micros.put(name(percentile), histogram.getValueAtPercentile(percentile) / MICROS);
        }
        return micros;
    }

    private static String name(final double percentile) {
        return percentile == 100 ? "max" : "p" + Double.toString(percentile).replaceAll("\\.0$", "");
    }
}
