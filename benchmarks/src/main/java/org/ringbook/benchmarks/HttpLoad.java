package org.ringbook.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Connections to one server, each with a thread of its own that asks and waits for the answer: by a schedule, where what is measured begins when a request was to
 * be sent, or as fast as it is answered.
 */
final class HttpLoad implements AutoCloseable {
    private static final int DIGITS = 3;

    /** What a connection asks for in turn, or once and again. */
    interface Asker {
        /**
         * Asks once.
         *
         * @param index the connection's how many-th question, from 0
         */
        void ask(HttpConnection connection, int index) throws IOException;
    }

    /** What came of it. */
    record Outcome(Histogram latency, double perSecond) {}

    private final List<HttpConnection> connections = new ArrayList<>();
    private final ExecutorService threads;

    HttpLoad(final URI server, final int count) throws IOException {
        for (int i = 0; i < count; i++) {
            connections.add(new HttpConnection(server));
        }
        threads = Executors.newFixedThreadPool(count);
    }

    /** Asks at a rate, by all connections in turn. Whoever waits for an answer when his next question is due asks it late. */
    Outcome atRate(final Asker asker, final int perSecond, final int seconds) throws InterruptedException {
        final int each = Math.max(1, (int) ((long) perSecond * seconds / connections.size()));
        final long intervalNs = TimeUnit.SECONDS.toNanos(connections.size()) / perSecond;
        final long startNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(10);
        return inParallel((connection, number, latency) -> {
            final long firstNs = startNs + number * intervalNs / connections.size();
            for (int i = 0; i < each; i++) {
                final long dueNs = firstNs + i * intervalNs;
                for (long leftNs = dueNs - System.nanoTime(); leftNs > 0; leftNs = dueNs - System.nanoTime()) {
                    LockSupport.parkNanos(leftNs);
                }
                asker.ask(connection, i);
                latency.recordValue(System.nanoTime() - dueNs);
            }
        });
    }

    /** Asks as fast as it is answered. */
    Outcome asFastAsAnswered(final Asker asker, final int seconds) throws InterruptedException {
        final long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        return inParallel((connection, number, latency) -> {
            long beganNs = System.nanoTime();
            for (int i = 0; beganNs - endNs < 0; i++) {
                asker.ask(connection, i);
                final long nowNs = System.nanoTime();
                latency.recordValue(nowNs - beganNs);
                beganNs = nowNs;
            }
        });
    }

    private interface Work {
        void run(HttpConnection connection, int number, Histogram latency) throws IOException;
    }

    private Outcome inParallel(final Work work) throws InterruptedException {
        final List<Future<Histogram>> ended = new ArrayList<>();
        final long startNs = System.nanoTime();
        for (int i = 0; i < connections.size(); i++) {
            final int number = i;
            ended.add(threads.submit(() -> {
                final Histogram latency = new Histogram(DIGITS);
                work.run(connections.get(number), number, latency);
                return latency;
            }));
        }
        final Histogram all = new Histogram(DIGITS);
        for (final Future<Histogram> one : ended) {
            try {
                all.add(one.get());
            } catch (final ExecutionException e) {
                throw new IllegalStateException("a connection has failed", e.getCause());
            }
        }
        return new Outcome(all, all.getTotalCount() * 1e9 / (System.nanoTime() - startNs));
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (final HttpConnection connection : connections) {
            connection.close();
        }
    }
}
