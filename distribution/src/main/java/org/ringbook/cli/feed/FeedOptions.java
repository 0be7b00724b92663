package org.ringbook.cli.feed;

import io.aeron.exceptions.AeronException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ringbook.cli.Console;
import org.ringbook.cli.shadow.DataDirectory;
import org.ringbook.followers.market.PublisherContext;
import org.ringbook.followers.market.PublisherHost;
import org.ringbook.journal.JournalException;
import org.ringbook.readmodel.marketdata.FeedKind;
import org.ringbook.server.Gauge;
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

    private volatile PublisherHost publisher;

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
        try {
            publisher = PublisherHost.start(
                    data.resolve("journal"),
                    DataDirectory.archiveOf(data),
                    aeronDirectory,
                    new PublisherContext(),
                    line -> console.progress("feed: " + line));
        } catch (final JournalException | AeronException e) {
            console.progress("feed: does not publish, the engine goes on: " + e.getMessage());
        }
        return Optional.ofNullable(publisher);
    }

    /**
     * What the publisher of this process tells the metrics. Any thread.
     *
     * @return empty if there is none.
     */
    public List<Gauge> gauges() {
        final PublisherHost running = publisher;
        return running == null ? List.of() : gauges(running);
    }

    private static List<Gauge> gauges(final PublisherHost running) {
        return List.of(
                new Gauge(
                        "feed_publishing",
                        "1: market data is published; 0: it is not yet, or no longer",
                        running.isPublishing() && running.fault().isEmpty() ? 1 : 0),
                new Gauge(
                        "feed_lag_records",
                        "Durable records whose market data is not published yet",
                        running.lagRecords()),
                messages(running, FeedKind.ORDERS),
                messages(running, FeedKind.LEVELS),
                stalls(running, FeedKind.ORDERS),
                stalls(running, FeedKind.LEVELS),
                new Gauge(
                        "feed_gaps",
                        "Records whose increments were dropped, because a tethered subscriber stood still",
                        running.counts(FeedKind.ORDERS).gaps()
                                + running.counts(FeedKind.LEVELS).gaps()));
    }

    private static Gauge messages(final PublisherHost running, final FeedKind kind) {
        return new Gauge(
                "feed_messages",
                "Increments published",
                "feed",
                kind.name(),
                running.counts(kind).messages());
    }

    private static Gauge stalls(final PublisherHost running, final FeedKind kind) {
        return new Gauge(
                "feed_stalls",
                "Times that a subscriber stood still until it was put aside or caught up",
                "feed",
                kind.name(),
                running.counts(kind).stalls());
    }
}
