package org.ringbook.benchmarks;

import io.aeron.CommonContext;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.Frames;
import org.ringbook.scenarios.CommandFrames;
import org.ringbook.scenarios.MarketFields;
import org.ringbook.scenarios.OrderFields;
import org.ringbook.server.Engine;
import org.ringbook.server.EngineContext;
import org.ringbook.server.RecoveryReport;
import org.ringbook.workloads.SplitMix64;

/**
 * What something costs at one size, in this process. Prints {@code ns VALUE} for each timed pass: of a command of the whole core with so many markets
 * or accounts, of a fill in a sweep of so many orders, of a read that depends on the one before over so many bytes, or of a record when an engine with so
 * many records starts.
 */
public final class ScalingPass {
    private static final int WARMUP_PASSES = 3;
    private static final long DEPOSIT = 1L << 45;
    private static final int MIDDLE_TICKS = 1_000_000;
    private static final int SEED = 42;
    private static final int ACCOUNTS = 1_000;
    private static final int CYCLE = 4;
    private static final int LONGEST = 160;

    private final CommandCore subject = new CommandCore();
    private final CommandFrames frames = subject.frames();
    private final SplitMix64 random = new SplitMix64(SEED);
    private UnsafeBuffer prepared;
    private int end;

    private ScalingPass() {}

    /**
     * Measures.
     *
     * @param args what, size, number of timed passes, operations of a pass
     */
    public static void main(final String... args) {
        final int size = Integer.parseInt(args[1]);
        final int passes = Integer.parseInt(args[2]);
        final int operations = Integer.parseInt(args[3]);
        switch (args[0]) {
            case "markets" -> new ScalingPass().commands(size, ACCOUNTS, passes, operations);
            case "accounts" -> new ScalingPass().commands(1, size, passes, operations);
            case "sweep" -> new ScalingPass().sweeps(size, passes, operations);
            case "read" -> reads(size, passes, operations);
            case "recovery" -> recovery(size, passes);
            default -> throw new IllegalArgumentException("what is " + args[0]);
        }
    }

    private static void print(final int pass, final double ns) {
        if (pass >= WARMUP_PASSES) {
            System.out.println("ns " + ns);
        }
    }

    private void setUp(final int markets, final int accounts) {
        subject.apply(frames.addAsset("BASE", 8, 2));
        subject.apply(frames.addAsset("QUOTE", 8, 2));
        for (int id = 1; id <= markets; id++) {
            subject.apply(
                    frames.addMarket(new MarketFields("MARKET" + id, 1, 2, 1, 2, 1, 6, 1, 1L << 40, 10_000, 1L << 60)));
            subject.apply(frames.setMarketState(id, CommandFrames.OPEN, 0));
        }
        subject.openAccounts(accounts, DEPOSIT);
    }

    /** An order that rests, one that takes it; one that rests, and its cancel; each time of other accounts in another market. */
    private void commands(final int markets, final int accounts, final int passes, final int operations) {
        setUp(markets, accounts);
        prepared = new UnsafeBuffer(ByteBuffer.allocateDirect(Math.multiplyExact(operations, LONGEST)));
        for (int pass = 0; pass < passes + WARMUP_PASSES; pass++) {
            end = 0;
            for (int i = 0; i < operations / CYCLE; i++) {
                cycle(markets, accounts, "id-" + pass + "-" + i);
            }
            print(pass, (double) play() / operations);
            if (subject.core().view().openOrders() != 0) {
                throw new IllegalStateException("orders are left");
            }
        }
    }

    private void cycle(final int markets, final int accounts, final String clOrdId) {
        final int market = 1 + random.below(markets);
        final int maker = 1 + random.below(accounts);
        final int taker = 1 + maker % accounts;
        final int other = 1 + random.below(accounts);
        prepare(frames.newOrder(
                OrderFields.limit(market, CommandFrames.SELL, 100, MIDDLE_TICKS).account(maker)));
        prepare(frames.newOrder(
                OrderFields.limit(market, CommandFrames.BUY, 100, MIDDLE_TICKS).account(taker)));
        prepare(frames.newOrder(OrderFields.limit(market, CommandFrames.BUY, 100, MIDDLE_TICKS - 1)
                .account(other)
                .id(clOrdId)));
        prepare(frames.cancelOrder(other, 0, clOrdId, ""));
    }

    private void sweeps(final int orders, final int passes, final int fills) {
        setUp(1, ACCOUNTS);
        prepared = new UnsafeBuffer(ByteBuffer.allocateDirect(Math.multiplyExact(orders, LONGEST)));
        final int times = Math.max(1, fills / orders);
        for (int pass = 0; pass < passes + WARMUP_PASSES; pass++) {
            long tookNs = 0;
            for (int i = 0; i < times; i++) {
                end = 0;
                for (int order = 0; order < orders; order++) {
                    prepare(frames.newOrder(OrderFields.limit(1, CommandFrames.SELL, 1, MIDDLE_TICKS + order % 50)
                            .account(1 + random.below(ACCOUNTS - 1))));
                }
                play();
                end = 0;
                prepare(frames.newOrder(OrderFields.limit(1, CommandFrames.BUY, orders, MIDDLE_TICKS + 50)
                        .account(ACCOUNTS)));
                tookNs += play();
            }
            print(pass, (double) tookNs / ((double) times * orders));
            if (subject.core().view().openOrders() != 0) {
                throw new IllegalStateException("orders are left");
            }
        }
    }

    private void prepare(final byte[] frame) {
        Frames.putLength(prepared, end, frame.length);
        final int offset = Frames.offset(end);
        prepared.putBytes(offset, frame);
        end = offset + frame.length;
    }

    /** Executes what is prepared. Returns the nanoseconds it took. */
    private long play() {
        final long beganNs = System.nanoTime();
        for (int at = 0; at < end; at = Frames.next(prepared, at)) {
            subject.apply(prepared, Frames.offset(at), Frames.length(prepared, at));
        }
        return System.nanoTime() - beganNs;
    }

    /** One random cycle through all cache lines. */
    private static void reads(final int lines, final int passes, final int operations) {
        final int step = 16;
        final int[] memory = new int[Math.multiplyExact(lines, step)];
        final int[] order = new int[lines];
        final SplitMix64 random = new SplitMix64(SEED);
        for (int i = 0; i < lines; i++) {
            final int place = random.below(i + 1);
            order[i] = order[place];
            order[place] = i;
        }
        for (int i = 0; i < lines; i++) {
            memory[order[i] * step] = order[(i + 1) % lines] * step;
        }
        int at = 0;
        for (int pass = 0; pass < passes + WARMUP_PASSES; pass++) {
            final long beganNs = System.nanoTime();
            for (int i = 0; i < operations; i++) {
                at = memory[at];
            }
            print(pass, (double) (System.nanoTime() - beganNs) / operations);
        }
        if (at < 0) {
            throw new IllegalStateException("never"); // the reads have a use
        }
    }

    private static void recovery(final int records, final int passes) {
        try (ScratchDirectory directory = new ScratchDirectory()) {
            final Path data = directory.path().resolve("data");
            try (BusyExchange exchange = new BusyExchange(data, ACCOUNTS)) {
                exchange.setUp(records);
            }
            for (int pass = 0; pass < passes; pass++) {
                try (Engine engine = Engine.launch(new EngineContext()
                        .dataDirectory(data)
                        .embeddedDriver(CommonContext.generateRandomDirName())
                        .log(line -> {}))) {
                    final RecoveryReport report = engine.recoveryReport();
                    System.out.println("ns " + (double) report.durationNs() / report.records());
                }
            }
        }
    }
}
