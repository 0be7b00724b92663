package org.ringbook.scenarios.fuzz;

import static org.ringbook.scenarios.CommandFrames.BUY;
import static org.ringbook.scenarios.CommandFrames.HOST;
import static org.ringbook.scenarios.CommandFrames.NONE;
import static org.ringbook.scenarios.CommandFrames.SELL;

import java.util.Random;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.scenarios.CommandFrames;
import org.ringbook.scenarios.OrderFields;
import org.ringbook.scenarios.Step;
import org.ringbook.scenarios.fuzz.GeneratorMemory.Known;

/**
 * A seeded stream of commands of every type, most of them valid, for whoever executes them: ask for the {@link #next} one, and
 * {@link #learn} from the outcome if it was sequenced. The same seed and outcomes give the same stream.
 *
 * <p>It trades four markets with busy books, one of tiny prices and one of numbers near overflow, through auctions, price bands,
 * halts and schedules. Now and then it makes more orders, stops or sessions than a record has room for.
 */
public final class CommandGenerator {
    private static final long START_NS = 1_700_000_000_000_000_000L;
    private static final int OPEN_ORDERS_MAX = 2_000;
    private static final int PLAIN_PLANS_EVERY = 6_000;

    private final Random random;
    private final CommandFrames frames = new CommandFrames();
    private final GeneratorMemory memory = new GeneratorMemory();
    private final GeneratorPlan plan = new GeneratorPlan();
    private final GeneratorSenders senders;
    private final GeneratorConfiguration configuration;
    private final GeneratorMoney money;
    private final GeneratorMarkets markets;
    private final GeneratorOrders orders;
    private final GeneratorValues values;
    private final GeneratorDeep deep;
    private final int deepEvery;
    private long timestampNs = START_NS;
    private long steps;
    private long deepPlans;

    /**
     * A stream of its own.
     *
     * @param seed names the stream
     * @param deepEvery commands between two plans that want more than a record has room for; 0 for none
     */
    public CommandGenerator(final long seed, final int deepEvery) {
        random = new Random(seed);
        values = new GeneratorValues(random);
        senders = new GeneratorSenders(random, frames, memory, values);
        configuration = new GeneratorConfiguration(random, frames, memory, values);
        money = new GeneratorMoney(random, frames, memory, values);
        markets = new GeneratorMarkets(random, frames, memory, values);
        orders = new GeneratorOrders(random, memory, values);
        deep = new GeneratorDeep(random, frames, values, markets, memory);
        deepPlans = Math.floorMod(seed, GeneratorDeep.KINDS);
        this.deepEvery = deepEvery;
        new GeneratorSetup(frames).commands().forEach(plan::add);
    }

    /** The next command. It may be one that admission refuses. */
    public Step next() {
        timestampNs += plan.takeJumpNs() + (plan.isEmpty() ? values.timePassedNs() : values.shortTimeNs());
        if (plan.isEmpty()) {
            steps++;
            planSometimes();
        }
        if (!plan.isEmpty()) {
            frames.from(HOST);
            return new Step(timestampNs, plan.next());
        }
        frames.from(senders.next());
        return new Step(timestampNs, values.spoilSometimes(command()));
    }

    private void planSometimes() {
        if (deepEvery > 0 && steps % deepEvery == 0) {
            deep.plan(plan, (int) (deepPlans % GeneratorDeep.KINDS), timestampNs);
            deepPlans++;
        } else if (steps % PLAIN_PLANS_EVERY == 0) {
            markets.planTerms(plan);
            markets.planDelisting(
                    plan,
                    5,
                    () -> frames.newOrder(OrderFields.limit(memory.lastMarketId(), SELL, 20, 100_000)
                            .account(GeneratorSetup.ACCOUNTS - 1)));
        }
    }

    /** What a host has executed before anything else comes, if an operation did not fit its record. */
    public Step goOn() {
        return new Step(timestampNs, frames.goOn());
    }

    /** What a host has executed at a deadline. */
    public Step timer() {
        return new Step(timestampNs, frames.from(HOST).timer());
    }

    /** Tells what a command that was sequenced caused. */
    public void learn(final long sequence, final byte[] command, final Iterable<byte[]> events) {
        memory.learn(sequence, command, events);
    }

    private byte[] command() {
        if (configuration.isStill() && random.nextInt(100) < 8) {
            return configuration.goOn();
        }
        final int shut = markets.notIn(MarketState.OPEN, MarketState.AUCTION);
        if (shut > 0 && random.nextInt(100) < 8) {
            return markets.open(shut);
        }
        final int gathering = markets.notIn(MarketState.OPEN, MarketState.OPEN);
        if (gathering > 0 && values.rarely(100)) {
            return markets.open(gathering);
        }
        final int kind = random.nextInt(1_000);
        if (kind < 530) {
            return memory.openList.size() < OPEN_ORDERS_MAX || random.nextBoolean() ? newOrder() : cancelOrder();
        } else if (kind < 660) {
            return cancelOrder();
        } else if (kind < 820) {
            return replaceOrder();
        }
        return rarerCommand(kind);
    }

    private byte[] rarerCommand(final int kind) {
        if (kind < 826) {
            return massCancel();
        } else if (kind < 836) {
            return frames.cancelAllAfter(values.accountId(), values.durationNs());
        } else if (kind < 856) {
            return senders.gatewayCommand();
        } else if (kind < 880) {
            return senders.sessionCommand();
        } else if (kind < 900) {
            return markets.command(timestampNs);
        } else if (kind < 930) {
            return configuration.command(timestampNs);
        }
        return money.command();
    }

    private byte[] newOrder() {
        return frames.newOrder(orders.next(timestampNs));
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
                replacedQuantity(order),
                replacedStopPrice(order),
                replacedDisplay(order));
    }

    private long replacedPrice(final Known order) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> values.price(order.marketId, order.side);
            case 2 -> values.crossingPrice(order.marketId, order.side);
            case 3 -> values.rarely(8) ? -random.nextInt(2) : order.priceTicks + 1;
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

    private long replacedStopPrice(final Known order) {
        if (order.stopPriceTicks == 0) {
            return values.rarely(40) ? values.stopPrice(order.marketId, order.side) : 0;
        }
        return random.nextInt(3) > 0 ? 0 : values.stopPrice(order.marketId, order.side);
    }

    private long replacedDisplay(final Known order) {
        return switch (random.nextInt(16)) {
            case 0, 1 -> order.displayQty;
            case 2 -> 1 + random.nextInt(10);
            case 3 -> values.rarely(4) ? values.extreme() : order.orderQty;
            default -> 0;
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
