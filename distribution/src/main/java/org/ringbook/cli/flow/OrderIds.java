package org.ringbook.cli.flow;

import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.Long2ObjectHashMap;

/** The feed's ids of orders ↔ the engine's, as long as an order is open. A feed may use an id again. One thread. */
final class OrderIds {
    private static final long NONE = Long.MIN_VALUE;

    private record Open(long feedId, String clOrdId) {}

    private final Long2ObjectHashMap<String> clOrdIds = new Long2ObjectHashMap<>();
    private final Long2LongHashMap feedToEngine = new Long2LongHashMap(NONE);
    private final Long2ObjectHashMap<Open> open = new Long2ObjectHashMap<>();

    /** A new order is on its way. */
    void sent(final long feedId, final String clOrdId) {
        clOrdIds.put(feedId, clOrdId);
    }

    /** The client order id of the order that has this id at the feed; null if there is none. */
    String clOrdId(final long feedId) {
        return clOrdIds.get(feedId);
    }

    void accepted(final long feedId, final String clOrdId, final long engineId) {
        feedToEngine.put(feedId, engineId);
        open.put(engineId, new Open(feedId, clOrdId));
    }

    /** A new order never was one. */
    void rejected(final long feedId, final String clOrdId) {
        clOrdIds.remove(feedId, clOrdId);
    }

    boolean isOpen(final long engineId) {
        return open.containsKey(engineId);
    }

    /** The feed's id; for an order of somebody else the engine's, negative. */
    long feedId(final long engineId) {
        final Open order = open.get(engineId);
        return order == null ? -engineId : order.feedId();
    }

    /** The engine's id; 0 if the order is not open. */
    long engineId(final long feedId) {
        final long engineId = feedToEngine.get(feedId);
        return engineId == NONE ? 0 : engineId;
    }

    /** The order has ended. A later one that took its id at the feed stays. */
    void ended(final long engineId) {
        final Open order = open.remove(engineId);
        if (order == null) {
            return;
        }
        clOrdIds.remove(order.feedId(), order.clOrdId());
        if (feedToEngine.get(order.feedId()) == engineId) {
            feedToEngine.remove(order.feedId());
        }
    }
}
