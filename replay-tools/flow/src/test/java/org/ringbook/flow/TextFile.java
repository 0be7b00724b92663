package org.ringbook.flow;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.function.Executable;
import org.ringbook.flow.io.FlowFormatException;

/** Small hand-made files for the tests of the readers. */
public final class TextFile {
    private TextFile() {}

    /** A file of lines, compressed when its name says so. */
    public static Path write(final Path folder, final String name, final String... lines) throws IOException {
        final Path path = folder.resolve(name);
        final byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        try (OutputStream file = Files.newOutputStream(path);
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(file) : file) {
            out.write(bytes);
        }
        return path;
    }

    /** All steps of a stream. */
    public static List<FlowStep> stepsOf(final FlowStream stream) throws IOException {
        final List<FlowStep> steps = new ArrayList<>();
        try (stream) {
            for (FlowStep step = stream.next(); step != null; step = stream.next()) {
                steps.add(step);
            }
        }
        return steps;
    }

    /** The commands of all steps as short lines. */
    public static List<String> commandsOf(final FlowStream stream) throws IOException {
        return stepsOf(stream).stream()
                .map(step -> step.action() + " " + step.orderId() + " " + step.side() + " " + step.qtyLots() + "@"
                        + step.priceTicks())
                .toList();
    }

    /** Expects a fault whose message has all the parts. */
    public static void assertFault(final Executable reading, final String... parts) {
        final String message = assertThrows(FlowFormatException.class, reading).getMessage();
        for (final String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }
}
