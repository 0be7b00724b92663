package org.ringbook.flow.simulator;

import org.ringbook.flow.FlowAction;
import org.ringbook.flow.Side;

/** How takers and noise traders act. */
final class Taking {
    private static final int IMMEDIATE_PER_MILLE = 600;
    private static final int MARKET_PER_MILLE = 200;
    private static final int FAR_PER_MILLE = 150;

    private final SimulatedMarket market;
    private final SimBook book;
    private final SplitMix64 random;

    Taking(final SimulatedMarket market, final SimBook book, final SplitMix64 random) {
        this.market = market;
        this.book = book;
        this.random = random;
    }

    /** Whether there is a price better than the value to take. */
    boolean gains(final long fairTicks) {
        return book.best(Side.SELL, Long.MAX_VALUE) < fairTicks || book.best(Side.BUY, 0) > fairTicks;
    }

    /** An order that trades: at once, at any price, or at a price with the rest left in the book. Null when it can't. */
    Draft draft(final Trader trader, final long fairTicks) {
        final Side side = sideOf(trader, fairTicks);
        if (book.isEmpty(side.opposite())) {
            return null;
        }
        final long touch = book.best(side.opposite(), 0);
        final long through = random.geometric(2) * market.scaleTicks();
        final long limitTicks = Math.max(1, side == Side.BUY ? touch + through : touch - through);
        final long wanted = Sizes.draw(random, (market.typicalLots() + 1) / 2);
        final long qtyLots = Math.min(wanted, trader.room(side));
        final int dice = random.below(1000);
        final boolean atMarket = dice >= IMMEDIATE_PER_MILLE && dice < IMMEDIATE_PER_MILLE + MARKET_PER_MILLE;
        final long worstTicks = !atMarket ? limitTicks : side == Side.BUY ? Long.MAX_VALUE : Long.MIN_VALUE;
        if (qtyLots <= 0 || trader.meetsItself(side, worstTicks)) {
            return null;
        }
        if (atMarket) {
            return Draft.enter(FlowAction.NEW_MARKET, trader, side, 0, qtyLots);
        }
        final boolean immediate = trader.maker || dice < IMMEDIATE_PER_MILLE;
        return Draft.enter(
                immediate ? FlowAction.NEW_IOC_LIMIT : FlowAction.NEW_LIMIT, trader, side, limitTicks, qtyLots);
    }

    /** An order that rests: mostly near the best price of its side, sometimes better, sometimes far away. */
    Draft rest(final Trader trader, final Side side, final long fairTicks) {
        final long scale = market.scaleTicks();
        final long best = book.best(side, side == Side.BUY ? fairTicks - scale : fairTicks + scale);
        final int mean = random.chance(FAR_PER_MILLE) ? 60 : 6;
        final long away = (random.geometric(mean) - 1) * scale + random.between(0, scale - 1);
        final long wanted = side == Side.BUY ? best - away : best + away;
        final long limit = book.best(side.opposite(), side == Side.BUY ? Long.MAX_VALUE : 0);
        final long priceTicks =
                side == Side.BUY ? Math.max(1, Math.min(wanted, limit - 1)) : Math.max(2, Math.max(wanted, limit + 1));
        final long qtyLots = Math.min(Sizes.draw(random, market.typicalLots()), trader.room(side));
        if (qtyLots <= 0 || trader.meetsItself(side, priceTicks)) {
            return null;
        }
        return Draft.enter(FlowAction.NEW_LIMIT, trader, side, priceTicks, qtyLots);
    }

    /** Prices that are better than the value are taken; else the inventory decides, and chance. */
    private Side sideOf(final Trader trader, final long fairTicks) {
        if (book.best(Side.SELL, Long.MAX_VALUE) < fairTicks) {
            return Side.BUY;
        }
        if (book.best(Side.BUY, 0) > fairTicks) {
            return Side.SELL;
        }
        return random.below(1000) < 500 - trader.inventoryPerMille() ? Side.BUY : Side.SELL;
    }
}
