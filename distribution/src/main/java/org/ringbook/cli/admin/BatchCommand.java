package org.ringbook.cli.admin;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringbook.cli.Console;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Ringbook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Many commands over one connection. */
@Command(
        name = "batch",
        description = {
            "Run many admin commands, a line each, without the word admin in front. Empty lines and lines that begin with # are"
                    + " skipped; double quotes hold words together. Stops at the first line that fails. As commands that have a name"
                    + " or reference are done once, a batch that failed can be run again as a whole."
        },
        footer = {
            "",
            "Examples:",
            "  ringbook admin batch setup.txt",
            "  printf 'account open dave\\ndeposit dave ZAR 1000 --ref r-1\\n' | ringbook admin batch"
        })
final class BatchCommand extends AdminTask {
    private static final String STANDARD_INPUT = "-";

    private final List<Map<String, Object>> failures = new ArrayList<>();

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = STANDARD_INPUT,
            description = "Default: standard input.")
    private String file;

    @Option(names = "--keep-going", description = "Go on after a line that fails.")
    private boolean keepGoing;

    private BatchCommand() {}

    @Override
    public Integer call() throws IOException {
        engine();
        int number = 0;
        int done = 0;
        try (BufferedReader lines = open()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                final List<String> words = BatchLine.words(line);
                if (words.isEmpty()) {
                    continue;
                }
                if (root().stop().isRequested()) {
                    console().error("interrupted before line " + number);
                    return end(done, ExitStatus.INTERRUPTED);
                }
                final int status = run(number, line.strip(), words);
                if (status == ExitStatus.DONE) {
                    done++;
                } else if (!keepGoing || status == ExitStatus.UNREACHABLE) {
                    return end(done, status == ExitStatus.USAGE ? ExitStatus.FAILED : status);
                }
            }
        }
        return end(done, failures.isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED);
    }

    private int end(final int done, final int status) {
        console().print(done + " done, " + failures.size() + " failed");
        console().put("done", done).put("failed", failures.size()).put("failures", failures);
        return status;
    }

    private int run(final int number, final String line, final List<String> words) {
        final ByteArrayOutputStream said = new ByteArrayOutputStream();
        final PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        final Ringbook sibling = root().sibling(new Console(stream, stream, false));
        final List<String> args = new ArrayList<>(List.of("admin"));
        args.addAll(words);
        final int status = "batch".equals(words.get(0))
                ? refuseNesting(stream)
                : sibling.commandLine().execute(args.toArray(String[]::new));
        final String text = said.toString(StandardCharsets.UTF_8).strip();
        if (status == ExitStatus.DONE) {
            console().say(text);
        } else {
            console().error("line " + number + ": " + line + System.lineSeparator() + text);
            final Map<String, Object> failure = new LinkedHashMap<>();
            failure.put("line", number);
            failure.put("status", status);
            failure.put("error", text);
            failures.add(failure);
        }
        return status;
    }

    private static int refuseNesting(final PrintStream stream) {
        stream.println("a batch can't hold another");
        return ExitStatus.USAGE;
    }

    private BufferedReader open() throws IOException {
        return STANDARD_INPUT.equals(file)
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(Path.of(file));
    }
}
