package org.ringbook.workloads;

import java.util.Arrays;

/**
 * Makes order flows: the same workload, seed and length give the same flow on every machine.
 *
 * <p>The mix is that of a real feed (ITCH): of the operations 4.5 % are IOC, 8 % moves, 1.8 % reduces; the others are adds
 * and cancels as the number of live orders asks for, which makes about 48 % and 37.5 %. 2 % of the adds cross the spread, a
 * fifth of the IOCs are market orders. A passive price keeps a distance from a mid that takes a step about every 40
 * operations and is drawn back to the middle of 65,536 ticks. Every cancel, move and reduce hits a live order, in 60 % one
 * of the latest 512. One thread.
 */
public final class FlowGenerator {
    /** The seed of published figures. */
    public static final long SEED = 42;

    private static final double IOC = 0.045;
    private static final double MOVE = 0.08;
    private static final double REDUCE = 0.018;
    /** Share of the adds in adds and cancels together: trades end orders too. */
    private static final double ADD = 0.5625;

    private static final double CROSSING_ADD = 0.02;
    private static final double MARKET_IOC = 0.2;
    private static final double LARGE_IOC = 0.2;
    private static final double NEAR = 0.85;
    private static final int FAR_FACTOR = 40;
    private static final double MEAN_QTY = 10;
    private static final double MEAN_LARGE_QTY = 60;
    private static final double MEAN_TICKS_THROUGH = 2;
    private static final int MID_STEP = 40;
    private static final double LATEST_CHANCE = 0.6;
    private static final int LATEST = 512;
    private static final int ATTEMPTS = 8;

    private final FlowShape shape;
    private final SplitMix64 random;
    private final FlowBook book = new FlowBook();
    private final FlowBook.Order[] latest = new FlowBook.Order[LATEST];
    private final long[] words;
    private int at;
    private int added;
    private long lastId;
    private int mid = (OrderFlow.MAX_PRICE + 1) / 2;

    private FlowGenerator(final FlowShape shape, final long seed, final int operations) {
        this.shape = shape;
        random = new SplitMix64(seed);
        words = new long[(shape.liveOrders() + operations) * 2];
    }

    /**
     * Makes a flow.
     *
     * @param workload its kind
     * @param seed any number
     * @param operations how many follow the prefill
     * @return the flow
     */
    public static OrderFlow generate(final Workload workload, final long seed, final int operations) {
        return generate(workload.shape(), seed, operations);
    }

    /**
     * Makes a flow of another shape.
     *
     * @param shape      what is asked for
     * @param seed       any number
     * @param operations how many follow the prefill
     * @return the flow
     */
    public static OrderFlow generate(final FlowShape shape, final long seed, final int operations) {
        return new FlowGenerator(shape, seed, operations).run(operations);
    }

    private OrderFlow run(final int operations) {
        for (int i = 0; i < shape.liveOrders(); i++) {
            addPassive();
        }
        for (int i = 0; i < operations; i++) {
            step();
        }
        return new OrderFlow(Arrays.copyOf(words, at), shape.liveOrders(), book.outcome());
    }

    private void step() {
        if (random.below(MID_STEP) == 0) {
            mid += random.below(OrderFlow.MAX_PRICE + 1) < mid ? -1 : 1;
        }
        final double draw = random.unit();
        if (draw < IOC) {
            immediateOrCancel();
        } else if (book.liveOrders() == 0) {
            addPassive();
        } else if (draw < IOC + MOVE) {
            move();
        } else if (draw < IOC + MOVE + REDUCE) {
            reduce();
        } else if (random.chance(addChance())) {
            add();
        } else {
            cancel(liveOrder());
        }
    }

    /** That of a steady state when the book is as large as it is to be; 1 or 0 when it is about a twentieth off. */
    private double addChance() {
        return ADD + 10.0 * (shape.liveOrders() - book.liveOrders()) / shape.liveOrders();
    }

    private void immediateOrCancel() {
        final boolean sell = random.chance(0.5);
        final int orderQty = 1 + random.geometric(random.chance(LARGE_IOC) ? MEAN_LARGE_QTY : MEAN_QTY);
        final int best = book.best(!sell);
        final boolean market = best == 0 || random.chance(MARKET_IOC);
        final int priceTicks = market ? (sell ? 1 : OrderFlow.MAX_PRICE) : through(sell, best);
        write(OrderFlow.IOC, nextId(), sell, priceTicks, orderQty, orderQty);
        book.match(sell, priceTicks, orderQty);
    }

    private void add() {
        final boolean sell = random.chance(0.5);
        final int best = book.best(!sell);
        if (best != 0 && random.chance(CROSSING_ADD)) {
            add(sell, through(sell, best));
        } else {
            add(sell, passivePrice(sell));
        }
    }

    private void addPassive() {
        final boolean sell = random.chance(0.5);
        add(sell, passivePrice(sell));
    }

    private void add(final boolean sell, final int priceTicks) {
        final int orderQty = 1 + random.geometric(MEAN_QTY);
        final long id = nextId();
        write(OrderFlow.ADD, id, sell, priceTicks, orderQty, orderQty);
        final FlowBook.Order order = book.add(id, sell, priceTicks, orderQty);
        if (order != null) {
            latest[added++ % LATEST] = order;
        }
    }

    private void cancel(final FlowBook.Order order) {
        write(OrderFlow.CANCEL, order.id, order.sell, order.priceTicks, order.orderQty, order.leavesQty);
        book.cancel(order);
    }

    private void move() {
        final FlowBook.Order order = liveOrder();
        final int drawn = passivePrice(order.sell);
        final int away = order.sell ? 1 : -1;
        final int priceTicks = drawn == order.priceTicks ? drawn + away : drawn;
        write(OrderFlow.MOVE, order.id, order.sell, priceTicks, order.orderQty, order.leavesQty);
        book.move(order, priceTicks);
    }

    private void reduce() {
        FlowBook.Order order = liveOrder();
        for (int i = 0; i < ATTEMPTS && order.leavesQty == 1; i++) {
            order = liveOrder();
        }
        if (order.leavesQty == 1) {
            cancel(order);
            return;
        }
        book.reduce(order, 1 + random.below(order.leavesQty - 1));
        write(OrderFlow.REDUCE, order.id, order.sell, order.priceTicks, order.orderQty, order.leavesQty);
    }

    /** A price at or behind the best of the other side. */
    private int through(final boolean sell, final int best) {
        final int ticks = random.geometric(MEAN_TICKS_THROUGH);
        return sell ? best - ticks : best + ticks;
    }

    /** A price that does not trade. */
    private int passivePrice(final boolean sell) {
        final int mean = shape.meanDistanceTicks();
        final int distance = 1 + (random.chance(NEAR) ? random.geometric(mean) : random.below(FAR_FACTOR * mean));
        final int best = book.best(!sell);
        if (sell) {
            return Math.max(mid + distance, best + 1);
        }
        return best == 0 ? mid - distance : Math.min(mid - distance, best - 1);
    }

    private FlowBook.Order liveOrder() {
        if (added > 0 && random.chance(LATEST_CHANCE)) {
            for (int i = 0; i < ATTEMPTS; i++) {
                final FlowBook.Order order = latest[random.below(Math.min(added, LATEST))];
                if (order.isLive()) {
                    return order;
                }
            }
        }
        return book.liveOrder(random.below(book.liveOrders()));
    }

    private long nextId() {
        lastId += shape.meanIdGap() == 1 ? 1 : 1 + random.geometric(shape.meanIdGap() - 1);
        return lastId;
    }

    private void write(
            final int kind,
            final long orderId,
            final boolean sell,
            final int priceTicks,
            final int orderQty,
            final int leavesQty) {
        words[at++] = orderId;
        words[at++] = OrderFlow.pack(kind, sell, priceTicks, orderQty, leavesQty);
    }
}
