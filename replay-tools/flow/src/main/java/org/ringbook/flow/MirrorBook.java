package org.ringbook.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A plain order book with price-time priority: the predictor of the translators, and the target that every engine is compared
 * with. One market; not for speed but for being obviously right: a sorted map of price levels, each a queue in order of arrival.
 * An order that would trade with one of its own participant cancels that one and goes on.
 */
public final class MirrorBook implements FlowTarget {
    private final Map<Long, MirrorOrder> orders = new HashMap<>();
    private final NavigableMap<Long, Level> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Long, Level> offers = new TreeMap<>();
    private boolean matching = true;

    /** A book that matches. */
    public MirrorBook() {}

    @Override
    public void submit(final FlowStep step, final FlowListener listener) {
        listener.onOutcome(step, execute(step));
    }

    @Override
    public FlowOutcome execute(final FlowStep step) {
        return switch (step.action()) {
            case NEW_LIMIT -> enter(step, step.priceTicks(), true);
            case NEW_IOC_LIMIT -> enter(step, step.priceTicks(), false);
            case NEW_MARKET -> enter(step, step.side() == Side.BUY ? Long.MAX_VALUE : Long.MIN_VALUE, false);
            case NEW_MARKET_TO_LIMIT -> {
                final MirrorOrder best = head(step.side().opposite());
                yield best == null ? FlowOutcome.rejected("no opposite side") : enter(step, best.priceTicks(), true);
            }
            case CANCEL -> cancel(step.orderId());
            case REPLACE -> replace(step.orderId(), step.priceTicks(), step.qtyLots());
            case GATHER -> gather();
            case UNCROSS -> uncross();
        };
    }

    /**
     * Enters a limit order that may trade and rest.
     *
     * @param id the feed's id, not that of a resting order.
     * @param side side of the order.
     * @param priceTicks limit in ticks.
     * @param qtyLots quantity in lots, positive.
     * @return what became of it.
     */
    public FlowOutcome newLimit(final long id, final Side side, final long priceTicks, final long qtyLots) {
        return enter(id, side, FlowStep.participantOf(side), priceTicks, qtyLots, true);
    }

    /**
     * Enters a limit order whose rest is canceled.
     *
     * @param id the feed's id, not that of a resting order.
     * @param side side of the order.
     * @param priceTicks limit in ticks.
     * @param qtyLots quantity in lots, positive.
     * @return what became of it; leaves are 0.
     */
    public FlowOutcome newIoc(final long id, final Side side, final long priceTicks, final long qtyLots) {
        return enter(id, side, FlowStep.participantOf(side), priceTicks, qtyLots, false);
    }

    /**
     * Enters an order without limit whose rest is canceled.
     *
     * @param id the feed's id, not that of a resting order.
     * @param side side of the order.
     * @param qtyLots quantity in lots, positive.
     * @return what became of it; leaves are 0.
     */
    public FlowOutcome newMarket(final long id, final Side side, final long qtyLots) {
        return newIoc(id, side, side == Side.BUY ? Long.MAX_VALUE : Long.MIN_VALUE, qtyLots);
    }

    /**
     * Enters an order without limit that becomes a limit order at the best opposite price.
     *
     * @param id the feed's id, not that of a resting order.
     * @param side side of the order.
     * @param qtyLots quantity in lots, positive.
     * @return what became of it; rejected when the opposite side is empty.
     */
    public FlowOutcome newMarketToLimit(final long id, final Side side, final long qtyLots) {
        final MirrorOrder best = head(side.opposite());
        return best == null ? FlowOutcome.rejected("no opposite side") : newLimit(id, side, best.priceTicks(), qtyLots);
    }

    /**
     * Begins an auction: nothing trades from now on, so the book may cross.
     *
     * @return accepted.
     */
    public FlowOutcome gather() {
        matching = false;
        return FlowOutcome.done(List.of(), 0);
    }

    /**
     * Ends the auction: makes the trades of its price, in the order of priority of both sides, and matches from now on.
     *
     * @return two fills for each trade, the bid first.
     */
    public FlowOutcome uncross() {
        matching = true;
        final List<FlowFill> fills = new ArrayList<>();
        final long priceTicks = MirrorAuction.priceTicks(inPriority(Side.BUY), inPriority(Side.SELL));
        MirrorOrder bid = head(Side.BUY);
        MirrorOrder offer = head(Side.SELL);
        while (priceTicks != MirrorAuction.NO_PRICE
                && bid != null
                && offer != null
                && bid.priceTicks() >= priceTicks
                && offer.priceTicks() <= priceTicks) {
            final long qtyLots = Math.min(bid.leavesQty(), offer.leavesQty());
            fills.add(new FlowFill(bid.id(), priceTicks, qtyLots));
            fills.add(new FlowFill(offer.id(), priceTicks, qtyLots));
            fill(bid, qtyLots);
            fill(offer, qtyLots);
            bid = head(Side.BUY);
            offer = head(Side.SELL);
        }
        return FlowOutcome.done(fills, 0);
    }

    /**
     * Takes a resting order out.
     *
     * @param id the feed's id.
     * @return accepted when the order rested here.
     */
    public FlowOutcome cancel(final long id) {
        final MirrorOrder order = orders.get(id);
        if (order == null) {
            return FlowOutcome.rejected("unknown order");
        }
        remove(order);
        return FlowOutcome.done(List.of(), 0);
    }

    /**
     * Gives a resting order a new price and total quantity.
     *
     * @param id the feed's id.
     * @param priceTicks new limit in ticks.
     * @param totalQty new quantity in lots, what has traded in this book included; not more than that cancels the order.
     * @return what became of it.
     */
    public FlowOutcome replace(final long id, final long priceTicks, final long totalQty) {
        final MirrorOrder order = orders.get(id);
        if (order == null) {
            return FlowOutcome.rejected("unknown order");
        }
        final long leavesQty = totalQty - order.cumQty();
        if (leavesQty <= 0) {
            return cancel(id);
        }
        if (priceTicks == order.priceTicks() && leavesQty <= order.leavesQty()) {
            levelOf(order).quantity -= order.leavesQty() - leavesQty;
            order.leavesQty(leavesQty);
            return FlowOutcome.done(List.of(), leavesQty);
        }
        remove(order);
        order.priceTicks(priceTicks);
        order.leavesQty(leavesQty);
        return match(order, true);
    }

    /**
     * What an aggressor would trade now; nothing changes.
     *
     * @param participant whose the aggressor is.
     * @param side side of the aggressor.
     * @param limitTicks its limit in ticks.
     * @param qtyLots its quantity in lots.
     * @return the fills, in order.
     */
    public List<FlowFill> preview(
            final String participant, final Side side, final long limitTicks, final long qtyLots) {
        final List<FlowFill> fills = new ArrayList<>();
        long open = matching ? qtyLots : 0;
        for (final Map.Entry<Long, Level> entry : levels(side.opposite()).entrySet()) {
            if (open == 0 || !side.reaches(limitTicks, entry.getKey())) {
                break;
            }
            for (final MirrorOrder resting : entry.getValue().queue.values()) {
                if (open == 0) {
                    break;
                }
                if (resting.participant().equals(participant)) {
                    continue;
                }
                final long traded = Math.min(open, resting.leavesQty());
                fills.add(new FlowFill(resting.id(), entry.getKey(), traded));
                open -= traded;
            }
        }
        return fills;
    }

    /**
     * A resting order.
     *
     * @param id the feed's id.
     * @return the order, or null.
     */
    public MirrorOrder order(final long id) {
        return orders.get(id);
    }

    /**
     * The order that trades next.
     *
     * @param side side of the resting orders.
     * @return the oldest order at the best price, or null when the side is empty.
     */
    public MirrorOrder head(final Side side) {
        final Map.Entry<Long, Level> best = levels(side).firstEntry();
        return best == null ? null : best.getValue().queue.values().iterator().next();
    }

    /**
     * Number of orders that rest.
     *
     * @return the number of both sides.
     */
    public int size() {
        return orders.size();
    }

    /**
     * All orders of a side in the order in which they would trade.
     *
     * @param side the side.
     * @return a copy of the list; the orders themselves are live.
     */
    public List<MirrorOrder> inPriority(final Side side) {
        final List<MirrorOrder> all = new ArrayList<>();
        for (final Level level : levels(side).values()) {
            all.addAll(level.queue.values());
        }
        return all;
    }

    /**
     * The best levels.
     *
     * @param levels how many per side.
     * @return the levels with the sum of what rests at each.
     */
    public FlowDepth depth(final int levels) {
        final DepthBuilder depth = new DepthBuilder(levels);
        offers.forEach((price, level) -> depth.add(Side.SELL, price, level.quantity));
        bids.forEach((price, level) -> depth.add(Side.BUY, price, level.quantity));
        return depth.build();
    }

    private FlowOutcome enter(
            final long id,
            final Side side,
            final String participant,
            final long limitTicks,
            final long qtyLots,
            final boolean mayRest) {
        final String fault = faultOf(id, qtyLots);
        return fault == null
                ? match(new MirrorOrder(id, side, participant, limitTicks, 0, qtyLots), mayRest)
                : FlowOutcome.rejected(fault);
    }

    private FlowOutcome enter(final FlowStep step, final long limitTicks, final boolean mayRest) {
        return enter(step.orderId(), step.side(), step.participant(), limitTicks, step.qtyLots(), mayRest);
    }

    private String faultOf(final long id, final long qtyLots) {
        if (qtyLots <= 0) {
            return "quantity must be positive";
        }
        return orders.containsKey(id) ? "duplicate order id" : null;
    }

    private FlowOutcome match(final MirrorOrder aggressor, final boolean mayRest) {
        final List<FlowFill> fills = new ArrayList<>();
        final List<Long> prevented = new ArrayList<>();
        final Side opposite = aggressor.side().opposite();
        MirrorOrder resting = matching ? head(opposite) : null;
        while (resting != null
                && aggressor.leavesQty() > 0
                && aggressor.side().reaches(aggressor.priceTicks(), resting.priceTicks())) {
            if (resting.participant().equals(aggressor.participant())) {
                prevented.add(resting.id());
                remove(resting);
            } else {
                final long traded = Math.min(aggressor.leavesQty(), resting.leavesQty());
                fills.add(new FlowFill(resting.id(), resting.priceTicks(), traded));
                aggressor.fill(traded);
                fill(resting, traded);
            }
            resting = head(opposite);
        }
        if (!mayRest) {
            return FlowOutcome.done(fills, 0, prevented);
        }
        if (aggressor.leavesQty() > 0) {
            rest(aggressor);
        }
        return FlowOutcome.done(fills, aggressor.leavesQty(), prevented);
    }

    private void fill(final MirrorOrder resting, final long qtyLots) {
        levelOf(resting).quantity -= qtyLots;
        resting.fill(qtyLots);
        if (resting.leavesQty() == 0) {
            remove(resting);
        }
    }

    private void rest(final MirrorOrder order) {
        orders.put(order.id(), order);
        final Level level = levels(order.side()).computeIfAbsent(order.priceTicks(), price -> new Level());
        level.queue.put(order.id(), order);
        level.quantity = Math.addExact(level.quantity, order.leavesQty());
    }

    private void remove(final MirrorOrder order) {
        final Level level = levelOf(order);
        level.quantity -= order.leavesQty();
        level.queue.remove(order.id());
        if (level.queue.isEmpty()) {
            levels(order.side()).remove(order.priceTicks());
        }
        orders.remove(order.id());
    }

    private Level levelOf(final MirrorOrder order) {
        return levels(order.side()).get(order.priceTicks());
    }

    private NavigableMap<Long, Level> levels(final Side side) {
        return side == Side.BUY ? bids : offers;
    }

    private static final class Level {
        private final Map<Long, MirrorOrder> queue = new LinkedHashMap<>();
        private long quantity;
    }
}
