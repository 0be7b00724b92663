package org.ringbook.followers.market;

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
 * Who publishes the market data of a data directory, and how far: the file {@code feed/feed.run} of it, written once a second, for those
 * who look from outside. It stays when the publisher has ended.
 *
 * @param pid         of the publisher's process.
 * @param startedMs   when that process started, milliseconds since the epoch; 0 = unknown.
 * @param isRunning   whether it had not ended when this was written.
 * @param channel     Aeron's.
 * @param publishing  whether it had come to the journal's end.
 * @param sequence    the last record whose market data is published.
 * @param subscribers on the publisher's media driver, of both feeds.
 * @param stalls      times that one of them stood still until it was put aside or caught up.
 * @param gaps        records dropped because a tethered one stood still.
 * @param messages    increments published, of both feeds.
 * @param fault       why it ended; empty if it did not.
 */
public record FeedRun(
        long pid,
        long startedMs,
        boolean isRunning,
        String channel,
        boolean publishing,
        long sequence,
        int subscribers,
        long stalls,
        long gaps,
        long messages,
        String fault) {
    /** Directory of the feed's files within a data directory. */
    public static final String DIRECTORY = "feed";

    /** Name under which retention knows the feed. */
    public static final String FOLLOWER = "feed";

    private static final String FILE_NAME = "feed.run";

    /**
     * Reads a data directory's.
     *
     * @param dataDirectory the directory.
     * @return empty if nobody ever published, or the file can't be understood.
     */
    public static Optional<FeedRun> read(final Path dataDirectory) {
        final Path file = dataDirectory.resolve(DIRECTORY).resolve(FILE_NAME);
        final Properties properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file)));
            return Optional.of(new FeedRun(
                    Long.parseLong(properties.getProperty("pid")),
                    Long.parseLong(properties.getProperty("started")),
                    Boolean.parseBoolean(properties.getProperty("running")),
                    properties.getProperty("channel", ""),
                    Boolean.parseBoolean(properties.getProperty("publishing")),
                    Long.parseLong(properties.getProperty("sequence")),
                    Integer.parseInt(properties.getProperty("subscribers")),
                    Long.parseLong(properties.getProperty("stalls")),
                    Long.parseLong(properties.getProperty("gaps")),
                    Long.parseLong(properties.getProperty("messages")),
                    properties.getProperty("fault", "")));
        } catch (final NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /**
     * Whether that publisher publishes now.
     *
     * @return false if it ended, or its process is gone.
     */
    public boolean isAlive() {
        return isRunning && new RunningProcess(pid, startedMs).isAlive();
    }

    void write(final Path dataDirectory) throws IOException {
        final Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("started", Long.toString(startedMs));
        properties.setProperty("running", Boolean.toString(isRunning));
        properties.setProperty("channel", channel);
        properties.setProperty("publishing", Boolean.toString(publishing));
        properties.setProperty("sequence", Long.toString(sequence));
        properties.setProperty("subscribers", Integer.toString(subscribers));
        properties.setProperty("stalls", Long.toString(stalls));
        properties.setProperty("gaps", Long.toString(gaps));
        properties.setProperty("messages", Long.toString(messages));
        properties.setProperty("fault", fault);
        final StringWriter text = new StringWriter();
        properties.store(text, "The market data feed of this data directory.");
        final Path directory = dataDirectory.resolve(DIRECTORY);
        Files.createDirectories(directory);
        AtomicFile.write(directory.resolve(FILE_NAME), text.toString().getBytes(StandardCharsets.UTF_8), false);
    }
}
