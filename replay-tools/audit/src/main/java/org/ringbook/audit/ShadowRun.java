package org.ringbook.audit;

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
 * Who follows a journal as its shadow, and what the last snapshot took: the file {@code shadow.run} of the data directory, for those who
 * look from outside. It stays when the shadow has ended.
 *
 * @param pid              of the shadow's process.
 * @param startedMs        when that process started, milliseconds since the epoch; 0 = unknown.
 * @param host             what it runs in: thread or process.
 * @param isFollowing      whether it had not ended when this was written.
 * @param snapshotSequence record of the last snapshot it has written; 0 = none yet.
 * @param snapshotNs       how long that took, nanoseconds.
 * @param snapshotFault    why the last attempt at one failed; empty if it did not.
 * @param agreedSequence   last record behind which the live core's state was found to be the same; 0 = none yet.
 */
public record ShadowRun(
        long pid,
        long startedMs,
        String host,
        boolean isFollowing,
        long snapshotSequence,
        long snapshotNs,
        String snapshotFault,
        long agreedSequence) {
    /** Name of the file in a data directory. */
    public static final String FILE_NAME = "shadow.run";

    static ShadowRun begun(final String host) {
        final RunningProcess self = RunningProcess.self();
        return new ShadowRun(self.pid(), self.startedMs(), host, true, 0, 0, "", 0);
    }

    ShadowRun withSnapshot(final long sequence, final long durationNs) {
        return new ShadowRun(pid, startedMs, host, isFollowing, sequence, durationNs, "", agreedSequence);
    }

    ShadowRun withFault(final String fault) {
        return new ShadowRun(pid, startedMs, host, isFollowing, snapshotSequence, snapshotNs, fault, agreedSequence);
    }

    ShadowRun withAgreement(final long sequence) {
        return new ShadowRun(pid, startedMs, host, isFollowing, snapshotSequence, snapshotNs, snapshotFault, sequence);
    }

    ShadowRun ended() {
        return new ShadowRun(pid, startedMs, host, false, snapshotSequence, snapshotNs, snapshotFault, agreedSequence);
    }

    /**
     * Reads a data directory's.
     *
     * @param dataDirectory the directory.
     * @return empty if no shadow ever followed, or the file can't be understood.
     */
    public static Optional<ShadowRun> read(final Path dataDirectory) {
        final Properties properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(dataDirectory.resolve(FILE_NAME))));
            return Optional.of(new ShadowRun(
                    Long.parseLong(properties.getProperty("pid")),
                    Long.parseLong(properties.getProperty("started")),
                    properties.getProperty("host", ""),
                    Boolean.parseBoolean(properties.getProperty("following")),
                    Long.parseLong(properties.getProperty("snapshotSequence")),
                    Long.parseLong(properties.getProperty("snapshotNanos")),
                    properties.getProperty("snapshotFault", ""),
                    Long.parseLong(properties.getProperty("agreedSequence"))));
        } catch (final NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read " + dataDirectory.resolve(FILE_NAME), e);
        }
    }

    /**
     * Whether that shadow follows now.
     *
     * @return false if it ended, or its process is gone.
     */
    public boolean isAlive() {
        return isFollowing && new RunningProcess(pid, startedMs).isAlive();
    }

    void write(final Path dataDirectory) throws IOException {
        final Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("started", Long.toString(startedMs));
        properties.setProperty("host", host);
        properties.setProperty("following", Boolean.toString(isFollowing));
        properties.setProperty("snapshotSequence", Long.toString(snapshotSequence));
        properties.setProperty("snapshotNanos", Long.toString(snapshotNs));
        properties.setProperty("snapshotFault", snapshotFault);
        properties.setProperty("agreedSequence", Long.toString(agreedSequence));
        final StringWriter text = new StringWriter();
        properties.store(text, "The shadow core of this data directory.");
        AtomicFile.write(dataDirectory.resolve(FILE_NAME), text.toString().getBytes(StandardCharsets.UTF_8), false);
    }
}
