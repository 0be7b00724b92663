package org.ringbook.flow.simulator;

import org.ringbook.flow.Side;

/**
 * How market makers act: they keep several levels on both sides of the value, shifted against their inventory, and follow it by
 * replacing or by canceling and entering anew. Their quotes never take.
 */
final class Quoting {
    private static final int REPLACE_PER_MILLE = 300;
    private static final long SKEW_SCALES = 12;

    private final SimulatedMarket market;
    private final SimBook book;
    private final SplitMix64 random;

    Quoting(final SimulatedMarket market, final SimBook book, final SplitMix64 random) {
        this.market = market;
        this.book = book;
        this.random = random;
    }

    /** A quote that is missing or off its price; null when the one looked at is right. */
    Draft draft(final Trader maker, final long fairTicks) {
        final Side side = random.chance(500) ? Side.BUY : Side.SELL;
        final int level = (int) Math.min(random.geometric(2), maker.quoteLevels() - 1);
        final long priceTicks = priceOf(maker, side, level, fairTicks);
        final SimOrder quote = maker.quote(side, level);
        if (quote == null) {
            return enter(maker, side, level, priceTicks);
        }
        if (quote.awaiting || Math.abs(quote.priceTicks - priceTicks) < toleranceTicks(level)) {
            return null;
        }
        return random.chance(REPLACE_PER_MILLE) && !maker.meetsItself(side, priceTicks)
                ? Draft.replace(quote, priceTicks, quote.totalQty)
                : Draft.cancel(quote);
    }

    private Draft enter(final Trader maker, final Side side, final int level, final long priceTicks) {
        final long wanted = Sizes.draw(random, market.typicalLots()) * (1 + level / 2);
        final long qtyLots = Math.min(wanted, maker.room(side));
        if (qtyLots <= 0 || maker.meetsItself(side, priceTicks)) {
            return null;
        }
        return Draft.quote(maker, side, priceTicks, qtyLots, level);
    }

    private long priceOf(final Trader maker, final Side side, final int level, final long fairTicks) {
        final long scale = market.scaleTicks();
        final long skew = maker.inventoryPerMille() * SKEW_SCALES * scale / 1000;
        final long away = scale * (1 + 2L * level) + random.between(0, scale);
        final long wanted = side == Side.BUY ? fairTicks - skew - away : fairTicks - skew + away;
        if (side == Side.BUY) {
            return Math.max(1, Math.min(wanted, book.best(Side.SELL, Long.MAX_VALUE) - 1));
        }
        return Math.max(2, Math.max(wanted, book.best(Side.BUY, 0) + 1));
    }

    private long toleranceTicks(final int level) {
        return market.scaleTicks() * (1 + level);
    }
}
