package org.ringbook.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ringbook.sbe.messages.OrdStatus;

/** The memory of client order ids: those of open orders, and of ended ones as long as there is room. */
final class ClientOrderIds {
    static final int CAPACITY_MAX = 16_777_216;
    private static final int CAPACITY_AT_FIRST = 4_194_304;
    private static final int OPEN_PER_ORDER_MAX = 1_024;
    private static final int KEPT_PER_ACCOUNT = 64;
    private static final int ENDED_PER_ACCOUNT_MAX = 65_536;

    private final SortedMap<Integer, Memory> memories = new TreeMap<>();
    private final Set<Evictable> evictable = new LinkedHashSet<>();
    private int capacity = CAPACITY_AT_FIRST;
    private int endedCount;

    /** An id of an ended order. */
    record Ended(long number, String clOrdId, OrderState order) {}

    /** An id that is forgotten when the pool is full; the first in the queue goes first. */
    record Evictable(int accountId, String clOrdId) {}

    /** Of one account. Its ended ids are numbered in the order in which they ended. */
    private static final class Memory {
        private final SortedMap<String, Order> open = new TreeMap<>();
        private final SortedMap<String, Ended> ended = new TreeMap<>();
        private final TreeMap<Long, Ended> endedInOrder = new TreeMap<>();
        private long lastNumber;
    }

    boolean isRemembered(final int accountId, final String clOrdId) {
        return openOrder(accountId, clOrdId) != null || endedOrder(accountId, clOrdId) != null;
    }

    /** Of the order that took the id. */
    OrderState state(final int accountId, final String clOrdId) {
        final Order open = openOrder(accountId, clOrdId);
        return open == null ? endedOrder(accountId, clOrdId) : open.state();
    }

    /** Null if no open order has the id. */
    Order openOrder(final int accountId, final String clOrdId) {
        return memory(accountId).open.get(clOrdId);
    }

    /** Null if no ended order is remembered by the id. */
    OrderState endedOrder(final int accountId, final String clOrdId) {
        final Ended ended = memory(accountId).ended.get(clOrdId);
        return ended == null ? null : ended.order;
    }

    /** An accepted command's own id; empty is none. */
    void take(final Order order, final String clOrdId) {
        if (!clOrdId.isEmpty()) {
            final Memory memory = memory(order.account().id());
            order.clOrdIds().add(clOrdId);
            memory.open.put(clOrdId, order);
            if (order.clOrdIds().size() > OPEN_PER_ORDER_MAX) {
                memory.open.remove(order.clOrdIds().remove(0));
            }
        }
    }

    void end(final Order order, final OrdStatus status) {
        final OrderState state = OrderState.ended(order, status);
        for (final String clOrdId : order.clOrdIds()) {
            end(order.account().id(), clOrdId, state);
        }
    }

    private void end(final int accountId, final String clOrdId, final OrderState state) {
        final Memory memory = memory(accountId);
        memory.open.remove(clOrdId);
        memory.lastNumber++;
        final Ended ended = new Ended(memory.lastNumber, clOrdId, state);
        memory.ended.put(clOrdId, ended);
        memory.endedInOrder.put(ended.number, ended);
        endedCount++;

        if (memory.ended.size() > ENDED_PER_ACCOUNT_MAX) {
            forget(accountId, memory.endedInOrder.firstEntry().getValue().clOrdId);
        }
        if (memory.ended.size() > KEPT_PER_ACCOUNT) {
            final Ended noLongerKept = memory.endedInOrder.get(memory.lastNumber - KEPT_PER_ACCOUNT);
            evictable.add(new Evictable(accountId, noLongerKept.clOrdId));
        }
        forgetBeyondCapacity();
    }

    void capacity(final int newCapacity) {
        capacity = newCapacity;
        forgetBeyondCapacity();
    }

    private void forgetBeyondCapacity() {
        while (endedCount > capacity && !evictable.isEmpty()) {
            final Evictable first = evictable.iterator().next();
            forget(first.accountId, first.clOrdId);
        }
    }

    private void forget(final int accountId, final String clOrdId) {
        final Memory memory = memory(accountId);
        final Ended forgotten = memory.ended.remove(clOrdId);
        memory.endedInOrder.remove(forgotten.number);
        evictable.remove(new Evictable(accountId, clOrdId));
        endedCount--;
    }

    int capacity() {
        return capacity;
    }

    /** Earliest ended first. */
    Collection<Ended> ended(final int accountId) {
        return Collections.unmodifiableCollection(memory(accountId).endedInOrder.values());
    }

    /** By id. */
    List<Integer> accountsWithEnded() {
        final List<Integer> accounts = new ArrayList<>();
        memories.forEach((accountId, memory) -> {
            if (!memory.ended.isEmpty()) {
                accounts.add(accountId);
            }
        });
        return accounts;
    }

    /** First to be forgotten first. */
    Collection<Evictable> evictable() {
        return Collections.unmodifiableCollection(evictable);
    }

    private Memory memory(final int accountId) {
        return memories.computeIfAbsent(accountId, ignored -> new Memory());
    }
}
