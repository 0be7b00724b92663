package org.ringbook.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.ringbook.followers.Database;
import org.ringbook.followers.Follower;
import org.ringbook.followers.FollowerHost;
import org.ringbook.followers.FollowerKind;
import org.ringbook.followers.FollowerKinds;
import org.ringbook.followers.FollowersContext;
import org.ringbook.journal.JournalReader;

/**
 * Up to which rate of commands followers in the engine's process keep up: an engine under a constant load, at one rate after the other, and
 * how far the slowest follower is behind in the middle and at the end of each. A lag is bounded that is less than two seconds' records at the
 * end, or did not grow since the middle. To be run on two processors: {@code taskset -c 0,1}.
 *
 * <pre>{@code
 * taskset -c 0,1 java @jvm/ringbook.flags @jvm/production.flags -Xmx4g -cp benchmarks/target/benchmarks.jar \
 *     org.ringbook.benchmarks.FollowerLag h2|postgres all 20 500 1000 2000 4000 8000 16000
 * }</pre>
 */
public final class FollowerLag {
    private static final int ACCOUNTS = 1_000;
    private static final int ORDERS = 10_000;
    private static final int BOUND_SECONDS = 2;
    private static final long LOOK_NS = 1_000_000L;
    private static final double[] PERCENTILES = {50, 99, 99.9};

    private FollowerLag() {}

    /**
     * Measures.
     *
     * @param args h2, postgres or none; a follower or all; seconds of a phase; commands a second, ascending
     * @throws Exception if it can't
     */
    public static void main(final String[] args) throws Exception {
        final List<FollowerKind> kinds = args[1].equals("all")
                ? FollowerKinds.ALL
                : List.of(FollowerKinds.find(args[1]).orElseThrow());
        final int seconds = Integer.parseInt(args[2]);
        final List<Integer> rates = new ArrayList<>();
        for (int i = 3; i < args.length; i++) {
            rates.add(Integer.parseInt(args[i]));
        }
        try (ScratchDirectory directory = new ScratchDirectory()) {
            final Path data = directory.path().resolve("data");
            switch (args[0]) {
                case "none" -> run(data, null, List.of(), seconds, rates);
                case "h2" -> run(data, new Database(Database.defaultUrl(data), "", ""), kinds, seconds, rates);
                default -> {
                    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
                        final String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
                        run(data, new Database(url, "postgres", "postgres"), kinds, seconds, rates);
                    }
                }
            }
        }
    }

    private static void run(
            final Path data,
            final Database database,
            final List<FollowerKind> kinds,
            final int seconds,
            final List<Integer> rates) {
        try (BusyExchange exchange = new BusyExchange(data, ACCOUNTS)) {
            exchange.setUp(ORDERS);
            try (JournalReader mark = JournalReader.open(data.resolve("journal"));
                    FollowerHost host = FollowerHost.start(
                            new FollowersContext().dataDirectory(data).database(database), kinds)) {
                System.out.printf(
                        Locale.ROOT,
                        "%10s %12s %12s %9s   sequenced to committed, microseconds: p50, p99, p99.9%n",
                        "commands/s",
                        "lag, middle",
                        "lag, end",
                        "bounded");
                for (final int rate : rates) {
                    while (lag(mark, host) > 0) {
                        LockSupport.parkNanos(LOOK_NS);
                    }
                    phase(exchange, () -> lag(mark, host), rate, seconds);
                }
            }
        }
    }

    private static void phase(final BusyExchange exchange, final LongSupplier lag, final int rate, final int seconds) {
        final Histogram inCore = BusyExchange.newHistogram();
        exchange.run(rate, seconds / 2, BusyExchange.newHistogram(), inCore);
        final long middle = lag.getAsLong();
        exchange.run(rate, seconds - seconds / 2, BusyExchange.newHistogram(), inCore);
        final long end = lag.getAsLong();
        final boolean isBounded = end < (long) rate * BOUND_SECONDS || end <= middle;
        System.out.printf(
                Locale.ROOT,
                "%,10d %,12d %,12d %9s   %,.1f, %,.1f, %,.1f%n",
                rate,
                middle,
                end,
                isBounded ? "yes" : "no",
                inCore.getValueAtPercentile(PERCENTILES[0]) / 1e3,
                inCore.getValueAtPercentile(PERCENTILES[1]) / 1e3,
                inCore.getValueAtPercentile(PERCENTILES[2]) / 1e3);
    }

    /** Of the slowest. */
    private static long lag(final JournalReader mark, final FollowerHost host) {
        final long durable = mark.durableSequence();
        long lag = 0;
        for (final Follower follower : host.followers()) {
            if (!follower.fault().isEmpty()) {
                throw new IllegalStateException(follower.fault());
            }
            lag = Math.max(lag, durable - follower.sequence());
        }
        return lag;
    }
}
