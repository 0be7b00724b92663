package org.ringbook.cli.engine;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.ringbook.journal.AtomicFile;
import org.ringbook.journal.RunningProcess;

/**
 * Where a running engine can be found: the file {@code engine.run} in its data directory. One that was left by a process that is gone
 * is noticed by the process id, and by when that process started.
 *
 * @param pid            of the engine's process.
 * @param startedMs      when that process started, milliseconds since the epoch; 0 = unknown.
 * @param sinceMs        when the engine took its first commands, milliseconds since the epoch.
 * @param aeronDirectory of the media driver.
 * @param metricsPort    of the metrics endpoint on loopback; negative = none.
 */
public record RunFile(long pid, long startedMs, long sinceMs, String aeronDirectory, int metricsPort) {
    private static final String NAME = "engine.run";

    /** Of this process. */
    static RunFile ofThisProcess(final String aeronDirectory, final int metricsPort) {
        final RunningProcess self = RunningProcess.self();
        return new RunFile(self.pid(), self.startedMs(), System.currentTimeMillis(), aeronDirectory, metricsPort);
    }

    /**
     * Finds the engine of a data directory.
     *
     * @param data the data directory.
     * @return empty if none runs.
     */
    public static Optional<RunFile> findRunning(final Path data) {
        return read(data).filter(RunFile::isAlive);
    }

    private static Optional<RunFile> read(final Path data) {
        final Properties properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(data.resolve(NAME))));
            return Optional.of(new RunFile(
                    Long.parseLong(properties.getProperty("pid")),
                    Long.parseLong(properties.getProperty("started")),
                    Long.parseLong(properties.getProperty("since")),
                    properties.getProperty("aeron"),
                    Integer.parseInt(properties.getProperty("metrics"))));
        } catch (final NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read " + data.resolve(NAME), e);
        }
    }

    private boolean isAlive() {
        return new RunningProcess(pid, startedMs).isAlive();
    }

    /** Writes it, as a whole. */
    void write(final Path data) throws IOException {
        final Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("started", Long.toString(startedMs));
        properties.setProperty("since", Long.toString(sinceMs));
        properties.setProperty("aeron", aeronDirectory);
        properties.setProperty("metrics", Integer.toString(metricsPort));
        final StringWriter text = new StringWriter();
        properties.store(text, "A running engine. Removed when it stops.");
        AtomicFile.write(data.resolve(NAME), text.toString().getBytes(StandardCharsets.UTF_8), false);
    }

    static void remove(final Path data) throws IOException {
        Files.deleteIfExists(data.resolve(NAME));
    }
}
