package org.ringbook.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.ringbook.audit.Shadow;
import org.ringbook.audit.ShadowContext;
import org.ringbook.journal.Retention;
import org.ringbook.journal.RetentionContext;

/**
 * An engine under one rate for long, with all that keeps it going: a shadow core that executes everything again and writes a snapshot in each
 * phase, and retention that removes what no one needs any more. Says for each phase how long commands took, what the heap holds, what the
 * collector did and how large the journal is; nothing of it may grow.
 *
 * <pre>{@code
 * java @jvm/ringbook.flags @jvm/production.flags -Xmx2g -cp benchmarks/target/benchmarks.jar \
 *     org.ringbook.benchmarks.Endurance 200000 10 60
 * }</pre>
 */
public final class Endurance {
    private static final int ACCOUNTS = 1_000;
    private static final int OPEN_ORDERS = 10_000;
    private static final double MEGABYTE = 1e6;
    private static final long IDLE_MS = 1;

    private final Path data;
    private final int perSecond;
    private volatile boolean isEnding;
    private volatile Throwable failure;

    private Endurance(final Path data, final int perSecond) {
        this.data = data;
        this.perSecond = perSecond;
    }

    /**
     * Measures.
     *
     * @param args commands a second, phases, seconds of a phase
     * @throws IOException          if the journal can't be measured
     * @throws InterruptedException if interrupted meanwhile
     */
    public static void main(final String... args) throws IOException, InterruptedException {
        try (ScratchDirectory directory = new ScratchDirectory()) {
            new Endurance(directory.path().resolve("data"), Integer.parseInt(args[0]))
                    .run(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        }
    }

    private void run(final int phases, final int seconds) throws IOException, InterruptedException {
        try (BusyExchange exchange = new BusyExchange(data, ACCOUNTS, Waiting.SLEEPING, Transport.IPC)) {
            exchange.setUp(OPEN_ORDERS);
            final Thread shadow = new Thread(this::follow, "ringbook-shadow");
            shadow.start();
            try {
                phases(exchange, phases, seconds);
            } finally {
                isEnding = true;
                shadow.join();
            }
        }
    }

    private void phases(final BusyExchange exchange, final int phases, final int seconds) throws IOException {
        System.out.printf("phase    %s   heap MB  journal MB   collections%n", Percentiles.heading());
        for (int phase = 1; phase <= phases; phase++) {
            final Histogram latency = BusyExchange.newHistogram();
            exchange.run(perSecond, seconds, latency, BusyExchange.newHistogram());
            System.out.printf(
                    Locale.ROOT,
                    "phase %2d %s %,9.1f %,11.1f   %s%n",
                    phase,
                    Percentiles.of(latency),
                    heapAfterCollection() / MEGABYTE,
                    journalBytes() / MEGABYTE,
                    collections());
            if (failure != null) {
                throw new IllegalStateException("the shadow core failed", failure);
            }
        }
    }

    /** Executes everything again; when it has made a snapshot, what is older may go. */
    private void follow() {
        final ShadowContext context = new ShadowContext()
                .dataDirectory(data)
                .everyRecords(perSecond * 30L)
                .everyNs(Long.MAX_VALUE)
                .log(line -> {});
        final Retention retention =
                new Retention(new RetentionContext().dataDirectory(data).keepRecords(RetentionContext.KEEP_RECORDS));
        try (Shadow shadow = Shadow.open(context)) {
            while (!isEnding) {
                final long snapshots = shadow.snapshotSequence();
                if (shadow.doWork() == 0) {
                    Thread.sleep(IDLE_MS);
                }
                if (shadow.snapshotSequence() != snapshots) {
                    retention.run();
                }
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (final RuntimeException e) {
            failure = e;
        }
    }

    private static String collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(collector -> collector.getName() + " " + collector.getCollectionCount())
                .collect(Collectors.joining(", "));
    }

    /** What was in use after the last collection of each pool, bytes. */
    private static long heapAfterCollection() {
        long bytes = 0;
        for (final MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            final MemoryUsage usage = pool.getCollectionUsage();
            bytes += usage == null ? 0 : usage.getUsed();
        }
        return bytes;
    }

    private long journalBytes() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("journal"))) {
            return files.filter(Files::isRegularFile).mapToLong(Endurance::size).sum();
        }
    }

    private static long size(final Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
