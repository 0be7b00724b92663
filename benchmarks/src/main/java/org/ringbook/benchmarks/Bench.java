package org.ringbook.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ringbook.benchmarks.report.Machine;
import org.ringbook.benchmarks.report.Report;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code ./ringbook bench} runs, in a process of its own: groups of benchmarks, and one report of them. */
@Command(name = "bench")
public final class Bench implements Callable<Integer> {
    /** What can be asked for. */
    enum Kind {
        /** Bare books. */
        BOOKS,
        /** The core on one thread. */
        CORE,
        /** Ring, core and journal. */
        PIPELINE,
        /** From Aeron to Aeron. */
        LATENCY,
        /** Growth. */
        SCALING,
        /** All of these. */
        ALL
    }

    @Parameters(arity = "1..*")
    private List<Kind> kinds;

    @Option(names = "--peers")
    private Path peersJar;

    @Option(names = "--quick")
    private boolean quick;

    @Option(names = "--no-text")
    private boolean noText;

    @Option(names = "--quiet")
    private boolean quiet;

    @Option(names = "--out", required = true)
    private Path output;

    private Bench() {}

    /**
     * Measures.
     *
     * @param args as {@code ./ringbook bench} has them, and {@code --peers} with the jar of the other engines
     */
    public static void main(final String... args) {
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(output);
        final BenchSetting setting =
                new BenchSetting(quick, peersJar, output, quiet ? line -> {} : System.err::println);
        final Report report = new Report(Machine.describe(output));
        for (final Kind kind : asked()) {
            report.add(group(kind).measure(setting));
            write(output, report); // what there is, should a later group fail
        }
        if (!noText) {
            System.out.println(report.text());
        }
        setting.progress().accept("report: " + output.resolve("report.html"));
        return 0;
    }

    private static BenchGroup group(final Kind kind) {
        return switch (kind) {
            case BOOKS -> new BookContest();
            case CORE -> new CoreContest();
            case PIPELINE -> new PipelineContest();
            case LATENCY -> new LatencyContest();
            case SCALING -> new ScalingContest();
            case ALL -> throw new IllegalArgumentException("a group of groups");
        };
    }

    private Set<Kind> asked() {
        final Set<Kind> asked = EnumSet.copyOf(kinds.contains(Kind.ALL) ? EnumSet.allOf(Kind.class) : kinds);
        asked.remove(Kind.ALL);
        return asked;
    }

    private static void write(final Path directory, final Report report) throws IOException {
        Files.writeString(directory.resolve("report.html"), report.html(), StandardCharsets.UTF_8);
        Files.writeString(directory.resolve("report.json"), report.json(), StandardCharsets.UTF_8);
    }
}
