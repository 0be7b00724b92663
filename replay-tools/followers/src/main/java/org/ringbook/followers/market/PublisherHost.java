package org.ringbook.followers.market;

import io.aeron.Aeron;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.RunningProcess;
import org.ringbook.readmodel.marketdata.FeedKind;

/** A {@link MarketDataPublisher} on a thread of its own. If it fails it says so and ends, and nothing else with it. Any thread. */
public final class PublisherHost implements AutoCloseable {
    private static final long PARK_MIN_NS = 1_000L;
    private static final long PARK_MAX_NS = 100_000L;
    private static final long TELL_NS = 1_000_000_000L;

    private final Aeron aeron;
    private final MarketDataPublisher publisher;
    private final AgentRunner runner;
    private final Consumer<String> log;
    private final JournalReader mark;
    private final RunningProcess self = RunningProcess.self();
    private final PublisherContext context;
    private final Thread teller = new Thread(this::tell, "ringbook-feed-status");
    private volatile boolean isClosed;
    private volatile String fault = "";

    private PublisherHost(
            final Aeron aeron,
            final MarketDataPublisher publisher,
            final JournalReader mark,
            final PublisherContext context,
            final Consumer<String> log) {
        this.aeron = aeron;
        this.context = context;
        this.publisher = publisher;
        this.mark = mark;
        this.log = log;
        runner = new AgentRunner(
                new BackoffIdleStrategy(10, 20, PARK_MIN_NS, PARK_MAX_NS), this::failed, null, publisher);
    }

    /**
     * Starts publishing.
     *
     * @param journal directory of the journal
     * @param archive directory of its archive; null for none
     * @param aeronDirectory of the media driver
     * @param context settings
     * @param log takes a line for each thing that an operator should know
     * @return the host; close it
     * @throws org.ringbook.journal.JournalException if there is no journal
     * @throws io.aeron.exceptions.AeronException if there is no media driver
     */
    public static PublisherHost start(
            final Path journal,
            final Path archive,
            final String aeronDirectory,
            final PublisherContext context,
            final Consumer<String> log) {
        JournalReader reader = null;
        JournalReader mark = null;
        Aeron aeron = null;
        try {
            reader = JournalReader.open(journal, archive);
            mark = JournalReader.open(journal, archive);
            aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(aeronDirectory));
            final PublisherHost host =
                    new PublisherHost(aeron, new MarketDataPublisher(reader, aeron, context), mark, context, log);
            AgentRunner.startOnThread(host.runner);
            host.startToTell();
            return host;
        } catch (final Throwable e) {
            CloseHelper.quietCloseAll(aeron, reader, mark);
            throw e;
        }
    }

    private void failed(final Throwable failure) {
        if (failure instanceof AgentTerminationException) {
            return;
        }
        fault = "market data ends behind record " + publisher.sequence() + ": " + failure.getMessage();
        log.accept("ALARM: " + fault);
        throw new AgentTerminationException(fault);
    }

    /** {@return the last record applied; 0 before the first} */
    public long sequence() {
        return publisher.sequence();
    }

    /** {@return durable records that are not applied yet} */
    public synchronized long lagRecords() {
        return Math.max(0, mark.durableSequence() - publisher.sequence());
    }

    /** {@return whether it has come to the journal's end, and publishes} */
    public boolean isPublishing() {
        return publisher.isPublishing();
    }

    /** {@return why it has ended; empty while it has not} */
    public String fault() {
        return fault;
    }

    /**
     * What a feed has done.
     *
     * @param kind which
     * @return live counts
     */
    public FeedCounts counts(final FeedKind kind) {
        return publisher.counts(kind);
    }

    private void startToTell() {
        if (publisher.isKeeper()) {
            teller.setDaemon(true);
            teller.start();
        }
    }

    /** Once a second, for those who look from outside. */
    private void tell() {
        while (!isClosed) {
            write(fault.isEmpty());
            LockSupport.parkNanos(TELL_NS);
        }
    }

    private void write(final boolean isRunning) {
        try {
            new FeedRun(
                            self.pid(),
                            self.startedMs(),
                            isRunning,
                            context.channel(),
                            publisher.isPublishing(),
                            publisher.sequence(),
                            subscribers(),
                            sum(FeedCounts::stalls),
                            sum(FeedCounts::gaps),
                            sum(FeedCounts::messages),
                            fault)
                    .write(context.dataDirectory());
        } catch (final IOException e) {
            log.accept("cannot say how the feed is: " + e);
        }
    }

    private long sum(final ToLongFunction<FeedCounts> count) {
        return count.applyAsLong(counts(FeedKind.ORDERS)) + count.applyAsLong(counts(FeedKind.LEVELS));
    }

    /** {@return subscribers of both feeds on this media driver; one that was put aside is not among them} */
    public int subscribers() {
        return aeron.isClosed() ? 0 : publisher.subscribers(aeron.countersReader());
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        LockSupport.unpark(teller);
        final boolean hasTold = teller.isAlive();
        join();
        CloseHelper.closeAll(runner, aeron, mark);
        if (hasTold) {
            write(false);
        }
    }

    private void join() {
        try {
            teller.join();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
