package org.ringbook.scenarios.fuzz;

import static org.ringbook.scenarios.CommandFrames.BUY;
import static org.ringbook.scenarios.CommandFrames.BY_QUOTE;
import static org.ringbook.scenarios.CommandFrames.DAY;
import static org.ringbook.scenarios.CommandFrames.FOK;
import static org.ringbook.scenarios.CommandFrames.GTC;
import static org.ringbook.scenarios.CommandFrames.GTD;
import static org.ringbook.scenarios.CommandFrames.IOC;
import static org.ringbook.scenarios.CommandFrames.MARKET_TO_LIMIT;
import static org.ringbook.scenarios.CommandFrames.POST_ONLY;
import static org.ringbook.scenarios.CommandFrames.SELL;
import static org.ringbook.scenarios.CommandFrames.STOP;
import static org.ringbook.scenarios.CommandFrames.STOP_LIMIT;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.scenarios.OrderFields;

/** New orders of every type, as they fit the state of their market; a few that fit nothing. */
final class GeneratorOrders {
    private static final int SENT_KEPT = 64;
    private static final int MODES = 5;

    private final Random random;
    private final GeneratorMemory memory;
    private final GeneratorValues values;
    private final List<OrderFields> sent = new ArrayList<>();

    GeneratorOrders(final Random random, final GeneratorMemory memory, final GeneratorValues values) {
        this.random = random;
        this.memory = memory;
        this.values = values;
    }

    OrderFields next(final long timestampNs) {
        if (!sent.isEmpty() && values.rarely(80)) {
            return GeneratorMemory.oneOf(random, sent);
        }
        final int marketId = values.marketId();
        final int side = random.nextBoolean() ? BUY : SELL;
        final OrderFields order = memory.state(marketId) == MarketState.AUCTION && !values.rarely(10)
                ? ofAuction(marketId, side)
                : ofContinuousTrading(marketId, side);
        final OrderFields dressed = dress(order, timestampNs);
        if (!dressed.clOrdId().isEmpty()) {
            sent.add(dressed);
            if (sent.size() > SENT_KEPT) {
                sent.subList(0, SENT_KEPT / 2).clear();
            }
        }
        return dressed;
    }

    private OrderFields dress(final OrderFields order, final long timestampNs) {
        OrderFields dressed = order.account(values.accountId())
                .selfTrade(values.rarely(8) ? random.nextInt(MODES + 1) : random.nextInt(MODES - 1))
                .validUntil(values.rarely(40) ? timestampNs + random.nextInt(2_000) - 500 : 0)
                .id(values.clOrdId());
        if (dressed.timeInForce() == GTC && values.rarely(12)) {
            dressed = dressed.timeInForce(DAY);
        } else if (dressed.timeInForce() == GTC && values.rarely(12)) {
            dressed = dressed.timeInForce(GTD);
        }
        if (dressed.timeInForce() == GTD) {
            dressed = dressed.expires(timestampNs + random.nextInt(50_000) - (values.rarely(10) ? 50_000 : 0));
        }
        return values.rarely(40) ? flawed(dressed) : dressed;
    }

    private OrderFields flawed(final OrderFields order) {
        return switch (random.nextInt(12)) {
            case 0 -> order.display(order.quantity() + 1);
            case 1 -> order.quantity(order.quantity() + 200).display(1);
            case 2 -> order.atLeast(random.nextBoolean() ? order.quantity() + 1 : 1);
            case 3 -> order.stop(random.nextInt(2_000) - 100);
            case 4 -> order.expires(values.extreme());
            case 5 -> order.timeInForce(GTD).expires(random.nextInt(2));
            case 6 -> order.flags(random.nextInt(8));
            case 7 -> order.timeInForce(values.anyTimeInForce());
            case 8 -> order.display(values.extreme());
            case 9 -> order.selfTrade(4);
            case 10 -> order.price(values.extreme());
            default -> order.type(values.anyType());
        };
    }

    private OrderFields ofAuction(final int marketId, final int side) {
        final long price = random.nextInt(3) == 0
                ? values.crossingPrice(marketId, side)
                : values.mid(marketId) + random.nextInt(2 * values.spread(marketId) + 1) - values.spread(marketId);
        final long quantity = values.quantity(marketId);
        final OrderFields limit = OrderFields.limit(marketId, side, quantity, Math.max(1, price));
        return switch (random.nextInt(8)) {
            case 0, 1 -> OrderFields.market(marketId, side, quantity);
            case 2 -> limit.quantity(quantity * 3).display(1 + quantity / 2);
            case 3 -> stop(marketId, side, quantity);
            default -> limit;
        };
    }

    private OrderFields ofContinuousTrading(final int marketId, final int side) {
        final long price = values.price(marketId, side);
        final long quantity = values.quantity(marketId);
        final OrderFields limit = OrderFields.limit(marketId, side, quantity, price);
        final OrderFields market = OrderFields.market(marketId, side, quantity);
        return switch (random.nextInt(40)) {
            case 0, 1 -> limit.quantity(quantity * 3).timeInForce(IOC);
            case 2 -> limit.quantity(quantity * 2).timeInForce(FOK);
            case 3, 4, 5 -> limit.flags(POST_ONLY);
            case 6 -> market.quantity(quantity * 4).timeInForce(values.anyTimeInForce());
            case 7 -> market.quantity(quantity * 2).atLeast(1 + random.nextInt((int) Math.min(quantity * 2, 1_000)));
            case 8 ->
                OrderFields.market(marketId, BUY, values.amount(marketId, quantity))
                        .flags(BY_QUOTE)
                        .timeInForce(values.anyTimeInForce());
            case 9 -> limit.price(values.farPrice(marketId, side));
            case 10 -> limit.price(values.crossingPrice(marketId, side)).quantity(quantity * 8);
            case 11 -> limit.quantity(values.extremeQuantity(marketId));
            case 12 ->
                limit.type(values.anyType())
                        .timeInForce(values.anyTimeInForce())
                        .flags(random.nextInt(4));
            case 13, 14, 15, 16, 17, 18 -> stop(marketId, side, quantity);
            case 19 ->
                OrderFields.market(marketId, BUY, values.amount(marketId, quantity))
                        .type(STOP)
                        .flags(BY_QUOTE)
                        .stop(values.stopPrice(marketId, BUY));
            case 20, 21 -> market.type(MARKET_TO_LIMIT);
            case 22, 23, 24, 25 -> iceberg(limit, quantity);
            case 26 ->
                limit.quantity(quantity * 2)
                        .timeInForce(IOC)
                        .atLeast(1 + random.nextInt((int) Math.min(quantity * 2, 1_000)));
            default -> limit;
        };
    }

    private OrderFields iceberg(final OrderFields limit, final long quantity) {
        final long peak = 1L + random.nextInt((int) Math.min(quantity, 1_000));
        return limit.quantity(Math.min(quantity * 5, peak * 50L)).display(peak);
    }

    private OrderFields stop(final int marketId, final int side, final long quantity) {
        final long stopPrice = values.stopPrice(marketId, side);
        final OrderFields order =
                OrderFields.market(marketId, side, quantity).type(STOP).stop(stopPrice);
        final long away = random.nextInt(values.spread(marketId) + 1);
        if (random.nextBoolean()) {
            return side == BUY ? order.price(stopPrice + away) : order;
        }
        return order.type(STOP_LIMIT).price(Math.max(1, side == BUY ? stopPrice + away - 1 : stopPrice - away + 1));
    }
}
