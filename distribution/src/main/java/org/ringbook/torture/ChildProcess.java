package org.ringbook.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own with this one's flags and class path, to be killed, stopped and continued. It is expected to end by itself
 * when its standard input does, so that none outlives its parent. One thread.
 */
public final class ChildProcess implements AutoCloseable {
    private static final long WAIT_SECONDS = 60;
    private static final long LOOK_MS = 5;

    private final String name;
    private final Process process;
    private final Thread reader;
    private final List<String> said = new ArrayList<>();

    /**
     * Starts one.
     *
     * @param main      its main class.
     * @param flags     further flags for the JVM.
     * @param errors    file that takes its standard error; null = this process's.
     * @param arguments for the main class.
     */
    public ChildProcess(
            final Class<?> main, final List<String> flags, final Path errors, final List<String> arguments) {
        name = main.getSimpleName();
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (final String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (flag.startsWith("--add-")
                    || flag.startsWith("--enable-native")
                    || flag.startsWith("--sun-misc")
                    || flag.startsWith("-D")) {
                command.add(flag);
            }
        }
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        final ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(
                errors == null ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.appendTo(errors.toFile()));
        try {
            process = builder.start();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        reader = new Thread(this::read, "reader-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                synchronized (said) {
                    said.add(line);
                }
            }
        } catch (final IOException e) {
            synchronized (said) {
                said.add("output ended: " + e);
            }
        }
    }

    /**
     * What it has said so far.
     *
     * @return lines of its standard output.
     */
    public List<String> said() {
        synchronized (said) {
            return List.copyOf(said);
        }
    }

    /**
     * Whether it has said a line that begins so.
     *
     * @param start of the line.
     * @return false if not yet.
     */
    public boolean hasSaid(final String start) {
        return find(start) != null;
    }

    private String find(final String start) {
        synchronized (said) {
            for (final String line : said) {
                if (line.startsWith(start)) {
                    return line;
                }
            }
        }
        return null;
    }

    /**
     * Waits for a line that begins so.
     *
     * @param start of the line.
     * @return the line.
     * @throws TortureException if the process ends before, or a minute has passed.
     */
    public String awaitLine(final String start) {
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (System.nanoTime() - deadlineNs < 0) {
            final boolean hasEnded = isEndedWithin(LOOK_MS) && !reader.isAlive();
            final String line = find(start);
            if (line != null) {
                return line;
            }
            if (hasEnded) {
                throw new TortureException(name + " ended with " + process.exitValue() + " before '" + start + "'");
            }
        }
        throw new TortureException(name + " did not say '" + start + "' in time");
    }

    private boolean isEndedWithin(final long ms) {
        try {
            return process.waitFor(ms, TimeUnit.MILLISECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TortureException("interrupted while waiting for " + name, e);
        }
    }

    /**
     * Whether it runs.
     *
     * @return true also while it is stopped.
     */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Its process id.
     *
     * @return as the kernel knows it.
     */
    public long pid() {
        return process.pid();
    }

    /**
     * Writes a line to its standard input.
     *
     * @param line without its end.
     */
    public void say(final String line) {
        try {
            final Writer input = process.outputWriter(StandardCharsets.UTF_8);
            input.write(line + "\n");
            input.flush();
        } catch (final IOException e) {
            throw new TortureException(name + " does not listen", e);
        }
    }

    /** SIGKILL, and waits for the end. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /**
     * Sends a signal.
     *
     * @param signal STOP or CONT.
     */
    public void signal(final String signal) {
        if (Shell.run("kill", "-" + signal, Long.toString(process.pid())) != 0) {
            throw new TortureException("could not send " + signal + " to " + name);
        }
    }

    /**
     * Waits for its end.
     *
     * @return its exit status.
     * @throws TortureException if a minute has passed.
     */
    public int awaitExit() {
        if (!isEndedWithin(TimeUnit.SECONDS.toMillis(WAIT_SECONDS))) {
            throw new TortureException(name + " did not end in time");
        }
        return process.exitValue();
    }

    /** Kills it if it runs. */
    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
