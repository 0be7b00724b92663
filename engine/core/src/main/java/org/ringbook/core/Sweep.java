package org.ringbook.core;

import org.ringbook.core.book.BookSide;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.market.Market;
import org.ringbook.sbe.messages.Side;

/**
 * Continuous matching in price-time priority: the aggressor meets the resting orders of the other side in matching order,
 * until something ends it. {@code docs/rules.md}, Sweep. Core thread only.
 */
final class Sweep {
    private final OrderStore orders;
    private final Trades trades;
    private final SelfTrades selfTrades;
    private final LevelMark mark;
    private SweepEnd end = SweepEnd.DONE;
    private long lowTicks;
    private long highTicks;

    Sweep(final CoreState state, final Trades trades, final SelfTrades selfTrades) {
        this.orders = state.orders;
        this.trades = trades;
        this.selfTrades = selfTrades;
        mark = new LevelMark(state.orders);
    }

    /** Why the last one ended. */
    SweepEnd end() {
        return end;
    }

    /** Begins a range of the prices traded at. */
    void beginRange() {
        range(Long.MAX_VALUE, 0);
    }

    boolean hasTraded() {
        return highTicks != 0;
    }

    void range(final long low, final long high) {
        lowTicks = low;
        highTicks = high;
    }

    long lowTicks() {
        return lowTicks;
    }

    long highTicks() {
        return highTicks;
    }

    void run(final Aggressor aggressor, final EventSink events) {
        final BookSide side = aggressor.market.book().side(!aggressor.sell);
        mark.reset();
        for (int slot = next(aggressor, side, events); slot != 0; slot = next(aggressor, side, events)) {
            final int restingAccount = orders.accountId(slot);
            if (selfTrades.prevents(aggressor.selfTradePrevention, aggressor.accountId, restingAccount)) {
                selfTrades.prevent(aggressor, slot, events);
                mark.leaves(slot);
                if (aggressor.canceled) {
                    end = SweepEnd.CANCELED;
                    return;
                }
            } else {
                trade(aggressor, side, slot, restingAccount, events);
            }
        }
    }

    /** The order that is met next, or 0 and the reason in {@link #end}. */
    private int next(final Aggressor aggressor, final BookSide side, final EventSink events) {
        if (!side.isCrossedBy(aggressor.reachTicks)) {
            end = endOutOfReach(aggressor, side);
            return 0;
        }
        final int slot = side.firstOrder();
        final long priceTicks = orders.priceTicks(slot);
        if (aggressor.lotsAt(priceTicks, 1) == 0) {
            end = SweepEnd.DONE;
        } else if (aggressor.market.bands().isOutsideStatic(priceTicks)) {
            end = SweepEnd.STATIC_BAND;
        } else if (events.count() >= RecordBounds.STEP) {
            end = SweepEnd.BOUND;
        } else {
            return slot;
        }
        return 0;
    }

    private static SweepEnd endOutOfReach(final Aggressor aggressor, final BookSide side) {
        final boolean nothingLeft = aggressor.byQuote ? aggressor.holdLeft == 0 : aggressor.leavesQty == 0;
        if (nothingLeft) {
            return SweepEnd.DONE;
        }
        if (side.isEmpty()) {
            return SweepEnd.LIMIT;
        }
        if (aggressor.lotsAt(side.bestPriceTicks(), 1) == 0) {
            return SweepEnd.DONE;
        }
        return aggressor.isWithinLimit(side.bestPriceTicks()) ? SweepEnd.DYNAMIC_BAND : SweepEnd.LIMIT;
    }

    private void trade(
            final Aggressor aggressor,
            final BookSide side,
            final int slot,
            final int restingAccount,
            final EventSink events) {
        final Market market = aggressor.market;
        final boolean sell = aggressor.sell;
        final long priceTicks = orders.priceTicks(slot);
        final long lots = aggressor.lotsAt(priceTicks, mark.atHand(side, slot));
        final long released =
                aggressor.isLimited() && !sell ? market.notional(aggressor.limitTicks - priceTicks, lots) : 0;
        aggressor.leavesQty -= aggressor.byQuote ? 0 : lots;
        aggressor.cumQty += lots;
        aggressor.holdLeft -= sell ? market.baseUnits(lots) : market.notional(priceTicks, lots) + released;
        final int makerPpm = trades.makerPpm(restingAccount);
        final int takerPpm = trades.takerPpm(aggressor.accountId);
        final long restingId = orders.orderId(slot);
        final long restingLeaves = orders.leavesQty(slot) - lots;
        if (sell) {
            trades.make(market, priceTicks, lots, restingAccount, aggressor.accountId, makerPpm, takerPpm, 0, events)
                    .aggressorSide(Side.SELL)
                    .buyOrderId(restingId)
                    .sellOrderId(aggressor.orderId)
                    .buyLeavesQty(restingLeaves)
                    .sellLeavesQty(aggressor.leavesQty);
        } else {
            trades.make(
                            market,
                            priceTicks,
                            lots,
                            aggressor.accountId,
                            restingAccount,
                            takerPpm,
                            makerPpm,
                            released,
                            events)
                    .aggressorSide(Side.BUY)
                    .buyOrderId(aggressor.orderId)
                    .sellOrderId(restingId)
                    .buyLeavesQty(aggressor.leavesQty)
                    .sellLeavesQty(restingLeaves);
        }
        lowTicks = Math.min(lowTicks, priceTicks);
        highTicks = Math.max(highTicks, priceTicks);
        if (trades.fill(market, slot, lots)) {
            mark.leaves(slot);
        }
    }
}
