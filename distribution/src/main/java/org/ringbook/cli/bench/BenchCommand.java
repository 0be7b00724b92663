package org.ringbook.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts the benchmarks in a JVM of their own: they bring other versions of the libraries, and compare JVMs. */
@Command(
        name = "bench",
        description = {
            "Measure, and write a report: report.html and report.json, with the conditions under which it was measured.",
            "",
            "  books     the bare order book on the flows W1 to W4, one and 256 books, two collectors; on the recorded",
            "            orders of the folder that RINGBOOK_FLOW_DATA names, if it is set",
            "  core      the whole core on the same flows, on one thread: holds, fees, ids, events",
            "  pipeline  ring, core and journal, without a journal, PROCESS and DISK; what the disk does by itself",
            "  latency   from Aeron to Aeron at constant rates, by hop, beside an echo on the same threads",
            "  scaling   costs by resting orders, markets, accounts, length of a sweep, length of the journal",
            "  all       all of these, an hour or more",
            ""
        },
        footer = {
            "",
            "Leave the machine alone meanwhile: what counts is the ratio of figures of one run.",
            "",
            "Examples:",
            "  ringbook bench books --peers              beside exchange-core and Parity",
            "  ringbook bench all --quick                all of it in a few minutes, to see that it works; not to be quoted",
            "  ringbook bench latency --out report"
        })
public final class BenchCommand extends Subcommand {
    /** Where the launcher has put the benchmarks' jars. */
    private static final String DIRECTORY = "ringbook.bench";

    /** Ten million orders and the flow that makes them need more than an engine. */
    private static final String HEAP = "-XX:MaxRAMPercentage=40";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final String MAIN = "org.ringbook.benchmarks.Bench";

    /** What can be measured. */
    private enum Group {
        BOOKS,
        CORE,
        PIPELINE,
        LATENCY,
        SCALING,
        ALL
    }

    @Parameters(arity = "1..*", paramLabel = "GROUP", description = "One or more of ${COMPLETION-CANDIDATES}.")
    private List<Group> groups;

    @Option(names = "--peers", description = "Measure other engines on the same orders too (books, pipeline).")
    private boolean peers;

    @Option(names = "--quick", description = "Short passes: shows that all works; the figures mean little.")
    private boolean quick;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Directory of the report (default: bench- and the time, here).")
    private Path output;

    private BenchCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        final Path directory = output == null
                ? Path.of("bench-" + LocalDateTime.now(ZoneId.systemDefault()).format(TIME))
                : output;
        final Process process =
                new ProcessBuilder(command(directory)).inheritIO().start();
        try {
            if (process.waitFor() != 0) {
                throw new Failure(ExitStatus.FAILED, "the benchmarks have ended with status " + process.exitValue());
            }
        } finally {
            process.destroy(); // if this one is interrupted
        }
        console().put("report", directory.resolve("report.html").toString());
        console()
                .put(
                        "figures",
                        new ObjectMapper()
                                .readTree(directory.resolve("report.json").toFile()));
        return ExitStatus.DONE;
    }

    private List<String> command(final Path directory) {
        final Path jars = Path.of(System.getProperty(DIRECTORY, ""));
        final Path jar = jars.resolve("benchmarks.jar");
        if (!Files.isReadable(jar)) {
            throw new Failure(ExitStatus.FAILED, "the benchmarks are not built: start them by ./ringbook bench");
        }
        final List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        for (final String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!flag.startsWith("-Dringbook.") && !flag.startsWith("-Xmx")) {
                command.add(flag);
            }
        }
        command.add(HEAP);
        command.addAll(List.of("-cp", jar.toString(), MAIN));
        groups.forEach(group -> command.add(group.name()));
        if (peers) {
            command.addAll(List.of("--peers", jars.resolve("peers.jar").toString()));
        }
        if (quick) {
            command.add("--quick");
        }
        command.addAll(List.of("--out", directory.toString()));
        if (console().isJson()) {
            command.add("--no-text");
        }
        if (console().isQuiet()) {
            command.add("--quiet");
        }
        return command;
    }
}
