package org.ringbook.scenarios.fuzz;

import static org.ringbook.scenarios.CommandFrames.BUY;
import static org.ringbook.scenarios.CommandFrames.BY_QUOTE;
import static org.ringbook.scenarios.CommandFrames.FOK;
import static org.ringbook.scenarios.CommandFrames.GTC;
import static org.ringbook.scenarios.CommandFrames.IOC;
import static org.ringbook.scenarios.CommandFrames.LIMIT;
import static org.ringbook.scenarios.CommandFrames.MARKET;
import static org.ringbook.scenarios.CommandFrames.NONE;
import static org.ringbook.scenarios.CommandFrames.OPEN;
import static org.ringbook.scenarios.CommandFrames.SELL;

import java.util.Deque;
import java.util.Random;
import java.util.function.Supplier;
import org.ringbook.scenarios.CommandFrames;
import org.ringbook.scenarios.OrderFields;

/** More small orders on one side of a book than a record has room for, then commands that want all of them. */
final class GeneratorDeepBook {
    private static final int ORDERS = 8_400;
    private static final int MARKET_ID = GeneratorSetup.XBTZAR;
    private static final long PRICE = 1_000;
    private static final int PRICES = 40;
    private static final int LOTS = 2;
    private static final int ALL_LOTS = LOTS * ORDERS + 1_000;
    /** Buys more lots than a record can hold trades of this book. */
    private static final long AMOUNT = LOTS * 8_300 * 100 * (PRICE + PRICES);

    private final Random random;
    private final CommandFrames frames;
    private final GeneratorMemory memory;
    private final GeneratorValues values;

    GeneratorDeepBook(
            final Random random,
            final CommandFrames frames,
            final GeneratorMemory memory,
            final GeneratorValues values) {
        this.random = random;
        this.frames = frames;
        this.memory = memory;
        this.values = values;
    }

    void plan(final Deque<Supplier<byte[]>> plan) {
        final int maker = GeneratorSetup.RICH_ACCOUNT;
        final int taker = GeneratorSetup.RICH_ACCOUNT + random.nextInt(2);
        final boolean offers = random.nextInt(4) > 0;
        plan.add(() -> frames.haltEngine(0));
        plan.add(() -> frames.setLowSpace(0));
        plan.add(() -> frames.setMarketState(MARKET_ID, OPEN));
        planOrders(plan, maker, offers);
        plan.add(() -> frames.newOrder(
                order(taker, offers ? BUY : SELL, LIMIT, FOK, 0, offers ? PRICE + PRICES : PRICE - PRICES, ALL_LOTS)));
        planSweep(plan, taker, offers);
        planOrders(plan, maker, offers);
        plan.add(() -> frames.massCancel(maker, MARKET_ID, NONE, 0));
    }

    private void planOrders(final Deque<Supplier<byte[]>> plan, final int maker, final boolean offers) {
        for (int i = 0; i < ORDERS; i++) {
            final long price = offers ? PRICE + i % PRICES : PRICE - i % PRICES;
            plan.add(() -> frames.newOrder(OrderFields.limit(MARKET_ID, offers ? SELL : BUY, LOTS, price)
                    .account(maker)
                    .id(values.rarely(20) ? values.clOrdId() : "")));
        }
    }

    private void planSweep(final Deque<Supplier<byte[]>> plan, final int taker, final boolean offers) {
        final int side = offers ? BUY : SELL;
        final long through = offers ? PRICE + PRICES : PRICE - PRICES;
        final long behind = offers ? 1 : PRICE * 2;
        switch (random.nextInt(5)) {
            case 0 -> plan.add(() -> frames.newOrder(order(taker, side, LIMIT, GTC, 0, through, ALL_LOTS)));
            case 1 -> plan.add(() -> frames.newOrder(order(taker, side, LIMIT, IOC, 0, through, ALL_LOTS)));
            case 2 -> plan.add(() -> frames.newOrder(order(taker, side, MARKET, GTC, 0, 0, ALL_LOTS)));
            case 3 -> plan.add(() -> frames.newOrder(order(taker, BUY, MARKET, FOK, BY_QUOTE, 0, AMOUNT)));
            default -> {
                plan.add(() -> frames.newOrder(order(taker, side, LIMIT, GTC, 0, behind, ALL_LOTS)));
                plan.add(() -> frames.replaceOrder(taker, lastOrderId(), "", "", through, ALL_LOTS));
            }
        }
        plan.add(() -> frames.newOrder(order(taker, BUY, MARKET, IOC, BY_QUOTE, 0, AMOUNT)));
    }

    private long lastOrderId() {
        return memory.openList.isEmpty() ? 1 : memory.openList.get(memory.openList.size() - 1).orderId;
    }

    private static OrderFields order(
            final int accountId,
            final int side,
            final int type,
            final int timeInForce,
            final int flags,
            final long price,
            final long quantity) {
        return OrderFields.limit(MARKET_ID, side, quantity, price)
                .account(accountId)
                .type(type)
                .timeInForce(timeInForce)
                .flags(flags);
    }
}
