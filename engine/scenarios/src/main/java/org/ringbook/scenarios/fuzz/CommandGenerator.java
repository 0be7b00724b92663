package org.ringbook.scenarios.fuzz;

import static org.ringbook.scenarios.CommandFrames.BUY;
import static org.ringbook.scenarios.CommandFrames.BY_QUOTE;
import static org.ringbook.scenarios.CommandFrames.FOK;
import static org.ringbook.scenarios.CommandFrames.GTC;
import static org.ringbook.scenarios.CommandFrames.IOC;
import static org.ringbook.scenarios.CommandFrames.LIMIT;
import static org.ringbook.scenarios.CommandFrames.MARKET;
import static org.ringbook.scenarios.CommandFrames.NONE;
import static org.ringbook.scenarios.CommandFrames.POST_ONLY;
import static org.ringbook.scenarios.CommandFrames.SELL;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.function.Supplier;
import org.ringbook.scenarios.CommandFrames;
import org.ringbook.scenarios.OrderFields;
import org.ringbook.scenarios.Step;
import org.ringbook.scenarios.fuzz.GeneratorMemory.Known;

/**
 * A seeded stream of commands of every type, most of them valid, for whoever executes them: ask for the {@link #next} one, and
 * {@link #learn} from the outcome if it was sequenced. The same seed and outcomes give the same stream.
 *
 * <p>It trades four markets with busy books, one of tiny prices and one of numbers near overflow. Now and then it makes a book so
 * deep that a sweep and a mass cancel reach the bound of a record.
 */
public final class CommandGenerator {
    private static final long START_NS = 1_700_000_000_000_000_000L;
    private static final int OPEN_ORDERS_MAX = 2_000;

    private final Random random;
    private final CommandFrames frames = new CommandFrames();
    private final GeneratorMemory memory = new GeneratorMemory();
    private final GeneratorSenders senders;
    private final GeneratorConfiguration configuration;
    private final GeneratorValues values;
    private final GeneratorDeepBook deepBook;
    private final Deque<Supplier<byte[]>> plan = new ArrayDeque<>();
    private final int deepEvery;
    private long timestampNs = START_NS;
    private long steps;

    /**
     * A stream of its own.
     *
     * @param seed names the stream
     * @param deepEvery commands between two deep books; 0 for none
     */
    public CommandGenerator(final long seed, final int deepEvery) {
        random = new Random(seed);
        values = new GeneratorValues(random);
        senders = new GeneratorSenders(random, frames, memory);
        configuration = new GeneratorConfiguration(random, frames, memory, values);
        deepBook = new GeneratorDeepBook(random, frames, memory, values);
        this.deepEvery = deepEvery;
        plan.addAll(new GeneratorSetup(frames).commands());
    }

    /** The next command. It may be one that admission refuses. */
    public Step next() {
        steps++;
        timestampNs += values.timePassedNs();
        if (plan.isEmpty() && deepEvery > 0 && steps % deepEvery == 0) {
            deepBook.plan(plan);
        }
        if (!plan.isEmpty()) {
            frames.from(CommandFrames.HOST);
            return new Step(timestampNs, plan.removeFirst().get());
        }
        frames.from(senders.next());
        return new Step(timestampNs, values.spoilSometimes(command()));
    }

    /** What a mass cancel that did not fit its record needs. */
    public Step goOn() {
        return new Step(timestampNs, frames.goOn());
    }

    /** Tells what a command that was sequenced caused. */
    public void learn(final long sequence, final byte[] command, final Iterable<byte[]> events) {
        memory.learn(sequence, command, events);
    }

    private byte[] command() {
        if (configuration.isStill() && random.nextInt(100) < 8) {
            return configuration.openAgain();
        }
        final int kind = random.nextInt(1_000);
        if (kind < 560) {
            return memory.openList.size() < OPEN_ORDERS_MAX || random.nextBoolean() ? newOrder() : cancelOrder();
        } else if (kind < 740) {
            return cancelOrder();
        } else if (kind < 890) {
            return replaceOrder();
        } else if (kind < 896) {
            return massCancel();
        } else if (kind < 920) {
            return senders.gatewayCommand();
        }
        return configuration.command();
    }

    private byte[] newOrder() {
        final int marketId = values.rarely(200) ? random.nextInt(8) : 1 + random.nextInt(GeneratorSetup.MARKETS);
        final int side = random.nextBoolean() ? BUY : SELL;
        final long price = values.price(marketId, side);
        final long quantity = values.quantity(marketId);
        return frames.newOrder(
                switch (random.nextInt(24)) {
                    case 0, 1 -> order(marketId, side, LIMIT, IOC, 0, price, quantity * 3);
                    case 2 -> order(marketId, side, LIMIT, FOK, 0, price, quantity * 2);
                    case 3, 4, 5 -> order(marketId, side, LIMIT, GTC, POST_ONLY, price, quantity);
                    case 6 -> order(marketId, side, MARKET, values.anyTimeInForce(), 0, 0, quantity * 4);
                    case 7 ->
                        order(
                                marketId,
                                BUY,
                                MARKET,
                                values.anyTimeInForce(),
                                BY_QUOTE,
                                0,
                                values.amount(marketId, quantity));
                    case 8 -> order(marketId, side, LIMIT, GTC, 0, values.farPrice(marketId, side), quantity);
                    case 9 -> order(marketId, side, LIMIT, GTC, 0, values.crossingPrice(marketId, side), quantity * 8);
                    case 10 ->
                        values.rarely(4)
                                ? order(
                                        marketId,
                                        side,
                                        values.anyType(),
                                        values.anyTimeInForce(),
                                        random.nextInt(4),
                                        price,
                                        quantity)
                                : order(marketId, side, LIMIT, GTC, 0, price, values.extremeQuantity(marketId));
                    default -> order(marketId, side, LIMIT, GTC, 0, price, quantity);
                });
    }

    private OrderFields order(
            final int marketId,
            final int side,
            final int type,
            final int timeInForce,
            final int flags,
            final long price,
            final long quantity) {
        final long validUntilNs = values.rarely(40) ? timestampNs + random.nextInt(2_000) - 500 : 0;
        return OrderFields.limit(marketId, side, quantity, price)
                .account(values.accountId())
                .type(type)
                .timeInForce(timeInForce)
                .flags(flags)
                .validUntil(validUntilNs)
                .id(values.clOrdId());
    }

    private byte[] cancelOrder() {
        final Known order = anyOrder();
        if (order == null) {
            return frames.cancelOrder(values.accountId(), random.nextInt(100), "none", values.clOrdId());
        }
        final boolean byId = order.clOrdId.isEmpty() || random.nextInt(3) > 0;
        return frames.cancelOrder(
                accountOf(order),
                byId ? order.orderId : 0,
                byId && !values.rarely(10) ? "" : order.clOrdId,
                random.nextInt(3) > 0 ? "" : values.clOrdId());
    }

    private byte[] replaceOrder() {
        final Known order = anyOrder();
        if (order == null) {
            return frames.replaceOrder(values.accountId(), 0, values.clOrdId(), values.clOrdId(), 1, 1);
        }
        final boolean byId = order.clOrdId.isEmpty() || random.nextInt(3) > 0;
        return frames.replaceOrder(
                accountOf(order),
                byId ? order.orderId : 0,
                byId ? "" : order.clOrdId,
                random.nextInt(3) > 0 ? "" : values.clOrdId(),
                replacedPrice(order),
                replacedQuantity(order));
    }

    private long replacedPrice(final Known order) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> values.price(order.marketId, order.side);
            case 3 -> values.crossingPrice(order.marketId, order.side);
            case 4 -> values.rarely(8) ? -random.nextInt(2) : order.priceTicks + 1;
            default -> order.priceTicks;
        };
    }

    private long replacedQuantity(final Known order) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> Math.max(1, order.orderQty - 1 - random.nextInt(3));
            case 2 -> order.orderQty + 1 + random.nextInt(10);
            case 3 -> 1;
            case 4 -> values.rarely(6) ? values.extremeQuantity(order.marketId) : order.orderQty;
            case 5 -> Math.max(1, order.orderQty / 2);
            default -> order.orderQty;
        };
    }

    /** Most often an open one; null if there is none. */
    private Known anyOrder() {
        if (!memory.ended.isEmpty() && values.rarely(12)) {
            return GeneratorMemory.oneOf(random, memory.ended);
        }
        return memory.openList.isEmpty() ? null : GeneratorMemory.oneOf(random, memory.openList);
    }

    private int accountOf(final Known order) {
        return values.rarely(50) ? values.accountId() : order.accountId;
    }

    private byte[] massCancel() {
        return frames.massCancel(
                values.accountId(),
                random.nextInt(3) > 0 ? random.nextInt(GeneratorSetup.MARKETS + 1) : 0,
                switch (random.nextInt(20)) {
                    case 0 -> 0;
                    case 1 -> 3;
                    case 2, 3, 4, 5 -> BUY;
                    case 6, 7, 8, 9 -> SELL;
                    default -> NONE;
                },
                random.nextInt(3) > 0 ? 0 : random.nextInt(GeneratorSenders.SESSIONS + 1));
    }
}
