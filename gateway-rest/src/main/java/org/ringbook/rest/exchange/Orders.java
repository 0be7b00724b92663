package org.ringbook.rest.exchange;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2ObjectHashMap;

/** Open orders, and of each account those that ended last, by id and by client order id. Under the view's lock. */
final class Orders {
    /** Ended orders that are remembered of an account. */
    static final int ENDED_MAX = 1_000;

    /** Client order ids that an open order keeps, as the exchange does. */
    private static final int IDS_OF_ORDER_MAX = 1_024;

    private static final class OfAccount {
        final NavigableMap<Long, LiveOrder> open = new TreeMap<>();
        final Deque<LiveOrder> ended = new ArrayDeque<>();
        final Map<String, LiveOrder> byClientId = new HashMap<>();
    }

    private final Long2ObjectHashMap<LiveOrder> byId = new Long2ObjectHashMap<>();
    private final Int2ObjectHashMap<OfAccount> accounts = new Int2ObjectHashMap<>();

    private OfAccount account(final int accountId) {
        return accounts.computeIfAbsent(accountId, id -> new OfAccount());
    }

    void add(final LiveOrder order) {
        byId.put(order.orderId, order);
        account(order.accountId).open.put(order.orderId, order);
        addClientId(order, order.clientOrderId());
    }

    void addClientId(final LiveOrder order, final String clientId) {
        if (clientId.isEmpty()) {
            return;
        }
        final OfAccount account = account(order.accountId);
        order.clientIds.add(clientId);
        account.byClientId.put(clientId, order);
        if (order.clientIds.size() > IDS_OF_ORDER_MAX) {
            account.byClientId.remove(order.clientIds.remove(0), order);
        }
    }

    void ended(final LiveOrder order) {
        final OfAccount account = account(order.accountId);
        account.open.remove(order.orderId);
        account.ended.addFirst(order);
        if (account.ended.size() > ENDED_MAX) {
            final LiveOrder oldest = account.ended.removeLast();
            byId.remove(oldest.orderId);
            oldest.clientIds.forEach(id -> account.byClientId.remove(id, oldest));
        }
    }

    LiveOrder find(final long orderId) {
        return byId.get(orderId);
    }

    /** Of an event, so there is one. */
    LiveOrder get(final long orderId) {
        final LiveOrder order = byId.get(orderId);
        if (order == null || !order.isOpen) {
            throw new IllegalStateException("an event names an order that is not open: orderId=" + orderId);
        }
        return order;
    }

    LiveOrder byClientId(final int accountId, final String clientId) {
        final OfAccount account = accounts.get(accountId);
        return account == null ? null : account.byClientId.get(clientId);
    }

    /** In entry order. */
    List<LiveOrder> open(final int accountId) {
        final OfAccount account = accounts.get(accountId);
        return account == null ? List.of() : new ArrayList<>(account.open.values());
    }

    /** The one that ended last first. */
    List<LiveOrder> ended(final int accountId) {
        final OfAccount account = accounts.get(accountId);
        return account == null ? List.of() : new ArrayList<>(account.ended);
    }

    void write(final DataOutput out) throws IOException {
        out.writeInt(accounts.size());
        for (final OfAccount account : accounts.values()) {
            out.writeInt(account.ended.size());
            for (final var oldest = account.ended.descendingIterator(); oldest.hasNext(); ) {
                oldest.next().write(out);
            }
            out.writeInt(account.open.size());
            for (final LiveOrder order : account.open.values()) {
                order.write(out);
            }
        }
    }

    void read(final DataInput in) throws IOException {
        for (int accountCount = in.readInt(); accountCount > 0; accountCount--) {
            for (int i = in.readInt(); i > 0; i--) {
                final LiveOrder order = LiveOrder.read(in);
                account(order.accountId).ended.addFirst(order);
                know(order);
            }
            for (int i = in.readInt(); i > 0; i--) {
                final LiveOrder order = LiveOrder.read(in);
                account(order.accountId).open.put(order.orderId, order);
                know(order);
            }
        }
    }

    private void know(final LiveOrder order) {
        byId.put(order.orderId, order);
        order.clientIds.forEach(id -> account(order.accountId).byClientId.put(id, order));
    }
}
