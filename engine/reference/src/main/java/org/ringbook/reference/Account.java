package org.ringbook.reference;

import java.util.SortedMap;
import java.util.TreeMap;

/** An account, and its orders in the books by order id. */
final class Account {
    private final int id;
    private final String name;
    private final int ownerId;
    private final int openedFeeTier;
    private int feeTier;
    private final SortedMap<Long, Order> openOrders = new TreeMap<>();

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

    SortedMap<Long, Order> openOrders() {
        return openOrders;
    }
}
