package org.ringbook.workloads;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/**
 * Measures the books of one engine in this process, pass by pass, each with books that are new and filled untimed, and compares what they have
 * done with what the flows expect. The next operation is that of a book drawn at random, if there are several.
 *
 * <p>Prints {@code pass NS BYTES} for each timed pass, nanoseconds and allocated bytes of an operation; and {@code memory BYTES}, of the heap and
 * directly allocated, that a resting order takes of a deep book.
 */
public final class BookPasses {
    private static final int WARMUP_PASSES = 3;
    private static final int MEMORY_ORDERS_MIN = 100_000;
    private static final int COLLECTIONS = 3;

    private final String className;
    private final OrderFlow[] flows;
    private final int[] turns;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private BookPasses(final String className, final OrderFlow[] flows) {
        this.className = className;
        this.flows = flows;
        turns = flows.length == 1 ? new int[0] : turns(flows);
    }

    /**
     * Measures.
     *
     * @param args class name of the engine's driver, how many passes are timed, and for each book the file of its flow.
     * @throws IOException if a flow can't be read.
     */
    public static void main(final String... args) throws IOException {
        final OrderFlow[] flows = new OrderFlow[args.length - 2];
        for (int i = 0; i < flows.length; i++) {
            flows[i] = OrderFlow.read(Path.of(args[i + 2]));
        }
        final BookPasses passes = new BookPasses(args[0], flows);
        for (int i = 0; i < WARMUP_PASSES; i++) {
            passes.pass();
        }
        for (int i = Integer.parseInt(args[1]); i > 0; i--) {
            System.out.println(passes.pass());
        }
        if (flows.length == 1 && flows[0].prefill() >= MEMORY_ORDERS_MIN) {
            System.out.println(passes.memory());
        }
    }

    /** Whose turn it is, operation by operation: each book as often as its flow is long, in a random order that is always the same. */
    private static int[] turns(final OrderFlow[] flows) {
        int length = 0;
        for (final OrderFlow flow : flows) {
            length += flow.length() - flow.prefill();
        }
        final int[] turns = new int[length];
        int at = 0;
        for (int book = 0; book < flows.length; book++) {
            for (int i = flows[book].length() - flows[book].prefill(); i > 0; i--) {
                turns[at++] = book;
            }
        }
        final SplitMix64 random = new SplitMix64(FlowGenerator.SEED);
        for (int i = length - 1; i > 0; i--) {
            final int other = random.below(i + 1);
            final int turn = turns[i];
            turns[i] = turns[other];
            turns[other] = turn;
        }
        return turns;
    }

    private String pass() {
        final BookUnderTest[] books = new BookUnderTest[flows.length];
        final int[] positions = new int[flows.length];
        for (int i = 0; i < books.length; i++) {
            books[i] = BookUnderTest.make(className, flows[i]);
            positions[i] = flows[i].prefill();
            books[i].run(0, positions[i]);
        }
        final long allocatedBytes = threads.getCurrentThreadAllocatedBytes();
        final long beganNs = System.nanoTime();
        final int operations = books.length == 1 ? play(books[0], flows[0]) : play(books, positions);
        final long tookNs = System.nanoTime() - beganNs;
        final long bytes = threads.getCurrentThreadAllocatedBytes() - allocatedBytes;
        for (int i = 0; i < books.length; i++) {
            flows[i].expected().check(books[i].outcome());
        }
        return "pass " + (double) tookNs / operations + " " + (double) bytes / operations;
    }

    private static int play(final BookUnderTest book, final OrderFlow flow) {
        book.run(flow.prefill(), flow.length());
        return flow.length() - flow.prefill();
    }

    private int play(final BookUnderTest[] books, final int[] positions) {
        for (final int turn : turns) {
            final int position = positions[turn]++;
            books[turn].run(position, position + 1);
        }
        return turns.length;
    }

    private String memory() {
        final OrderFlow flow = flows[0];
        final long before = usedBytes();
        final BookUnderTest book = BookUnderTest.make(className, flow);
        book.run(0, flow.prefill());
        final long used = usedBytes() - before;
        book.run(flow.prefill(), flow.length()); // so that it was reachable until now
        flow.expected().check(book.outcome());
        return "memory " + (double) used / flow.prefill();
    }

    private static long usedBytes() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        long bytes = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        for (final BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            bytes += pool.getMemoryUsed();
        }
        return bytes;
    }
}
