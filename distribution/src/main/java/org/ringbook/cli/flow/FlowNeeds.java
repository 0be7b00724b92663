package org.ringbook.cli.flow;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.ringbook.flow.FlowAction;
import org.ringbook.flow.FlowFill;
import org.ringbook.flow.FlowListener;
import org.ringbook.flow.FlowOutcome;
import org.ringbook.flow.FlowStep;
import org.ringbook.flow.FlowStream;
import org.ringbook.flow.MirrorBook;
import org.ringbook.flow.Side;

/**
 * What a recording needs of its market: how much its buyer pays and holds at most, how much its seller, and the smallest order. Found by
 * playing it once into a plain book. All in ticks times lots, and lots.
 */
final class FlowNeeds implements FlowListener {
    private record Resting(Side side, long priceTicks, long leavesLots, long cumLots) {
        long notional() {
            return Math.multiplyExact(priceTicks, leavesLots);
        }
    }

    private final Map<Long, Resting> book = new HashMap<>();
    private long steps;
    private long paid;
    private long bidNotional;
    private long maxQuote;
    private long sold;
    private long offeredLots;
    private long maxBase = 1;
    private long minNotional = Long.MAX_VALUE;

    private FlowNeeds() {}

    /** Plays the stream to its end; the caller closes it. */
    static FlowNeeds of(final FlowStream stream) throws IOException {
        final FlowNeeds needs = new FlowNeeds();
        final MirrorBook mirror = new MirrorBook();
        for (FlowStep step = stream.next(); step != null; step = stream.next()) {
            mirror.submit(step, needs);
        }
        return needs;
    }

    long steps() {
        return steps;
    }

    long maxQuoteTickLots() {
        return Math.max(1, maxQuote);
    }

    long maxBaseLots() {
        return maxBase;
    }

    long minNotionalTickLots() {
        return minNotional == Long.MAX_VALUE ? 1 : Math.max(1, minNotional);
    }

    @Override
    public void onOutcome(final FlowStep step, final FlowOutcome outcome) {
        steps++;
        if (!outcome.accepted() || step.action() == FlowAction.GATHER) {
            return;
        }
        if (step.action() == FlowAction.UNCROSS) {
            outcome.fills().forEach(this::fillInAuction);
            return;
        }
        final Resting before = remove(step.orderId());
        if (step.action() == FlowAction.CANCEL) {
            return;
        }
        final long cum = step.action() == FlowAction.REPLACE && before != null ? before.cumLots() : 0;
        enter(step, step.restingPriceTicks(outcome), step.qtyLots() - cum);
        long traded = 0;
        for (final FlowFill fill : outcome.fills()) {
            final long cost = Math.multiplyExact(fill.priceTicks(), fill.qtyLots());
            paid = Math.addExact(paid, cost);
            sold = Math.addExact(sold, fill.qtyLots());
            traded += fill.qtyLots();
            fillResting(fill);
        }
        maxQuote = Math.max(maxQuote, Math.addExact(paid, bidNotional));
        if (outcome.leavesQty() > 0) {
            put(
                    step.orderId(),
                    new Resting(step.side(), step.restingPriceTicks(outcome), outcome.leavesQty(), cum + traded));
        }
    }

    /** What the order holds the moment it is in, before any fill. */
    private void enter(final FlowStep step, final long priceTicks, final long lots) {
        if (step.action() != FlowAction.NEW_MARKET) {
            minNotional = Math.min(minNotional, Math.multiplyExact(priceTicks, step.qtyLots()));
        }
        if (step.side() == Side.BUY) {
            final long held = Math.multiplyExact(priceTicks, lots);
            maxQuote = Math.max(maxQuote, Math.addExact(paid, Math.addExact(bidNotional, held)));
        } else {
            maxBase = Math.max(maxBase, Math.addExact(sold, Math.addExact(offeredLots, lots)));
        }
    }

    /** One of a trade's two: what the bid pays and the offer gives. */
    private void fillInAuction(final FlowFill fill) {
        if (book.get(fill.restingId()).side() == Side.BUY) {
            paid = Math.addExact(paid, Math.multiplyExact(fill.priceTicks(), fill.qtyLots()));
        } else {
            sold = Math.addExact(sold, fill.qtyLots());
        }
        fillResting(fill);
    }

    private void fillResting(final FlowFill fill) {
        final Resting resting = remove(fill.restingId());
        if (resting != null && resting.leavesLots() > fill.qtyLots()) {
            put(
                    fill.restingId(),
                    new Resting(
                            resting.side(),
                            resting.priceTicks(),
                            resting.leavesLots() - fill.qtyLots(),
                            resting.cumLots() + fill.qtyLots()));
        }
    }

    private void put(final long orderId, final Resting resting) {
        book.put(orderId, resting);
        count(resting, 1);
    }

    private Resting remove(final long orderId) {
        final Resting resting = book.remove(orderId);
        if (resting != null) {
            count(resting, -1);
        }
        return resting;
    }

    private void count(final Resting resting, final int sign) {
        if (resting.side() == Side.BUY) {
            bidNotional = Math.addExact(bidNotional, sign * resting.notional());
        } else {
            offeredLots = Math.addExact(offeredLots, sign * resting.leavesLots());
        }
    }
}
