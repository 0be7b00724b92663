package org.ringbook.cli.feed;

import io.aeron.exceptions.AeronException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.ringbook.cli.Console;
import org.ringbook.cli.shadow.DataDirectory;
import org.ringbook.followers.market.PublisherContext;
import org.ringbook.followers.market.PublisherHost;
import org.ringbook.journal.JournalException;
import picocli.CommandLine.Option;

/** Whether an engine's process publishes market data. */
public final class FeedOptions {
    /** Where the publisher runs. */
    enum Host {
        /** In a thread beside the engine. */
        THREAD,
        /** Not here: in a process of its own, or not at all. */
        OFF
    }

    @Option(
            names = "--feed",
            paramLabel = "WHERE",
            defaultValue = "off",
            description =
                    "Where the public market data feed is published: thread (of this process) or off (see ringbook feed)."
                            + " Default: ${DEFAULT-VALUE}.")
    private Host host = Host.OFF;

    /** No feed, unless the command line is parsed. */
    public FeedOptions() {}

    /**
     * Starts it, if it is wanted. What fails is said, and does not end the engine.
     *
     * @param data           the data directory, with a journal.
     * @param aeronDirectory of the engine's media driver.
     * @param console        takes what the publisher says.
     * @return empty if none is wanted here, or it can't be started.
     */
    public Optional<PublisherHost> start(final Path data, final String aeronDirectory, final Console console) {
        if (host == Host.OFF) {
            return Optional.empty();
        }
        final Consumer<String> log = line -> console.progress("feed: " + line);
        try {
            return Optional.of(PublisherHost.start(
                    data.resolve("journal"),
                    DataDirectory.archiveOf(data),
                    aeronDirectory,
                    new PublisherContext().dataDirectory(data).log(log),
                    log));
        } catch (final JournalException | AeronException e) {
            console.progress("feed: does not publish, the engine goes on: " + e.getMessage());
            return Optional.empty();
        }
    }
}
