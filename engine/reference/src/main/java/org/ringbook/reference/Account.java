package org.ringbook.reference;

import java.util.SortedMap;
import java.util.TreeMap;

/** An account, its orders that rest or wait by order id, and what it may do. */
final class Account {
    private final int id;
    private final String name;
    private final int ownerId;
    private final int openedFeeTier;
    private final SortedMap<Long, Order> openOrders = new TreeMap<>();
    private final SortedMap<Integer, Integer> openOrdersIn = new TreeMap<>();
    private final SortedMap<Integer, Limits> limits = new TreeMap<>();
    private int feeTier;
    private boolean isKilled;
    private boolean maySelfTrade;
    private long cancelAllAtNs;

    /** Of an account in a market; 0 is no limit. */
    record Limits(int maxOpenOrders, long maxQtyLots, long maxNotionalUnits) {
        static final Limits NONE = new Limits(0, 0, 0);
    }

    Account(final int id, final String name, final int ownerId, final int feeTier) {
        this.id = id;
        this.name = name;
        this.ownerId = ownerId;
        this.openedFeeTier = feeTier;
        this.feeTier = feeTier;
    }

    int id() {
        return id;
    }

    String name() {
        return name;
    }

    int ownerId() {
        return ownerId;
    }

    int openedFeeTier() {
        return openedFeeTier;
    }

    int feeTier() {
        return feeTier;
    }

    void feeTier(final int newTier) {
        feeTier = newTier;
    }

    boolean isKilled() {
        return isKilled;
    }

    void isKilled(final boolean newKilled) {
        isKilled = newKilled;
    }

    boolean maySelfTrade() {
        return maySelfTrade;
    }

    void maySelfTrade(final boolean newMaySelfTrade) {
        maySelfTrade = newMaySelfTrade;
    }

    /** When its dead-man's switch cancels all of its orders; 0 if it is off. */
    long cancelAllAtNs() {
        return cancelAllAtNs;
    }

    void cancelAllAtNs(final long newCancelAllAtNs) {
        cancelAllAtNs = newCancelAllAtNs;
    }

    /** By market; only those that are not none. */
    SortedMap<Integer, Limits> limits() {
        return limits;
    }

    Limits limits(final Market market) {
        return limits.getOrDefault(market.id(), Limits.NONE);
    }

    SortedMap<Long, Order> openOrders() {
        return openOrders;
    }

    int openOrders(final Market market) {
        return openOrdersIn.getOrDefault(market.id(), 0);
    }

    void opened(final Order order) {
        openOrders.put(order.id(), order);
        openOrdersIn.merge(order.market().id(), 1, Integer::sum);
    }

    void closed(final Order order) {
        openOrders.remove(order.id());
        openOrdersIn.merge(order.market().id(), -1, Integer::sum);
    }
}
