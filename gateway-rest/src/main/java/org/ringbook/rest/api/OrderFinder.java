package org.ringbook.rest.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.ringbook.client.venue.Account;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.readmodel.PageRequest;
import org.ringbook.readmodel.TimeRange;
import org.ringbook.readmodel.orders.AccountTrade;
import org.ringbook.readmodel.orders.OrderQuery;
import org.ringbook.readmodel.orders.OrderReport;
import org.ringbook.readmodel.orders.TradeQuery;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.http.ApiException;

/**
 * Orders and trades of a key's owner: of the gateway's memory, which has every open order and the last 1,000 ended ones of an account, and of the
 * followers, which have all. What both have is taken from memory, which is never behind.
 */
final class OrderFinder {
    private final ExchangeView view;
    private final Lookup lookup;
    private final History history;

    OrderFinder(final ExchangeView view, final Lookup lookup, final History history) {
        this.view = view;
        this.lookup = lookup;
        this.history = history;
    }

    /** An order by its id as clients write it; 404 if the owner has none of it. */
    OrderReport byId(final ApiKey key, final String id) {
        return found(find(key, OrderIds.parse(id)));
    }

    /** The latest order that has or had this client order id; the default account's first. 404 if there is none. */
    OrderReport byClientId(final ApiKey key, final String clientId) {
        return found(find(key, clientId));
    }

    private static OrderReport found(final OrderReport order) {
        if (order == null) {
            throw new ApiException(404, "ErrOrderNotFound", "there is no such order");
        }
        return order;
    }

    private OrderReport find(final ApiKey key, final long orderId) {
        final OrderReport known = orderId == 0 ? null : view.order(orderId);
        if (known != null) {
            return view.account(known.accountId()).ownerId() == key.ownerId() ? known : null;
        }
        if (orderId == 0 || history.orders().isEmpty()) {
            return null;
        }
        for (final Account account : lookup.accounts(key)) {
            final Optional<OrderReport> past = History.ask(() -> history.orders()
                    .orElseThrow()
                    .order(account.accountId(), orderId)
                    .value());
            if (past.isPresent()) {
                return past.get();
            }
        }
        return null;
    }

    private OrderReport find(final ApiKey key, final String clientId) {
        final List<Account> accounts = new ArrayList<>(lookup.accounts(key));
        accounts.sort(Comparator.comparing(account -> account.accountId() != key.defaultAccountId()));
        for (final Account account : accounts) {
            final OrderReport known = view.order(account.accountId(), clientId);
            if (known != null) {
                return known;
            }
        }
        if (history.orders().isEmpty()) {
            return null;
        }
        for (final Account account : accounts) {
            final Optional<OrderReport> past = History.ask(() -> history.orders()
                    .orElseThrow()
                    .byClientOrderId(account.accountId(), clientId)
                    .value());
            if (past.isPresent()) {
                return past.get();
            }
        }
        return null;
    }

    /**
     * The newest orders.
     *
     * @param accounts  whose.
     * @param marketId  0: of all markets.
     * @param beforeNs  entered before; {@link Long#MAX_VALUE}: whenever.
     * @param beforeId  with a lower id; {@link Long#MAX_VALUE}: any.
     */
    List<OrderReport> newest(
            final List<Account> accounts,
            final OrderQuery.State state,
            final int marketId,
            final long beforeNs,
            final long beforeId,
            final int limit) {
        final NavigableMap<Long, OrderReport> found = new TreeMap<>(Collections.reverseOrder());
        for (final Account account : accounts) {
            final Map<Long, OrderReport> known = known(account.accountId());
            if (state != OrderQuery.State.OPEN) {
                past(account.accountId(), marketId, beforeNs, beforeId, limit).stream()
                        .filter(order -> !known.containsKey(order.orderId()))
                        .forEach(order -> found.put(order.orderId(), order));
            }
            known.values().stream()
                    .filter(order ->
                            state == OrderQuery.State.ANY || order.isOpen() == (state == OrderQuery.State.OPEN))
                    .filter(order -> marketId == 0 || order.marketId() == marketId)
                    .filter(order -> order.enteredNs() < beforeNs && order.orderId() < beforeId)
                    .forEach(order -> found.put(order.orderId(), order));
        }
        return found.values().stream().limit(limit).toList();
    }

    private Map<Long, OrderReport> known(final int accountId) {
        return view.read(() -> {
            final Map<Long, OrderReport> known = new HashMap<>();
            view.openOrders(accountId).forEach(order -> known.put(order.orderId(), order));
            view.endedOrders(accountId).forEach(order -> known.put(order.orderId(), order));
            return known;
        });
    }

    /** Ended ones: what is open is in memory. */
    private List<OrderReport> past(
            final int accountId, final int marketId, final long beforeNs, final long beforeId, final int limit) {
        if (history.orders().isEmpty()) {
            return List.of();
        }
        final OrderQuery query =
                OrderQuery.of(accountId, marketId, OrderQuery.State.DONE).entered(TimeRange.until(beforeNs));
        final PageRequest page = PageRequest.newest(limit).after(beforeId == Long.MAX_VALUE ? 0 : beforeId);
        return History.ask(
                () -> history.orders().orElseThrow().orders(query, page).rows());
    }

    /**
     * Trades, those that were undone left out.
     *
     * @param accounts      whose.
     * @param query         of which the account is not looked at.
     * @param isNewestFirst the order.
     * @param after         cursor behind which it begins, in that order; 0: at the beginning.
     */
    List<AccountTrade> trades(
            final List<Account> accounts,
            final TradeQuery query,
            final boolean isNewestFirst,
            final long after,
            final int limit) {
        final NavigableMap<Long, AccountTrade> found =
                new TreeMap<>(isNewestFirst ? Collections.reverseOrder() : Comparator.naturalOrder());
        for (final Account account : accounts) {
            for (final AccountTrade trade :
                    past(account.accountId(), query, new PageRequest(isNewestFirst, after, limit))) {
                found.put(trade.cursor(), trade);
            }
            for (final AccountTrade trade : view.trades(account.accountId())) {
                if (isIn(query, trade) && isBehind(after, isNewestFirst, trade.cursor())) {
                    found.put(trade.cursor(), trade);
                }
            }
        }
        return found.values().stream()
                .filter(trade -> trade.bustedNs() == 0)
                .limit(limit)
                .toList();
    }

    private static boolean isBehind(final long after, final boolean isNewestFirst, final long cursor) {
        return after == 0 || (isNewestFirst ? cursor < after : cursor > after);
    }

    private List<AccountTrade> past(final int accountId, final TradeQuery query, final PageRequest page) {
        if (history.trades().isEmpty()) {
            return List.of();
        }
        final TradeQuery own = new TradeQuery(
                accountId,
                query.marketId(),
                query.orderId(),
                query.traded(),
                query.fromTradeId(),
                query.untilTradeId());
        return History.ask(
                () -> history.trades().orElseThrow().trades(own, page).rows());
    }

    private static boolean isIn(final TradeQuery query, final AccountTrade trade) {
        return (query.marketId() == 0 || trade.marketId() == query.marketId())
                && (query.orderId() == 0 || trade.orderId() == query.orderId())
                && trade.timestampNs() >= query.traded().fromNs()
                && trade.timestampNs() < query.traded().untilNs()
                && trade.tradeId() >= query.fromTradeId()
                && trade.tradeId() < query.untilTradeId();
    }
}
