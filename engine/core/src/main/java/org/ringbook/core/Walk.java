package org.ringbook.core;

import org.ringbook.core.book.BookSide;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.market.Market;
import org.ringbook.sbe.messages.SelfTradePrevention;

/**
 * Looks ahead: the same way through the opposite side as {@link Sweep} would go, and changes nothing. For orders that have to
 * know their cost or their fill beforehand. {@code docs/rules.md}, The walk. Core thread only.
 */
final class Walk {
    private static final int CANCEL_OLDEST = SelfTradePrevention.CANCEL_OLDEST.value();
    private static final int DECREMENT = SelfTradePrevention.DECREMENT.value();
    private static final int EVENTS_OF_DECREMENT = 3;

    private final OrderStore orders;
    private final SelfTrades selfTrades;
    private Aggressor aggressor;
    /** Lots, or by quote the amount. */
    private long left;

    private long traded;
    private long cost;
    private int events;
    private SweepEnd end = SweepEnd.DONE;

    Walk(final CoreState state, final SelfTrades selfTrades) {
        this.orders = state.orders;
        this.selfTrades = selfTrades;
    }

    /** Lots that would trade. */
    long traded() {
        return traded;
    }

    /** What they cost in quote units; the largest number if it does not fit. */
    long cost() {
        return cost;
    }

    /** Whether all of the order would trade, or by quote all that its amount buys. */
    boolean reachesWhole() {
        return aggressor.byQuote ? left == 0 || end == SweepEnd.DONE : traded == aggressor.leavesQty;
    }

    void run(final Aggressor walker) {
        aggressor = walker;
        left = walker.byQuote ? walker.holdLeft : walker.leavesQty;
        traded = 0;
        cost = 0;
        events = 1;
        final BookSide side = walker.market.book().side(!walker.sell);
        int slot = side.firstOrder();
        while (slot != 0) {
            slot = throughLevel(side, slot);
            if (slot < 0) {
                return;
            }
        }
        end = left == 0 ? SweepEnd.DONE : SweepEnd.LIMIT;
    }

    /** First what is displayed at a price, then what is hidden. Returns the next price's first order, 0, or -1 at the end. */
    private int throughLevel(final BookSide side, final int first) {
        final long priceTicks = orders.priceTicks(first);
        int firstHidden = 0;
        int slot = first;
        while (slot != 0 && orders.priceTicks(slot) == priceTicks) {
            if (!meet(slot, priceTicks)) {
                return -1;
            }
            if (firstHidden == 0 && hides(slot)) {
                firstHidden = slot;
            }
            slot = side.orderAfter(slot);
        }
        for (int hidden = firstHidden; hidden != 0 && hidden != slot; hidden = side.orderAfter(hidden)) {
            if (hides(hidden)) {
                if (!goesOnTo(priceTicks)
                        || !take(priceTicks, orders.leavesQty(hidden) - orders.displayedQty(hidden))) {
                    return -1;
                }
            }
        }
        return slot;
    }

    private boolean hides(final int slot) {
        return orders.hasPeak(slot) && orders.leavesQty(slot) > orders.displayedQty(slot) && !isPrevented(slot);
    }

    private boolean isPrevented(final int slot) {
        return selfTrades.prevents(aggressor.selfTradePrevention, aggressor.accountId, orders.accountId(slot));
    }

    private boolean meet(final int slot, final long priceTicks) {
        if (!goesOnTo(priceTicks)) {
            return false;
        }
        if (isPrevented(slot)) {
            return meetOwn(slot, priceTicks);
        }
        return take(priceTicks, orders.displayedQty(slot));
    }

    private boolean meetOwn(final int slot, final long priceTicks) {
        if (aggressor.selfTradePrevention == CANCEL_OLDEST) {
            events += 2;
            return true;
        }
        if (aggressor.selfTradePrevention == DECREMENT) {
            final long lots = lotsAt(priceTicks, orders.leavesQty(slot));
            events += EVENTS_OF_DECREMENT;
            left -= aggressor.byQuote ? aggressor.market.notional(priceTicks, lots) : lots;
            end = SweepEnd.DONE;
            return lots == orders.leavesQty(slot);
        }
        end = SweepEnd.CANCELED;
        return false;
    }

    private boolean goesOnTo(final long priceTicks) {
        if (lotsAt(priceTicks, 1) == 0) {
            end = SweepEnd.DONE;
        } else if (!aggressor.isWithinLimit(priceTicks)) {
            end = SweepEnd.LIMIT;
        } else if (!aggressor.isWithinReach(priceTicks)) {
            end = SweepEnd.DYNAMIC_BAND;
        } else if (aggressor.market.bands().isOutsideStatic(priceTicks)) {
            end = SweepEnd.STATIC_BAND;
        } else if (events >= RecordBounds.STEP) {
            end = SweepEnd.BOUND;
        } else {
            return true;
        }
        return false;
    }

    private long lotsAt(final long priceTicks, final long offered) {
        return Math.min(aggressor.byQuote ? left / aggressor.market.notional(priceTicks, 1) : left, offered);
    }

    /** False if that was the last: of an order that is not taken whole no more can be taken. */
    private boolean take(final long priceTicks, final long offered) {
        final Market market = aggressor.market;
        final long lots = lotsAt(priceTicks, offered);
        final long units = market.notionalOrMax(priceTicks, lots);
        cost = cost > Long.MAX_VALUE - units ? Long.MAX_VALUE : cost + units;
        traded += lots;
        left -= aggressor.byQuote ? units : lots;
        events++;
        end = SweepEnd.DONE;
        return lots == offered;
    }
}
