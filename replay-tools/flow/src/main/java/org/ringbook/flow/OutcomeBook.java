package org.ringbook.flow;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * What rests in a target according to the outcomes it told, as quantity per price. It matches nothing: it books what it hears,
 * so a target that tells another outcome shows another book.
 */
final class OutcomeBook {
    private final Map<Long, Resting> orders = new HashMap<>();
    private final Map<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final Map<Long, Long> offers = new TreeMap<>();

    void apply(final FlowStep step, final FlowOutcome outcome) {
        if (!outcome.accepted()) {
            return;
        }
        for (final FlowFill fill : outcome.fills()) {
            final Resting resting = orders.get(fill.restingId());
            if (resting != null) {
                set(fill.restingId(), resting.side, resting.priceTicks, resting.leavesQty - fill.qtyLots());
            }
        }
        for (final long prevented : outcome.prevented()) {
            final Resting resting = orders.get(prevented);
            if (resting != null) {
                set(prevented, resting.side, resting.priceTicks, 0);
            }
        }
        switch (step.action()) {
            case NEW_LIMIT, NEW_MARKET_TO_LIMIT, REPLACE -> {
                set(step.orderId(), step.side(), step.restingPriceTicks(outcome), outcome.leavesQty());
            }
            case CANCEL -> {
                set(step.orderId(), step.side(), step.priceTicks(), 0);
            }
            default -> {}
        }
    }

    FlowDepth depth(final int levels) {
        final DepthBuilder depth = new DepthBuilder(levels);
        fill(depth, Side.SELL, offers);
        fill(depth, Side.BUY, bids);
        return depth.build();
    }

    private static void fill(final DepthBuilder depth, final Side side, final Map<Long, Long> levels) {
        final Iterator<Map.Entry<Long, Long>> level = levels.entrySet().iterator();
        while (level.hasNext() && !depth.isFull(side)) {
            final Map.Entry<Long, Long> next = level.next();
            depth.add(side, next.getKey(), next.getValue());
        }
    }

    private void set(final long orderId, final Side side, final long priceTicks, final long leavesQty) {
        final Resting before = orders.remove(orderId);
        if (before != null) {
            add(before.side, before.priceTicks, -before.leavesQty);
        }
        if (leavesQty > 0) {
            orders.put(orderId, new Resting(side, priceTicks, leavesQty));
            add(side, priceTicks, leavesQty);
        }
    }

    private void add(final Side side, final long priceTicks, final long qtyLots) {
        (side == Side.BUY ? bids : offers)
                .merge(priceTicks, qtyLots, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
    }

    private record Resting(Side side, long priceTicks, long leavesQty) {}
}
