package org.ringbook.benchmarks;

import io.aeron.Aeron;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.agrona.CloseHelper;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.SystemNanoClock;
import org.ringbook.followers.market.PublisherContext;
import org.ringbook.followers.market.PublisherHost;
import org.ringbook.readmodel.marketdata.FeedKind;
import org.ringbook.readmodel.marketdata.MarketDataHandler;
import org.ringbook.readmodel.marketdata.MarketDataSubscriber;

/**
 * What market data costs the engine: one engine under a constant load, in turn without a publisher, with one in its process and a
 * subscriber that listens, with one in a process of its own and the same, and with one in its process, the same and a subscriber that stands
 * still. Prints the percentiles of both kinds of latency for each of the four, and whether the subscribers ended with the same book.
 *
 * <p>Latency is measured from the moment at which a command was to be sent, so a stall counts for all that it delays.
 *
 * <pre>{@code
 * java @jvm/ringbook.flags @jvm/production.flags -Xmx4g -cp benchmarks/target/benchmarks.jar \
 *     org.ringbook.benchmarks.MarketDataLatency 10000 2000 20 5
 * }</pre>
 */
public final class MarketDataLatency {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};
    private static final int ACCOUNTS = 1_000;
    private static final int TERM = 256 * 1024;
    private static final long SETTLE_NS = 2_000_000_000L;

    /** What is beside the engine. */
    enum Beside {
        /** Nothing. */
        NOTHING,
        /** A publisher in the engine's process, and a subscriber. */
        THREAD,
        /** A publisher in a process of its own, and a subscriber. */
        PROCESS,
        /** A publisher, a subscriber, and one that is not polled. */
        STOPPED
    }

    private MarketDataLatency() {}

    /**
     * Measures.
     *
     * @param args open orders, commands a second, seconds of a phase, how often each; all may be left out from the last on
     * @throws Exception if it can't
     */
    public static void main(final String[] args) throws Exception {
        final int orders = number(args, 0, 10_000);
        final int perSecond = number(args, 1, 2_000);
        final int seconds = number(args, 2, 20);
        final int rounds = number(args, 3, 5);
        try (ScratchDirectory directory = new ScratchDirectory()) {
            final Path data = directory.path().resolve("data");
            try (BusyExchange exchange = new BusyExchange(data, ACCOUNTS)) {
                exchange.setUp(orders);
                measure(exchange, data.resolve("journal"), perSecond, seconds, rounds);
            }
        }
    }

    private static int number(final String[] args, final int index, final int otherwise) {
        return args.length > index ? Integer.parseInt(args[index]) : otherwise;
    }

    private static void measure(
            final BusyExchange exchange, final Path journal, final int perSecond, final int seconds, final int rounds)
            throws IOException {
        exchange.run(perSecond, seconds, BusyExchange.newHistogram(), BusyExchange.newHistogram());
        final Map<Beside, Histogram> endToEnd = new EnumMap<>(Beside.class);
        final Map<Beside, Histogram> inCore = new EnumMap<>(Beside.class);
        for (final Beside beside : Beside.values()) {
            endToEnd.put(beside, BusyExchange.newHistogram());
            inCore.put(beside, BusyExchange.newHistogram());
        }
        for (int round = 0; round < rounds; round++) {
            for (final Beside beside : Beside.values()) {
                if (beside == Beside.NOTHING) {
                    exchange.run(perSecond, seconds, endToEnd.get(beside), inCore.get(beside));
                    continue;
                }
                try (Listening listening = new Listening(exchange.aeronDirectory(), journal, beside)) {
                    exchange.run(perSecond, seconds, endToEnd.get(beside), inCore.get(beside));
                    listening.finish(round, beside);
                }
            }
        }
        print("scheduled to event at the gateway, microseconds", endToEnd);
        print("sequenced to committed, microseconds", inCore);
    }

    private static void print(final String what, final Map<Beside, Histogram> histograms) {
        System.out.println(what);
        final StringBuilder heading = new StringBuilder(String.format(Locale.ROOT, "  %-10s %9s", "beside", "count"));
        for (final double percentile : PERCENTILES) {
            heading.append(String.format(Locale.ROOT, " %10s", percentile == 100 ? "max" : "p" + percentile));
        }
        System.out.println(heading);
        histograms.forEach((beside, histogram) -> {
            final StringBuilder line =
                    new StringBuilder(String.format(Locale.ROOT, "  %-10s %,9d", beside, histogram.getTotalCount()));
            for (final double percentile : PERCENTILES) {
                line.append(String.format(Locale.ROOT, " %,10.1f", histogram.getValueAtPercentile(percentile) / 1e3));
            }
            System.out.println(line);
        });
    }

    /** A publisher, who listens to it on a thread, and who does not. */
    private static final class Listening implements AutoCloseable {
        /** Null if it is in a process of its own. */
        private final PublisherHost publisher;

        private final Process process;
        private final Aeron aeron;
        private final MarketDataSubscriber listener;
        private final MarketDataSubscriber stopped;
        private final Thread thread;
        private volatile boolean done;

        Listening(final String aeronDirectory, final Path journal, final Beside beside) throws IOException {
            final boolean isProcess = beside == Beside.PROCESS;
            process = isProcess ? start(journal, aeronDirectory) : null;
            publisher = isProcess
                    ? null
                    : PublisherHost.start(
                            journal,
                            null,
                            aeronDirectory,
                            new PublisherContext().termLength(TERM),
                            System.out::println);
            aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(aeronDirectory));
            listener = subscriber();
            stopped = beside == Beside.STOPPED ? subscriber() : null;
            while (!listener.isWhole() || (stopped != null && !stopped.isWhole())) {
                listener.poll(64);
                if (stopped != null) {
                    stopped.poll(64);
                }
            }
            thread = new Thread(this::listen, "ringbook-listener");
            thread.start();
        }

        private static Process start(final Path journal, final String aeronDirectory) throws IOException {
            final List<String> command = new ArrayList<>();
            command.add(ProcessHandle.current().info().command().orElseThrow());
            command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
            command.addAll(List.of(
                    "-Xmx1g",
                    "-cp",
                    System.getProperty("java.class.path"),
                    PublisherProcess.class.getName(),
                    journal.toString(),
                    aeronDirectory,
                    Integer.toString(TERM)));
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        }

        private MarketDataSubscriber subscriber() {
            return new MarketDataSubscriber(
                    aeron, "aeron:ipc", FeedKind.ORDERS, new MarketDataHandler() {}, SystemNanoClock.INSTANCE);
        }

        private void listen() {
            final BackoffIdleStrategy idle = new BackoffIdleStrategy(1, 1, 1_000, 100_000);
            while (!done) {
                idle.idle(listener.poll(64));
            }
        }

        /** Lets the one that stood still go on, and compares. */
        void finish(final int round, final Beside beside) {
            done = true;
            try {
                thread.join();
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            final MarketDataSubscriber last = stopped == null ? listener : stopped;
            final long deadlineNs = System.nanoTime() + SETTLE_NS;
            while (!(isAtEnd(listener) && isAtEnd(last) && listener.feedSequence() == last.feedSequence())
                    || (publisher == null && System.nanoTime() - deadlineNs < 0)) {
                listener.poll(64);
                last.poll(64);
            }
            System.out.printf(
                    Locale.ROOT,
                    "round %d %s: %,d messages heard, stalls %s, gaps of the one that stood still %d, books %s%n",
                    round,
                    beside,
                    listener.messages(),
                    publisher == null ? "-" : publisher.counts(FeedKind.ORDERS).stalls(),
                    last.gaps(),
                    listener.market(1).orders().checksum()
                                    == last.market(1).orders().checksum()
                            ? "equal"
                            : "DIFFER");
        }

        /** Of a publisher elsewhere nobody here knows how far it is. */
        private boolean isAtEnd(final MarketDataSubscriber subscriber) {
            return (publisher == null || publisher.lagRecords() == 0) && subscriber.isWhole();
        }

        @Override
        public void close() {
            CloseHelper.closeAll(listener, stopped, aeron, publisher);
            if (process != null) {
                process.destroy();
                process.onExit().join();
            }
        }
    }
}
