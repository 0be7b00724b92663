package org.ringbook.flow.simulator;

import org.ringbook.flow.FlowAction;
import org.ringbook.flow.Side;

/** How takers and noise traders act. */
final class Taking {
    private static final int IMMEDIATE_PER_MILLE = 750;
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

    /** Takes what is priced better than the value, and nothing worse; null when there is nothing such or it can't. */
    Draft informed(final Trader trader, final long fairTicks) {
        final boolean buys = book.best(Side.SELL, Long.MAX_VALUE) < fairTicks;
        if (!buys && book.best(Side.BUY, 0) <= fairTicks) {
            return null;
        }
        final Side side = buys ? Side.BUY : Side.SELL;
        final long qtyLots = quantity(trader, side);
        if (qtyLots <= 0) {
            return null;
        }
        final SimOrder inTheWay = trader.inTheWayOf(side, fairTicks);
        if (inTheWay != null) {
            return inTheWay.awaiting ? null : Draft.cancel(inTheWay);
        }
        return Draft.enter(FlowAction.NEW_IOC_LIMIT, trader, side, fairTicks, qtyLots);
    }

    /** Takes for no reason: at once, at any price, or at a price with the rest left in the book. An order of its own in the way goes first. */
    Draft noise(final Trader trader) {
        final Side side = random.below(1000) < 500 - trader.inventoryPerMille() ? Side.BUY : Side.SELL;
        final long qtyLots = quantity(trader, side);
        final long limitTicks = limitThroughTouch(side);
        if (book.isEmpty(side.opposite()) || qtyLots <= 0) {
            return null;
        }
        final SimOrder inTheWay = trader.inTheWayOf(side, limitTicks);
        if (inTheWay != null) {
            return inTheWay.awaiting ? null : Draft.cancel(inTheWay);
        }
        final int dice = random.below(1000);
        if (dice < MARKET_PER_MILLE && !trader.meetsItself(side, side == Side.BUY ? Long.MAX_VALUE : Long.MIN_VALUE)) {
            return Draft.enter(FlowAction.NEW_MARKET, trader, side, 0, qtyLots);
        }
        final boolean immediate = trader.maker || dice < IMMEDIATE_PER_MILLE;
        final FlowAction action = immediate ? FlowAction.NEW_IOC_LIMIT : FlowAction.NEW_LIMIT;
        return Draft.enter(action, trader, side, limitTicks, qtyLots);
    }

    /** An order that rests: mostly near the best price of its side, sometimes better, sometimes far away. */
    Draft rest(final Trader trader, final Side side, final long fairTicks) {
        final long scale = market.scaleTicks();
        final long best = book.best(side, side == Side.BUY ? fairTicks - scale : fairTicks + scale);
        final int mean = random.chance(FAR_PER_MILLE) ? 60 : 6;
        final long away = (random.geometric(mean) - 1) * scale + random.between(0, scale - 1);
        final long wanted = side == Side.BUY ? Math.min(fairTicks, best - away) : Math.max(fairTicks, best + away);
        final long limit = book.best(side.opposite(), side == Side.BUY ? Long.MAX_VALUE : 0);
        final long priceTicks =
                side == Side.BUY ? Math.max(1, Math.min(wanted, limit - 1)) : Math.max(2, Math.max(wanted, limit + 1));
        final long qtyLots = Math.min(Sizes.draw(random, market.typicalLots()), trader.room(side));
        if (qtyLots <= 0 || trader.meetsItself(side, priceTicks)) {
            return null;
        }
        return Draft.enter(FlowAction.NEW_LIMIT, trader, side, priceTicks, qtyLots);
    }

    private long limitThroughTouch(final Side side) {
        final long touch = book.best(side.opposite(), 0);
        final long through = random.geometric(1) * market.scaleTicks();
        return Math.max(1, side == Side.BUY ? touch + through : touch - through);
    }

    private long quantity(final Trader trader, final Side side) {
        return Math.min(Sizes.draw(random, (market.typicalLots() + 1) / 2), trader.room(side));
    }
}
