package org.ringbook.flow.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.ringbook.flow.Side;

/** The simulator's own orders in one market as the target has told of them, and the best prices among them. */
final class SimBook {
    private final Map<Long, SimOrder> orders = new HashMap<>();
    private final List<SimOrder> idle = new ArrayList<>();
    private final NavigableMap<Long, Integer> bids = new TreeMap<>();
    private final NavigableMap<Long, Integer> offers = new TreeMap<>();

    SimOrder order(final long id) {
        return orders.get(id);
    }

    void send(final SimOrder order) {
        orders.put(order.id, order);
        order.trader.reserve(order.side, order.leavesQty());
    }

    /** Best price of a side; {@code otherwise} when nothing rests. */
    long best(final Side side, final long otherwise) {
        final NavigableMap<Long, Integer> prices = pricesOf(side);
        if (prices.isEmpty()) {
            return otherwise;
        }
        return side == Side.BUY ? prices.lastKey() : prices.firstKey();
    }

    boolean isEmpty(final Side side) {
        return pricesOf(side).isEmpty();
    }

    /** Resting orders of those who don't quote. */
    int idleCount() {
        return idle.size();
    }

    SimOrder idle(final int index) {
        return idle.get(index);
    }

    void accepted(final SimOrder order) {
        order.awaiting = false;
        if (order.nextTotalQty != 0) {
            order.trader.reserve(order.side, order.nextTotalQty - order.totalQty);
            unlist(order);
            order.priceTicks = order.nextPriceTicks;
            order.totalQty = order.nextTotalQty;
            order.nextTotalQty = 0;
        }
        if (!order.resting && order.mayRest) {
            list(order);
        }
    }

    void rejected(final SimOrder order) {
        order.awaiting = false;
        order.nextTotalQty = 0;
        if (!order.resting) {
            done(order);
        }
    }

    void done(final SimOrder order) {
        if (orders.remove(order.id) != null) {
            unlist(order);
            order.trader.reserve(order.side, -order.leavesQty());
            order.trader.quotesNoMore(order);
        }
    }

    private void list(final SimOrder order) {
        order.resting = true;
        pricesOf(order.side).merge(order.priceTicks, 1, Integer::sum);
        order.trader.rests(order);
        if (!order.trader.maker) {
            order.listIndex = idle.size();
            idle.add(order);
        }
    }

    private void unlist(final SimOrder order) {
        if (!order.resting) {
            return;
        }
        order.resting = false;
        pricesOf(order.side)
                .computeIfPresent(order.priceTicks, (price, count) -> count == 1 ? null : Integer.valueOf(count - 1));
        order.trader.restsNoMore(order);
        if (order.listIndex >= 0) {
            final SimOrder last = idle.remove(idle.size() - 1);
            if (!last.equals(order)) {
                idle.set(order.listIndex, last);
                last.listIndex = order.listIndex;
            }
            order.listIndex = -1;
        }
    }

    private NavigableMap<Long, Integer> pricesOf(final Side side) {
        return side == Side.BUY ? bids : offers;
    }
}
