package org.ringbook.rest.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.agrona.collections.LongHashSet;
import org.ringbook.client.Permission;
import org.ringbook.client.venue.Account;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.client.venue.Asset;
import org.ringbook.client.venue.Market;
import org.ringbook.readmodel.balances.Balance;
import org.ringbook.readmodel.orders.AccountTrade;
import org.ringbook.readmodel.orders.OrderReport;
import org.ringbook.rest.api.OrderIds;
import org.ringbook.rest.api.Wallets;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.sbe.messages.Side;

/**
 * Luno's user stream, of all accounts of an owner. What is said is kept for five minutes, from an owner's first connection until five minutes after
 * the last one, and said again to one that comes (back). Any thread.
 */
final class UserFeeds {
    private static final long KEPT_MS = 300_000;
    private static final int KEPT_MAX = 10_000;

    private record Kept(long timeMs, boolean ofOrders, String message) {}

    private static final class OfOwner {
        private final Audience orders = new Audience();
        private final Audience balances = new Audience();
        private final Deque<Kept> kept = new ArrayDeque<>();
        private long leftMs;

        boolean isHeard() {
            return !orders.isEmpty() || !balances.isEmpty();
        }
    }

    private final ExchangeView view;
    private final Map<Integer, OfOwner> owners = new HashMap<>();
    private final LongHashSet told = new LongHashSet();
    private volatile boolean nobody = true;

    UserFeeds(final ExchangeView view) {
        this.view = view;
    }

    void beginRecord() {
        told.clear();
    }

    synchronized void join(final Outbox outbox, final ApiKey key) {
        final OfOwner owner = owners.computeIfAbsent(key.ownerId(), id -> new OfOwner());
        final boolean hearsOrders = Permission.R_ORDERS.isIn(key.permissions());
        final boolean hearsBalances = Permission.R_BALANCE.isIn(key.permissions());
        final long sinceMs = System.currentTimeMillis() - KEPT_MS;
        for (final Kept kept : owner.kept) {
            if (kept.timeMs() >= sinceMs && (kept.ofOrders() ? hearsOrders : hearsBalances)) {
                outbox.offer(kept.message());
            }
        }
        if (hearsOrders) {
            owner.orders.add(outbox);
        }
        if (hearsBalances) {
            owner.balances.add(outbox);
        }
        nobody = false;
    }

    synchronized void leave(final Outbox outbox, final ApiKey key) {
        final OfOwner owner = owners.get(key.ownerId());
        if (owner != null) {
            owner.orders.remove(outbox);
            owner.balances.remove(outbox);
            owner.leftMs = System.currentTimeMillis();
        }
    }

    /** Forgets owners who have been gone for long. */
    synchronized void expire() {
        final long sinceMs = System.currentTimeMillis() - KEPT_MS;
        owners.values().removeIf(owner -> !owner.isHeard() && owner.leftMs < sinceMs);
        nobody = owners.isEmpty();
    }

    void orderChanged(final OrderReport order, final long recordSequence, final long timestampMs) {
        final boolean isNew = order.orderId() == recordSequence && told.add(order.orderId());
        if (nobody || (!isNew && order.isOpen())) {
            return;
        }
        final Map<String, Object> update = names(order);
        update.put("status", order.isOpen() ? "PENDING" : "COMPLETE");
        send(order.accountId(), true, "order_status", update, timestampMs);
    }

    void filled(final OrderReport order, final AccountTrade fill, final long timestampMs) {
        if (nobody) {
            return;
        }
        final Market market = view.terms(order.marketId());
        final boolean buy = order.side() == Side.BUY;
        final Map<String, Object> update = names(order);
        update.put("base_fill", market.quantity().text(order.cumQty()));
        update.put("counter_fill", market.quote().amount().text(order.cumQuoteUnits()));
        update.put("base_delta", market.quantity().text(fill.qtyLots()));
        update.put("counter_delta", market.quote().amount().text(fill.quoteUnits()));
        update.put("base_fee", market.base().amount().text(buy ? order.feeUnits() : 0));
        update.put("counter_fee", market.quote().amount().text(buy ? 0 : order.feeUnits()));
        update.put("base_fee_delta", market.base().amount().text(buy ? fill.feeUnits() : 0));
        update.put("counter_fee_delta", market.quote().amount().text(buy ? 0 : fill.feeUnits()));
        send(order.accountId(), true, "order_fill", update, timestampMs);
    }

    private Map<String, Object> names(final OrderReport order) {
        final Map<String, Object> names = new LinkedHashMap<>();
        names.put("order_id", OrderIds.text(order.orderId()));
        names.put("client_order_id", order.clientOrderId());
        names.put("market_id", view.terms(order.marketId()).symbol());
        return names;
    }

    void balanceChanged(
            final Balance balance, final long availableDelta, final long heldDelta, final long timestampMs) {
        if (nobody) {
            return;
        }
        final Asset asset = view.asset(balance.assetId());
        final Map<String, Object> update = new LinkedHashMap<>();
        update.put("account_id", Wallets.id(balance.accountId(), balance.assetId()));
        update.put("row_index", balance.rows());
        update.put("balance", asset.amount().text(balance.availableUnits() + balance.heldUnits()));
        update.put("balance_delta", asset.amount().text(availableDelta + heldDelta));
        update.put("available", asset.amount().text(balance.availableUnits()));
        update.put("available_delta", asset.amount().text(availableDelta));
        send(balance.accountId(), false, "balance", update, timestampMs);
    }

    private void send(
            final int accountId,
            final boolean ofOrders,
            final String what,
            final Map<String, Object> update,
            final long timestampMs) {
        final Account account = view.account(accountId);
        if (account == null) {
            return; // the exchange's own
        }
        final String type = what.equals("balance") ? "balance_update" : what;
        final Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", type);
        message.put("timestamp", timestampMs);
        message.put("order_status_update", what.equals("order_status") ? update : null);
        message.put("order_fill_update", what.equals("order_fill") ? update : null);
        message.put("balance_update", what.equals("balance") ? update : null);
        deliver(account.ownerId(), ofOrders, message);
    }

    private synchronized void deliver(final int ownerId, final boolean ofOrders, final Map<String, Object> message) {
        final OfOwner owner = owners.get(ownerId);
        if (owner == null) {
            return;
        }
        final long nowMs = System.currentTimeMillis();
        final String text = AccountFeeds.text(message);
        owner.kept.addLast(new Kept(nowMs, ofOrders, text));
        while (owner.kept.size() > KEPT_MAX || owner.kept.peekFirst().timeMs() < nowMs - KEPT_MS) {
            owner.kept.removeFirst();
        }
        (ofOrders ? owner.orders : owner.balances).send(text);
    }
}
