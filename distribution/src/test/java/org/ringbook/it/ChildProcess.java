package org.ringbook.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A JVM of its own with Ringbook's flags, to be killed, stopped and continued. It ends by itself when its standard input does. */
final class ChildProcess implements AutoCloseable {
    private static final long WAIT_SECONDS = 60;
    private static final int JAVA_WITH_NATIVE_ACCESS_WARNINGS = 24;

    private final String name;
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    ChildProcess(final Class<?> main, final String... arguments) {
        name = main.getSimpleName();
        final Path flags = Path.of(System.getProperty("ringbook.root"), "jvm");
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + flags.resolve("ringbook.flags"));
        if (Runtime.version().feature() >= JAVA_WITH_NATIVE_ACCESS_WARNINGS) {
            command.add("@" + flags.resolve("jdk24.flags"));
        }
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        final Thread reader = new Thread(this::read, "reader-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (final IOException e) {
            lines.add("output ended: " + e);
        }
    }

    /** Waits for a line that begins so, and returns it. */
    String awaitLine(final String start) {
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        try {
            while (System.nanoTime() - deadlineNs < 0) {
                final String line = lines.poll(100, TimeUnit.MILLISECONDS);
                if (line != null && line.startsWith(start)) {
                    return line;
                }
                if (line == null && !process.isAlive() && lines.isEmpty()) {
                    throw new AssertionError(name + " ended with " + process.exitValue() + " before '" + start + "'");
                }
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError(name + " did not say '" + start + "' in time");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void say(final String line) {
        try {
            final Writer input = process.outputWriter(StandardCharsets.UTF_8);
            input.write(line + "\n");
            input.flush();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** SIGSTOP or SIGCONT. */
    void signal(final String signal) {
        try {
            final Process sender = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start();
            if (sender.waitFor() != 0) {
                throw new AssertionError("could not send " + signal + " to " + name);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int awaitExit() {
        try {
            if (!process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(name + " did not end in time");
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
