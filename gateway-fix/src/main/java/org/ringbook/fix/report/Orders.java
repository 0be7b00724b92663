package org.ringbook.fix.report;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * The open orders of all accounts, and the latest ended ones, by id and by client order id. Both are bounded: open ones by the exchange, ended
 * ones here. One thread.
 */
public final class Orders {
    /** Ended orders that are remembered, over all accounts. */
    public static final int ENDED_MAX = 65_536;

    /** Client order ids that an open order keeps, as the exchange does. */
    private static final int IDS_OF_ORDER_MAX = 1_024;

    private final Long2ObjectHashMap<Order> byId = new Long2ObjectHashMap<>();
    private final Int2ObjectHashMap<Map<String, Order>> byClOrdId = new Int2ObjectHashMap<>();
    private final ArrayDeque<Order> ended = new ArrayDeque<>();
    private final TradeMemory trades = new TradeMemory();
    private final int endedMax;

    Orders(final int endedMax) {
        this.endedMax = endedMax;
    }

    TradeMemory trades() {
        return trades;
    }

    void add(final Order order) {
        byId.put(order.orderId, order);
        order.clOrdIds.forEach(id -> ids(order.accountId).put(id, order));
        if (!order.isOpen()) {
            remember(order);
        }
    }

    private Map<String, Order> ids(final int accountId) {
        return byClOrdId.computeIfAbsent(accountId, id -> new HashMap<>());
    }

    void addId(final Order order, final String clOrdId) {
        if (clOrdId.isEmpty()) {
            return;
        }
        order.clOrdIds.add(clOrdId);
        ids(order.accountId).put(clOrdId, order);
        if (order.clOrdIds.size() > IDS_OF_ORDER_MAX) {
            forget(order, order.clOrdIds.remove(0));
        }
    }

    private void forget(final Order order, final String clOrdId) {
        final Map<String, Order> ids = byClOrdId.get(order.accountId);
        if (ids != null && ids.get(clOrdId) == order) {
            ids.remove(clOrdId);
        }
    }

    /** The order has ended: it is remembered for a while. */
    void remember(final Order order) {
        ended.addLast(order);
        while (ended.size() > endedMax) {
            final Order first = ended.removeFirst();
            byId.remove(first.orderId);
            first.clOrdIds.forEach(id -> forget(first, id));
        }
    }

    /**
     * An order by id.
     *
     * @param orderId its id.
     * @return null if it is not known, or not any more.
     */
    public Order byId(final long orderId) {
        return byId.get(orderId);
    }

    /**
     * An order by one of its client order ids.
     *
     * @param accountId whose.
     * @param clOrdId   any of them.
     * @return null if it is not known, or not any more.
     */
    public Order byClOrdId(final int accountId, final String clOrdId) {
        final Map<String, Order> ids = byClOrdId.get(accountId);
        return ids == null ? null : ids.get(clOrdId);
    }

    /**
     * Open orders of some accounts.
     *
     * @param accountIds whose.
     * @return in entry order.
     */
    public List<Order> open(final Collection<Integer> accountIds) {
        return byId.values().stream()
                .filter(order -> order.isOpen() && accountIds.contains(order.accountId))
                .sorted(Comparator.comparingLong(Order::orderId))
                .toList();
    }

    /** All of them: those that have ended in the order in which they did, then the open ones. */
    List<Order> all() {
        final List<Order> all = new java.util.ArrayList<>(ended);
        byId.values().stream().filter(Order::isOpen).forEach(all::add);
        return all;
    }

    /**
     * How many are open.
     *
     * @return from 0.
     */
    public int openCount() {
        return byId.size() - ended.size();
    }
}
