package org.ringbook.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.ringbook.core.ExchangeCore;
import org.ringbook.journal.snapshot.SnapshotFile;
import org.ringbook.journal.snapshot.SnapshotFiles;
import org.ringbook.journal.snapshot.SnapshotReader;
import org.ringbook.journal.snapshot.SnapshotWriter;
import org.ringbook.scenarios.CommandFrames;
import org.ringbook.scenarios.MarketFields;
import org.ringbook.scenarios.OrderFields;
import org.ringbook.workloads.SplitMix64;

/**
 * Size of a snapshot, and how long it takes to write it to the disk and to load it. Each order has a client order id, one in twenty
 * is an iceberg, one in twenty has an expiry; every account has two deposits and two balances. The loaded core has the hash of
 * the saved one.
 *
 * <p>Not a JMH benchmark: what matters is a pass as a whole, the first one too.
 *
 * <pre>{@code
 * java @jvm/ringbook.flags @jvm/production.flags -Xmx6g -cp benchmarks/target/benchmarks.jar \
 *     org.ringbook.benchmarks.SnapshotTimes 1000000 100000 5
 * }</pre>
 */
public final class SnapshotTimes {
    private static final int MARKETS = 4;
    private static final long EXPIRY_NS = CommandCore.START_NS * 2;
    private static final long DEPOSIT = 1L << 40;
    private static final int RARE = 20;
    private static final long LEVELS = 2_000;
    private static final long MIDDLE_TICKS = 1_000_000;
    private static final long MIB = 1 << 20;
    private static final double MS_NS = 1e6;

    private final CommandCore subject = new CommandCore();
    private final CommandFrames frames = subject.frames();

    private SnapshotTimes() {}

    /**
     * What a pass took.
     *
     * @param bytes of the file
     * @param saveNs from the first row to the file on the disk under its name
     * @param loadNs from the open file to a core whose hash was compared
     * @param saveCpuNs processor time of the same: what is left of it on a machine with other work
     * @param loadCpuNs processor time of the same
     */
    public record Pass(long bytes, long saveNs, long loadNs, long saveCpuNs, long loadCpuNs) {}

    /**
     * Measures, and prints a line for each pass.
     *
     * @param arguments orders, accounts, passes
     */
    public static void main(final String[] arguments) {
        final Pass[] passes =
                measure(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        for (final Pass pass : passes) {
            print(pass.bytes() / MIB + " MiB", pass.saveNs(), pass.loadNs(), pass.saveCpuNs(), pass.loadCpuNs());
        }
        print(
                "median",
                median(passes, Pass::saveNs),
                median(passes, Pass::loadNs),
                median(passes, Pass::saveCpuNs),
                median(passes, Pass::loadCpuNs));
    }

    private static void print(
            final String what, final long saveNs, final long loadNs, final long saveCpuNs, final long loadCpuNs) {
        System.out.println(String.format(
                Locale.ROOT,
                "%s: saved in %.0f ms, loaded in %.0f ms; processor time %.0f ms and %.0f ms",
                what,
                saveNs / MS_NS,
                loadNs / MS_NS,
                saveCpuNs / MS_NS,
                loadCpuNs / MS_NS));
    }

    private static long median(final Pass[] passes, final ToLongFunction<Pass> what) {
        final long[] values = Arrays.stream(passes).mapToLong(what).sorted().toArray();
        return values[values.length / 2];
    }
    /**
     * Makes a state, and saves and loads it.
     *
     * @param orders that rest
     * @param accounts that have them
     * @param passes how often
     * @return what each pass took
     */
    public static Pass[] measure(final int orders, final int accounts, final int passes) {
        final SnapshotTimes times = new SnapshotTimes();
        times.setUp(accounts);
        times.enter(orders, accounts);
        final Pass[] measured = new Pass[passes];
        try (ScratchDirectory directory = new ScratchDirectory()) {
            final SnapshotFiles files = new SnapshotFiles(directory.path());
            for (int i = 0; i < passes; i++) {
                measured[i] = times.pass(files);
            }
        }
        return measured;
    }

    private Pass pass(final SnapshotFiles files) {
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        final long beganNs = System.nanoTime();
        final long beganCpuNs = threads.getCurrentThreadCpuTime();
        final SnapshotFile file;
        try (SnapshotWriter writer = files.begin(1)) {
            subject.core().save(writer);
            file = writer.commit();
        }
        final long savedNs = System.nanoTime();
        final long savedCpuNs = threads.getCurrentThreadCpuTime();
        final ExchangeCore loaded;
        try (SnapshotReader reader = files.open(file)) {
            loaded = ExchangeCore.load(reader);
        }
        final long loadedNs = System.nanoTime();
        final long loadedCpuNs = threads.getCurrentThreadCpuTime();
        if (loaded.stateHash() != subject.core().stateHash()) {
            throw new IllegalStateException("the loaded core has another state");
        }
        return new Pass(
                file.size(), savedNs - beganNs, loadedNs - savedNs, savedCpuNs - beganCpuNs, loadedCpuNs - savedCpuNs);
    }

    private void setUp(final int accounts) {
        subject.apply(frames.addAsset("XBT", 10, 8));
        subject.apply(frames.addAsset("ZAR", 8, 2));
        for (int id = 1; id <= MARKETS; id++) {
            subject.apply(
                    frames.addMarket(new MarketFields("MARKET" + id, 1, 2, 1, 0, 1, 6, 1, 1L << 30, 10_000, 1L << 60)));
            subject.apply(frames.setMarketState(id, CommandFrames.OPEN, 0));
        }
        subject.openAccounts(accounts, DEPOSIT);
    }

    private void enter(final int orders, final int accounts) {
        final SplitMix64 random = new SplitMix64(1);
        for (int i = 0; i < orders; i++) {
            final int market = 1 + i % MARKETS;
            final boolean sell = (random.next() & 1) == 0;
            final long distance = 1 + Long.remainderUnsigned(random.next(), LEVELS);
            final long ticks = sell ? MIDDLE_TICKS + distance : MIDDLE_TICKS - distance;
            OrderFields order = OrderFields.limit(
                            market, sell ? CommandFrames.SELL : CommandFrames.BUY, 1 + i % 50, ticks)
                    .account(1 + i % accounts)
                    .id("order-" + i);
            if (i % RARE == 0) {
                order = order.quantity(RARE).display(1);
            } else if (i % RARE == 1) {
                order = order.timeInForce(CommandFrames.GTD).expires(EXPIRY_NS + i);
            }
            subject.apply(frames.newOrder(order));
        }
        if (subject.core().view().openOrders() != orders) {
            throw new IllegalStateException(
                    "orders were refused: open=" + subject.core().view().openOrders());
        }
    }
}
