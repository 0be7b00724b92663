package org.ringbook.rest.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ringbook.client.Permission;
import org.ringbook.client.venue.Account;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.client.venue.Market;
import org.ringbook.readmodel.balances.Balance;
import org.ringbook.readmodel.orders.AccountTrade;
import org.ringbook.readmodel.orders.OrderReport;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.http.Json;

/**
 * The private streams: each begins with a snapshot of an account and numbers its own messages, so that none can be missing unnoticed. Under the view's
 * lock: changes on the thread that applies records, {@link #join} on any.
 */
final class AccountFeeds {
    /** A connection; its number is that of the last message. */
    private static final class Member {
        private final Outbox outbox;
        private final boolean hearsOrders;
        private final boolean hearsBalances;
        private long sequence;

        Member(final Outbox outbox, final long permissions) {
            this.outbox = outbox;
            hearsOrders = Permission.R_ORDERS.isIn(permissions);
            hearsBalances = Permission.R_BALANCE.isIn(permissions);
        }

        synchronized boolean send(final String head, final String tail) {
            sequence++;
            return outbox.offer(head + sequence + tail);
        }
    }

    private final ExchangeView view;
    private final Map<Integer, Map<Outbox, Member>> accounts = new ConcurrentHashMap<>();

    AccountFeeds(final ExchangeView view) {
        this.view = view;
    }

    /** Sends what the account has, and all that changes from now on. In a question to the view. */
    void join(final Outbox outbox, final ApiKey key) {
        final int accountId = key.defaultAccountId();
        final Member member = new Member(outbox, key.permissions());
        final Account account = view.account(accountId);
        final List<OrderObject> orders = member.hearsOrders
                ? view.openOrders(accountId).stream()
                        .map(order -> OrderObject.of(market(order.marketId()), order))
                        .toList()
                : List.of();
        final List<BalanceObject> balances = member.hearsBalances
                ? view.balances(accountId).stream()
                        .map(balance -> BalanceObject.of(view.asset(balance.assetId()), balance))
                        .toList()
                : List.of();
        final Map<String, Object> body = new LinkedHashMap<>();
        body.put("timestamp", System.currentTimeMillis());
        body.put("account", account == null ? "" : account.name());
        body.put("orders", orders);
        body.put("balances", balances);
        if (member.send(head("snapshot"), tail(body))) {
            accounts.computeIfAbsent(accountId, id -> new ConcurrentHashMap<>()).put(outbox, member);
        }
    }

    void leave(final Outbox outbox, final ApiKey key) {
        accounts.computeIfPresent(key.defaultAccountId(), (id, members) -> {
            members.remove(outbox);
            return members.isEmpty() ? null : members;
        });
    }

    void orderChanged(final OrderReport order, final long timestampMs) {
        final Map<Outbox, Member> members = accounts.get(order.accountId());
        if (members != null) {
            send(members, true, "order", timestampMs, OrderObject.of(market(order.marketId()), order));
        }
    }

    void filled(final AccountTrade fill, final long timestampMs) {
        final Map<Outbox, Member> members = accounts.get(fill.accountId());
        if (members != null) {
            send(members, true, "fill", timestampMs, FillObject.of(market(fill.marketId()), fill));
        }
    }

    void balanceChanged(final Balance balance, final long timestampMs) {
        final Map<Outbox, Member> members = accounts.get(balance.accountId());
        if (members != null) {
            send(members, false, "balance", timestampMs, BalanceObject.of(view.asset(balance.assetId()), balance));
        }
    }

    private void send(
            final Map<Outbox, Member> members,
            final boolean ofOrders,
            final String type,
            final long timestampMs,
            final Object content) {
        final Map<String, Object> body = new LinkedHashMap<>();
        body.put("timestamp", timestampMs);
        body.put(type, content);
        final String head = head(type);
        final String tail = tail(body);
        members.values()
                .removeIf(member -> (ofOrders ? member.hearsOrders : member.hearsBalances) && !member.send(head, tail));
    }

    private Market market(final int marketId) {
        return view.terms(marketId);
    }

    private static String head(final String type) {
        return "{\"type\":\"" + type + "\",\"sequence\":";
    }

    /** What comes behind the number. */
    private static String tail(final Map<String, Object> body) {
        return "," + text(body).substring(1);
    }

    static String text(final Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("a message can't be written: " + value, e);
        }
    }
}
