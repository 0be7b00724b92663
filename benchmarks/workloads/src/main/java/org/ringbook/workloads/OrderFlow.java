package org.ringbook.workloads;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A flow of orders to one market in a form that every driver reads the same way, and what an engine must make of it.
 * Two words for each operation, the untimed prefill first:
 *
 * <pre>
 *  word 0   order id (1 to 2^63 - 1): the new order's, or that of the live order it is about
 *  word 1   bits 44-63  price in ticks, 1 to {@link #MAX_PRICE}
 *           bits 24-43  total quantity, what is filled included, 1 to {@link #MAX_QTY}
 *           bits  4-23  open quantity
 *           bit   3     sell
 *           bits  0-2   kind
 * </pre>
 *
 * <p>Price and quantities are those that the order is to have; of a cancel, those that it has. Immutable by agreement.
 */
public final class OrderFlow {
    /** A limit order; what does not trade rests. */
    public static final int ADD = 0;

    /** Takes a live order out. */
    public static final int CANCEL = 1;

    /** Gives a live order a price at which it does not trade, at the back. */
    public static final int MOVE = 2;

    /** Lowers the quantity of a live order, which keeps its place. */
    public static final int REDUCE = 3;

    /** Trades what it can within its price; at an extreme price it stands for a market order. */
    public static final int IOC = 4;

    /** Number of kinds. */
    public static final int KINDS = 5;

    /** Highest price; that of a market order to buy. A market order to sell has price 1. */
    public static final int MAX_PRICE = (1 << 16) - 1;

    /** Largest quantity. */
    public static final int MAX_QTY = (1 << 20) - 1;

    private static final int WORDS = 2;
    private static final int HEADER_WORDS = 7;
    private static final long MAGIC = 0x52424F464C4F5731L;

    private final long[] words;
    private final int prefill;
    private final Outcome expected;

    OrderFlow(final long[] words, final int prefill, final Outcome expected) {
        this.words = words;
        this.prefill = prefill;
        this.expected = expected;
    }

    static long pack(
            final int kind, final boolean sell, final int priceTicks, final int orderQty, final int leavesQty) {
        return (long) priceTicks << 44 | (long) orderQty << 24 | (long) leavesQty << 4 | (sell ? 8 : 0) | kind;
    }

    /** {@return the number of operations, the prefill included} */
    public int length() {
        return words.length / WORDS;
    }

    /** {@return how many of the first operations are adds that only build the book} */
    public int prefill() {
        return prefill;
    }

    /** {@return what the whole flow comes to} */
    public Outcome expected() {
        return expected;
    }

    /**
     * Order id.
     *
     * @param i index of the operation
     * @return above 0
     */
    public long orderId(final int i) {
        return words[i * WORDS];
    }

    /**
     * The rest of an operation in one word, for {@link #kind}, {@link #isSell} and so on.
     *
     * @param i index of the operation
     * @return the packed word
     */
    public long terms(final int i) {
        return words[i * WORDS + 1];
    }

    /**
     * What is to be done.
     *
     * @param terms of an operation
     * @return {@link #ADD} to {@link #IOC}
     */
    public static int kind(final long terms) {
        return (int) terms & 7;
    }

    /**
     * Side of the order.
     *
     * @param terms of an operation
     * @return true for a sell
     */
    public static boolean isSell(final long terms) {
        return (terms & 8) != 0;
    }

    /**
     * Limit price.
     *
     * @param terms of an operation
     * @return ticks
     */
    public static int priceTicks(final long terms) {
        return (int) (terms >>> 44);
    }

    /**
     * Total quantity.
     *
     * @param terms of an operation
     * @return lots
     */
    public static int orderQty(final long terms) {
        return (int) (terms >>> 24 & MAX_QTY);
    }

    /**
     * Open quantity.
     *
     * @param terms of an operation
     * @return lots
     */
    public static int leavesQty(final long terms) {
        return (int) (terms >>> 4 & MAX_QTY);
    }

    /**
     * Whether an IOC stands for a market order.
     *
     * @param terms of an operation
     * @return true if it takes any price
     */
    public static boolean isMarket(final long terms) {
        final int priceTicks = priceTicks(terms);
        return kind(terms) == IOC && (isSell(terms) ? priceTicks == 1 : priceTicks == MAX_PRICE);
    }

    /**
     * The account an order belongs to, the same for all operations on it.
     *
     * @param orderId above 0
     * @param accounts how many there are
     * @return 1 to {@code accounts}
     */
    public static int accountOf(final long orderId, final int accounts) {
        return 1 + (int) (((SplitMix64.mix(orderId) >>> 32) * accounts) >>> 32);
    }

    /**
     * How much each REDUCE takes away, for engines that are told so. Made anew each time, which takes long.
     *
     * @return by index of the operation, in lots; 0 for those that are none
     */
    public int[] reductions() {
        final int[] reductions = new int[length()];
        final Map<Long, Integer> orderQty = new HashMap<>();
        for (int i = 0; i < reductions.length; i++) {
            final long terms = terms(i);
            if (kind(terms) == ADD) {
                orderQty.put(orderId(i), orderQty(terms));
            } else if (kind(terms) == REDUCE) {
                reductions[i] = orderQty.put(orderId(i), orderQty(terms)) - orderQty(terms);
            }
        }
        return reductions;
    }

    /**
     * Writes it, words in big endian: a magic one, how many are the prefill's operations, the five of the outcome, the operations'.
     *
     * @param file made or replaced
     * @throws IOException if it can't be written
     */
    public void write(final Path file) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate((HEADER_WORDS + words.length) * Long.BYTES);
        bytes.putLong(MAGIC)
                .putLong(prefill)
                .putLong(expected.trades)
                .putLong(expected.tradedLots)
                .putLong(expected.notional)
                .putLong(expected.makers)
                .putLong(expected.liveOrders)
                .asLongBuffer()
                .put(words);
        Files.write(file, bytes.array());
    }

    /**
     * Reads one.
     *
     * @param file that was written by {@link #write}
     * @return the same flow
     * @throws IOException if it can't be read, or is none
     */
    public static OrderFlow read(final Path file) throws IOException {
        final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        if (bytes.remaining() < HEADER_WORDS * Long.BYTES || bytes.getLong() != MAGIC) {
            throw new IOException("not an order flow: " + file);
        }
        final int prefill = (int) bytes.getLong();
        final Outcome expected =
                new Outcome(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
        final long[] words = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(words);
        return new OrderFlow(words, prefill, expected);
    }

    /** {@return a hash over all operations, to see that two machines make the same} */
    public long hash() {
        long hash = 0;
        for (final long word : words) {
            hash = SplitMix64.mix(hash ^ word);
        }
        return hash;
    }

    /**
     * What an engine has done.
     *
     * @param trades number of fills, each of one resting order
     * @param tradedLots their quantities
     * @param notional their prices times quantities
     * @param makers their resting orders' ids times quantities, modulo 2^64: who traded how much, so that an engine which
     *     breaks time priority is found out
     * @param liveOrders resting in the end
     */
    public record Outcome(long trades, long tradedLots, long notional, long makers, long liveOrders) {
        /**
         * Refuses another outcome.
         *
         * @param actual what an engine has done with the flow
         * @throws IllegalStateException if it differs
         */
        public void check(final Outcome actual) {
            if (!equals(actual)) {
                throw new IllegalStateException(
                        "the engine matched otherwise: expected " + this + " but was " + actual);
            }
        }
    }
}
