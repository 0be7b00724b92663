package org.ringbook.reference;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import org.ringbook.reference.Sweep.End;

/** A sweep without its effects: what it would trade, what that would cost, and why it would end. */
final class Walk implements Sweep.Left {
    private static final int CANCEL_OLDEST_EVENTS = 2;
    private static final int DECREMENT_EVENTS = 3;

    private final Order aggressor;
    private final Course course;
    private long lotsLeft;
    private BigInteger amountLeft;
    private long tradedLots;
    private BigInteger cost = BigInteger.ZERO;
    private int eventCount = 1;
    private End end;

    /** Hidden lots of an order whose displayed part was taken. */
    private record Hidden(Order order, long lots) {}

    Walk(final Order aggressor, final Course course) {
        this.aggressor = aggressor;
        this.course = course;
        lotsLeft = aggressor.leavesQty();
        amountLeft = aggressor.isByQuote() ? aggressor.held() : BigInteger.ZERO;
        walk();
    }

    /** In quote units. */
    BigInteger cost() {
        return cost;
    }

    long tradedLots() {
        return tradedLots;
    }

    /** Does it trade all that there is to trade? */
    boolean isComplete() {
        return aggressor.isByQuote() ? isNothing() || end == End.NOTHING_LEFT : tradedLots == aggressor.orderQty();
    }

    @Override
    public BigInteger lotsAt(final long priceTicks) {
        return aggressor.isByQuote()
                ? amountLeft.divide(aggressor.market().notional(priceTicks, 1))
                : BigInteger.valueOf(lotsLeft);
    }

    @Override
    public boolean isNothing() {
        return aggressor.isByQuote() ? amountLeft.signum() == 0 : lotsLeft == 0;
    }

    private void walk() {
        final Deque<Hidden> hidden = new ArrayDeque<>();
        for (final Order resting : aggressor.market().opposite(aggressor.side()).orders()) {
            if (!hidden.isEmpty() && hidden.getFirst().order.limitTicks() != resting.limitTicks()) {
                takeHidden(hidden);
            }
            if (end == null) {
                final long displayed = resting.displayedQty();
                meet(resting, displayed, resting.leavesQty() - displayed, hidden);
            }
            if (end != null) {
                return;
            }
        }
        takeHidden(hidden);
        if (end == null) {
            end = Sweep.end(aggressor, this, null, course, eventCount);
        }
    }

    private void takeHidden(final Deque<Hidden> hidden) {
        while (end == null && !hidden.isEmpty()) {
            final Hidden next = hidden.removeFirst();
            meet(next.order, next.lots, 0, hidden);
        }
    }

    private void meet(final Order resting, final long lotsAtHand, final long lotsBehind, final Deque<Hidden> hidden) {
        end = Sweep.end(aggressor, this, resting, course, eventCount);
        if (end != null) {
            return;
        }
        if (Trading.isPrevented(aggressor, resting)) {
            prevent(resting);
            return;
        }
        final long price = resting.limitTicks();
        final long lots = lotsAt(price).min(BigInteger.valueOf(lotsAtHand)).longValueExact();
        tradedLots += lots;
        cost = cost.add(resting.market().notional(price, lots));
        reduce(lots, price);
        eventCount++;
        if (lots < lotsAtHand) {
            end = End.NOTHING_LEFT; // the same order would be next, and not a lot of it can be taken
        } else if (lotsBehind > 0) {
            hidden.add(new Hidden(resting, lotsBehind));
        }
    }

    private void prevent(final Order resting) {
        switch (aggressor.preventionInForce()) {
            case CANCEL_NEWEST, CANCEL_BOTH -> end = End.CANCELED;
            case CANCEL_OLDEST -> eventCount += CANCEL_OLDEST_EVENTS;
            case DECREMENT -> {
                final long price = resting.limitTicks();
                final long lots = Trading.preventedLots(lotsAt(price), resting.leavesQty());
                reduce(lots, price);
                eventCount += DECREMENT_EVENTS;
                if (lots < resting.leavesQty()) {
                    end = End.NOTHING_LEFT;
                }
            }
            default -> throw new IllegalStateException("mode=" + aggressor.preventionInForce());
        }
    }

    private void reduce(final long lots, final long priceTicks) {
        if (aggressor.isByQuote()) {
            amountLeft = amountLeft.subtract(aggressor.market().notional(priceTicks, lots));
        } else {
            lotsLeft -= lots;
        }
    }
}
