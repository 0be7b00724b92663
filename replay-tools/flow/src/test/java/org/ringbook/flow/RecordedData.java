package org.ringbook.flow;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the recorded files for the tests that need them: in the folder that the system property {@code ringbook.flow.data} or the
 * environment variable {@code RINGBOOK_FLOW_DATA} names. Without it those tests are skipped, and say so.
 */
public final class RecordedData {
    private static final PrintStream OUT = System.out;

    private RecordedData() {}

    /**
     * A recorded file.
     *
     * @param name its name.
     * @return where it lies; the test is skipped when there is none.
     */
    public static Path file(final String name) {
        final String property = System.getProperty("ringbook.flow.data", "");
        final String setting = property.isEmpty() ? System.getenv("RINGBOOK_FLOW_DATA") : property;
        final String skipped = "SKIPPED: the recorded order flow is not compared with: ";
        if (setting == null || setting.isEmpty()) {
            final String message =
                    skipped + "set -Dringbook.flow.data or RINGBOOK_FLOW_DATA to the folder that has " + name;
            OUT.println(message);
            Assumptions.abort(message);
        }
        final Path path = Path.of(setting, name);
        if (!Files.isReadable(path)) {
            throw new IllegalStateException("the folder of recorded order flow lacks a file: " + path);
        }
        return path;
    }

    /**
     * Plays a stream on the plain book and compares.
     *
     * @param stream the stream; closed.
     * @return the report.
     * @throws IOException when the stream fails.
     */
    public static FlowReport play(final FlowStream stream) throws IOException {
        try (stream) {
            final FlowChecker checker = new FlowChecker(stream.knownShares());
            new FlowPlayer(stream, new MirrorBook(), checker).run();
            return checker.report();
        }
    }
}
