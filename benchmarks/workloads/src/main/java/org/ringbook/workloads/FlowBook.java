package org.ringbook.workloads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The order book of those that make flows, in plain collections and with price-time priority: it knows which orders are live and
 * what every operation leads to. One thread.
 */
final class FlowBook {
    private final NavigableMap<Integer, Set<Order>> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Integer, Set<Order>> offers = new TreeMap<>();
    private final List<Order> live = new ArrayList<>();
    private long trades;
    private long tradedLots;
    private long notional;
    private long makers;

    /** A resting order. */
    static final class Order {
        final long id;
        final boolean sell;
        int priceTicks;
        int orderQty;
        int leavesQty;
        /** Place in {@link #live}; below 0 once the order has ended. */
        private int place;

        private Order(
                final long id, final boolean sell, final int priceTicks, final int orderQty, final int leavesQty) {
            this.id = id;
            this.sell = sell;
            this.priceTicks = priceTicks;
            this.orderQty = orderQty;
            this.leavesQty = leavesQty;
        }

        boolean isLive() {
            return place >= 0;
        }
    }

    int liveOrders() {
        return live.size();
    }

    Order liveOrder(final int place) {
        return live.get(place);
    }

    /** Best price of a side, or 0 if it is empty. */
    int best(final boolean sell) {
        final NavigableMap<Integer, Set<Order>> side = side(sell);
        return side.isEmpty() ? 0 : side.firstKey();
    }

    /** Trades what it can and rests the remainder; null if nothing remains. */
    Order add(final long id, final boolean sell, final int priceTicks, final int orderQty) {
        final int leavesQty = match(sell, priceTicks, orderQty);
        if (leavesQty == 0) {
            return null;
        }
        final Order order = new Order(id, sell, priceTicks, orderQty, leavesQty);
        order.place = live.size();
        live.add(order);
        rest(order);
        return order;
    }

    /** Trades what it can; returns what is left. */
    int match(final boolean sell, final int priceTicks, final int orderQty) {
        int leavesQty = orderQty;
        while (leavesQty > 0 && isCrossedBy(sell, priceTicks)) {
            leavesQty -= trade(side(!sell).get(best(!sell)).iterator().next(), leavesQty);
        }
        return leavesQty;
    }

    /** Whether an order of a side would trade at a price. */
    boolean isCrossedBy(final boolean sell, final int priceTicks) {
        final int best = best(!sell);
        return best != 0 && (sell ? best >= priceTicks : best <= priceTicks);
    }

    void cancel(final Order order) {
        unrest(order);
        end(order);
    }

    void move(final Order order, final int priceTicks) {
        unrest(order);
        order.priceTicks = priceTicks;
        rest(order);
    }

    void reduce(final Order order, final int leavesQty) {
        order.orderQty -= order.leavesQty - leavesQty;
        order.leavesQty = leavesQty;
    }

    OrderFlow.Outcome outcome() {
        return new OrderFlow.Outcome(trades, tradedLots, notional, makers, live.size());
    }

    private int trade(final Order resting, final int offeredLots) {
        final int lots = Math.min(offeredLots, resting.leavesQty);
        trades++;
        tradedLots += lots;
        notional += (long) resting.priceTicks * lots;
        makers += resting.id * lots;
        resting.leavesQty -= lots;
        if (resting.leavesQty == 0) {
            cancel(resting);
        }
        return lots;
    }

    private void rest(final Order order) {
        side(order.sell)
                .computeIfAbsent(order.priceTicks, price -> new LinkedHashSet<>())
                .add(order);
    }

    private void unrest(final Order order) {
        final NavigableMap<Integer, Set<Order>> side = side(order.sell);
        final Set<Order> level = side.get(order.priceTicks);
        level.remove(order);
        if (level.isEmpty()) {
            side.remove(order.priceTicks);
        }
    }

    private void end(final Order order) {
        final Order last = live.remove(live.size() - 1);
        if (last != order) {
            live.set(order.place, last);
            last.place = order.place;
        }
        order.place = -1;
    }

    private NavigableMap<Integer, Set<Order>> side(final boolean sell) {
        return sell ? offers : bids;
    }
}
