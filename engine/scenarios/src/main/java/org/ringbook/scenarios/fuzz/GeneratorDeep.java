package org.ringbook.scenarios.fuzz;

import static org.ringbook.scenarios.CommandFrames.AUCTION;
import static org.ringbook.scenarios.CommandFrames.BUY;
import static org.ringbook.scenarios.CommandFrames.BY_QUOTE;
import static org.ringbook.scenarios.CommandFrames.CLOSED;
import static org.ringbook.scenarios.CommandFrames.DAY;
import static org.ringbook.scenarios.CommandFrames.FOK;
import static org.ringbook.scenarios.CommandFrames.GTD;
import static org.ringbook.scenarios.CommandFrames.HALTED;
import static org.ringbook.scenarios.CommandFrames.HOST;
import static org.ringbook.scenarios.CommandFrames.IOC;
import static org.ringbook.scenarios.CommandFrames.NONE;
import static org.ringbook.scenarios.CommandFrames.OPEN;
import static org.ringbook.scenarios.CommandFrames.SELL;
import static org.ringbook.scenarios.CommandFrames.STOP;

import java.util.Random;
import org.ringbook.scenarios.CommandFrames;
import org.ringbook.scenarios.CommandFrames.Bands;
import org.ringbook.scenarios.CommandFrames.Sender;
import org.ringbook.scenarios.OrderFields;

/** More orders, stops or sessions than a record has room for, then commands that want all of them. */
final class GeneratorDeep {
    /** Kinds of plans. */
    static final int KINDS = 10;

    private static final int MARKET_ID = GeneratorSetup.DEEP;
    private static final int MAKER = 1;
    private static final int BUYER = 9;
    private static final int[] TAKERS = {2, 5, BUYER};
    private static final long PRICE = 1_000;
    private static final int PRICES = 40;
    private static final int RECORD_TRADES = 8_180;
    private static final int RECORD_CANCELS = 4_090;
    private static final int RECORD_STOPS = 2_048;
    private static final long LONG_NS = 3_000_000_000L;
    private static final int GATEWAY = 9;
    private static final int SESSIONS_FROM = 10_000;

    private final Random random;
    private final CommandFrames frames;
    private final GeneratorValues values;
    private final GeneratorMarkets markets;
    private final GeneratorMemory memory;
    private int gatewayEpoch;

    GeneratorDeep(
            final Random random,
            final CommandFrames frames,
            final GeneratorValues values,
            final GeneratorMarkets markets,
            final GeneratorMemory memory) {
        this.random = random;
        this.frames = frames;
        this.values = values;
        this.markets = markets;
        this.memory = memory;
    }

    void plan(final GeneratorPlan plan, final int kind, final long timestampNs) {
        final int taker = TAKERS[random.nextInt(TAKERS.length)];
        prepare(plan, taker);
        switch (kind) {
            case 0 -> sweep(plan, taker);
            case 1 -> cascade(plan, taker);
            case 2 -> crossedAuction(plan, taker);
            case 4 -> sessionsGone(plan);
            case 5 -> close(plan);
            case 6 ->
                markets.planDelisting(
                        plan,
                        RECORD_CANCELS + 10,
                        () -> frames.newOrder(own(PRICE / 10, BUY).in(memory.lastMarketId())));
            case 7 -> cancelMany(plan);
            case 8 -> expireMany(plan, timestampNs + LONG_NS);
            case 3 -> marketOrdersLeft(plan, RECORD_CANCELS + 10, random.nextBoolean() ? HALTED : CLOSED);
            default -> marketOrdersLeft(plan, RECORD_TRADES, OPEN);
        }
        plan.add(() -> frames.massCancel(MAKER, MARKET_ID, NONE, 0));
        plan.add(() -> frames.massCancel(taker, MARKET_ID, NONE, 0));
    }

    private void prepare(final GeneratorPlan plan, final int taker) {
        plan.add(() -> frames.haltEngine(0));
        plan.add(() -> frames.setLowSpace(0));
        plan.add(() -> frames.setMarketState(MARKET_ID, HALTED));
        plan.add(() -> frames.setPriceBands(MARKET_ID, new Bands(0, 0, 0, PRICE, 0, 0)));
        for (final int account : new int[] {MAKER, taker, BUYER}) {
            plan.add(() -> frames.setAccountKill(account, 0));
            plan.add(() -> frames.setAccountLimits(account, MARKET_ID, 0, 0, 0));
            plan.add(() -> frames.cancelAllAfter(account, 0));
            plan.add(() -> frames.massCancel(account, MARKET_ID, NONE, 0));
        }
        plan.add(() -> frames.setMarketState(MARKET_ID, OPEN));
    }

    private static OrderFields order(final int accountId, final int side, final long lots, final long price) {
        return OrderFields.limit(MARKET_ID, side, lots, price).account(accountId);
    }

    private static OrderFields own(final long price, final int side) {
        return order(MAKER, side, 2, price);
    }

    /** Offers of two lots at rising, or bids at falling prices. */
    private void book(final GeneratorPlan plan, final int side, final int orders) {
        for (int i = 0; i < orders; i++) {
            final long price = side == SELL ? PRICE + i % PRICES : PRICE - i % PRICES;
            plan.add(() -> frames.newOrder(own(price, side).id(values.rarely(20) ? values.clOrdId() : "")));
        }
    }

    private void sweep(final GeneratorPlan plan, final int taker) {
        final int side = random.nextBoolean() ? BUY : SELL;
        final int other = side == BUY ? SELL : BUY;
        final int mode = 1 + random.nextInt(3);
        final long through = side == BUY ? PRICE + PRICES : PRICE - PRICES;
        final long lots = 2L * (RECORD_TRADES + 100);
        book(plan, other, RECORD_TRADES + 50);
        plan.add(() -> frames.newOrder(
                order(taker, side, lots, through).timeInForce(FOK).selfTrade(mode)));
        plan.add(() -> frames.newOrder(
                switch (random.nextInt(4)) {
                    case 0 -> order(taker, side, lots, through).selfTrade(mode);
                    case 1 ->
                        order(taker, side, lots, through)
                                .selfTrade(mode)
                                .timeInForce(IOC)
                                .atLeast(100);
                    case 2 -> OrderFields.market(MARKET_ID, side, lots).account(taker);
                    default ->
                        OrderFields.market(MARKET_ID, BUY, lots * 100 * through)
                                .account(taker)
                                .flags(BY_QUOTE);
                }));
    }

    /** Stops that trigger each other, two events each. */
    private void cascade(final GeneratorPlan plan, final int taker) {
        final int steps = 10;
        plan.add(() -> frames.newOrder(order(MAKER, SELL, 1, PRICE / 2)));
        plan.add(() -> frames.newOrder(order(BUYER, BUY, 1, PRICE / 2)));
        for (int i = 1; i <= steps; i++) {
            final long price = PRICE + i;
            final long lots = i < steps ? RECORD_STOPS / steps : 2L * RECORD_STOPS;
            plan.add(() ->
                    frames.newOrder(order(MAKER, SELL, lots, price).display(lots / 50 + 1 + random.nextInt(100))));
        }
        for (int i = 0; i < RECORD_STOPS + 300; i++) {
            final long stopPrice = PRICE + 1 + i % steps;
            final int account = values.rarely(40) ? MAKER : BUYER;
            plan.add(() -> frames.newOrder(
                    order(account, BUY, 2, PRICE + 2 * steps).type(STOP).stop(stopPrice)));
        }
        plan.add(() -> frames.newOrder(order(taker, BUY, 2, PRICE + 1)));
        plan.add(() -> frames.newOrder(order(BUYER, BUY, 2, PRICE + 1)));
        plan.add(() -> frames.massCancel(BUYER, MARKET_ID, NONE, 0));
    }

    /** The trades end near the bound of a record, before it or behind it. */
    private void crossedAuction(final GeneratorPlan plan, final int taker) {
        final int trades = RECORD_TRADES + (random.nextBoolean() ? 60 : random.nextInt(8) - 4);
        final long lots = 2L * trades;
        book(plan, SELL, trades + random.nextInt(6));
        plan.add(() -> frames.setMarketState(MARKET_ID, AUCTION));
        plan.add(() -> frames.newOrder(order(BUYER, BUY, lots, PRICE + PRICES)));
        plan.add(() -> frames.newOrder(order(taker, BUY, 20, PRICE + PRICES).selfTrade(random.nextInt(4))));
        plan.add(() -> frames.newOrder(OrderFields.market(MARKET_ID, SELL, 6).account(taker)));
        plan.add(() -> frames.setMarketState(MARKET_ID, OPEN));
        plan.add(() -> frames.massCancel(BUYER, MARKET_ID, NONE, 0));
    }

    private void marketOrdersLeft(final GeneratorPlan plan, final int about, final int state) {
        final int orders = about - 2 + random.nextInt(12);
        plan.add(() -> frames.setMarketState(MARKET_ID, AUCTION));
        for (int i = 0; i < orders; i++) {
            plan.add(() -> frames.newOrder(
                    OrderFields.market(MARKET_ID, SELL, 2).account(MAKER).timeInForce(values.rarely(9) ? DAY : 1)));
        }
        plan.add(() -> frames.setMarketState(MARKET_ID, state));
    }

    private void close(final GeneratorPlan plan) {
        for (int i = 0; i < RECORD_CANCELS + 20; i++) {
            final int side = random.nextBoolean() ? BUY : SELL;
            final long price = side == BUY ? PRICE - i % PRICES : PRICE + 1 + i % PRICES;
            plan.add(() -> frames.newOrder(own(price, side).timeInForce(values.rarely(50) ? 1 : DAY)));
        }
        plan.add(() -> frames.setMarketState(MARKET_ID, CLOSED));
    }

    private void cancelMany(final GeneratorPlan plan) {
        final int session = 5_000;
        final Sender sender = new Sender(0, 0, 0, session);
        plan.add(() -> frames.from(sender).sessionLogon(1, 1, LONG_NS));
        for (int i = 0; i < RECORD_CANCELS + 30; i++) {
            final long price = PRICE - i % PRICES;
            plan.add(() -> frames.from(sender).newOrder(own(price, BUY)));
        }
        switch (random.nextInt(4)) {
            case 0 -> plan.add(() -> frames.setAccountKill(MAKER, 1));
            case 1 -> {
                plan.add(() -> frames.cancelAllAfter(MAKER, LONG_NS / 2));
                plan.jump(LONG_NS, frames::timer);
            }
            case 2 -> {
                plan.add(() -> frames.from(sender).sessionLogout());
                plan.jump(2 * LONG_NS, frames::timer);
            }
            default -> plan.add(() -> frames.massCancel(MAKER, 0, BUY, session));
        }
        plan.add(() -> frames.setAccountKill(MAKER, 0));
    }

    private void expireMany(final GeneratorPlan plan, final long expireTimeNs) {
        for (int i = 0; i < 4_120; i++) {
            final long price = PRICE - i % PRICES;
            plan.add(() -> frames.newOrder(own(price, BUY).timeInForce(GTD).expires(expireTimeNs)));
        }
        plan.jump(2 * LONG_NS, frames::timer);
    }

    private void sessionsGone(final GeneratorPlan plan) {
        gatewayEpoch++;
        final int epoch = gatewayEpoch;
        final int sessions = RECORD_TRADES + 5 + random.nextInt(20);
        plan.add(() -> frames.from(new Sender(GATEWAY, epoch, 0, 0)).gatewayHello(epoch));
        for (int i = 1; i <= sessions; i++) {
            final int number = i;
            plan.add(() -> frames.from(new Sender(GATEWAY, epoch, number, SESSIONS_FROM + number))
                    .sessionLogon(1, values.rarely(4) ? 0 : 1, 0));
        }
        if (random.nextBoolean()) {
            plan.add(() -> frames.from(HOST).gatewayDown(GATEWAY, epoch));
        } else {
            gatewayEpoch++;
            final int next = gatewayEpoch;
            plan.add(() -> frames.from(new Sender(GATEWAY, next, 0, 0)).gatewayHello(next));
        }
    }
}
