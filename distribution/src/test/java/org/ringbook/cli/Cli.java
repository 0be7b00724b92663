package org.ringbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs the command within the test's process. */
public record Cli(int status, String out, String err) {
    public static Cli run(final String... args) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final int status = Main.run(
                new Stop(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
        return new Cli(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** With {@code --json} behind the words; the words are split at spaces. */
    public static Cli json(final String data, final String words) {
        final List<String> args = new ArrayList<>(words(words));
        args.addAll(List.of("--data", data, "--json"));
        return run(args.toArray(String[]::new));
    }

    static List<String> words(final String words) {
        return words.isEmpty() ? List.of() : Arrays.asList(words.split(" ", -1));
    }

    public Cli expect(final int wanted) {
        assertEquals(wanted, status, this::toString);
        return this;
    }

    /** The last line of standard output. */
    public JsonNode result() {
        final List<String> lines = out.lines().toList();
        try {
            return new ObjectMapper().readTree(lines.get(lines.size() - 1));
        } catch (final JsonProcessingException e) {
            throw new AssertionError("the last line is no JSON object: " + this, e);
        }
    }
}
