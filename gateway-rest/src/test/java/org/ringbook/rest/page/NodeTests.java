package org.ringbook.rest.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs tests that are written for Node, where Node and what they need are there; says loudly where they are not. */
final class NodeTests {
    private static final Path MODULE =
            Path.of(System.getProperty("ringbook.root", "..")).resolve("gateway-rest");
    private static final Path TESTS = MODULE.resolve("src/test/page");
    private static final Path PACKAGES =
            MODULE.resolve("target/npm/node_modules").toAbsolutePath();
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final int OLDEST_NODE = 20;

    private NodeTests() {}

    /** All tests of a folder; they need Node and nothing else. */
    static void runPlain(final String folder) {
        needNode(folder);
        try (Stream<Path> files = Files.list(TESTS.resolve(folder))) {
            run(
                    files.map(file -> folder + "/" + file.getFileName())
                            .filter(name -> name.endsWith(".test.mjs"))
                            .sorted()
                            .toList(),
                    Map.of());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In Chromium, with these variables besides. */
    static void runInBrowser(final String tests, final Map<String, String> variables) {
        needBrowser(tests);
        final Map<String, String> all = new HashMap<>(variables);
        all.put("RINGBOOK_NODE_MODULES", PACKAGES.toString());
        all.put("RINGBOOK_CHROMIUM", CHROMIUM.toString());
        run(List.of(tests), all);
    }

    /** Skips the test that calls it, loudly, where there is no browser. */
    static void needBrowser(final String tests) {
        needNode(tests);
        need(
                tests,
                Files.isDirectory(PACKAGES.resolve("playwright-core")),
                "no npm packages; build/browser-tools gets them");
        need(tests, Files.isExecutable(CHROMIUM), "no chromium; build/browser-tools gets it");
    }

    private static void needNode(final String tests) {
        need(tests, nodeVersion() >= OLDEST_NODE, "no node " + OLDEST_NODE + " or newer");
    }

    private static void need(final String tests, final boolean there, final String what) {
        if (!there) {
            System.err.println("SKIPPED: the page's " + tests + " are NOT run here: " + what);
        }
        assumeTrue(there, what);
    }

    private static int nodeVersion() {
        try {
            final Process process = new ProcessBuilder("node", "--version")
                    .redirectErrorStream(true)
                    .start();
            final String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return version.startsWith("v") ? Integer.parseInt(version.substring(1, version.indexOf('.'))) : 0;
        } catch (final IOException e) {
            return 0; // not on the path
        }
    }

    private static void run(final List<String> tests, final Map<String, String> variables) {
        final List<String> command =
                new ArrayList<>(List.of("node", "--test", "--test-timeout=280000", "--test-reporter=spec"));
        command.addAll(tests);
        final ProcessBuilder builder =
                new ProcessBuilder(command).directory(TESTS.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        try {
            final Path output = Files.createTempFile("page", ".txt");
            final Process process = builder.redirectOutput(output.toFile()).start();
            final boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            final String text = Files.readString(output);
            Files.delete(output);
            assertEquals(0, ended ? process.exitValue() : -1, tests + ":\n" + text);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + tests + " ran", e);
        }
    }
}
