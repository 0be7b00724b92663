package org.ringbook.followers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.ringbook.followers.balances.SqlBalanceHistory;
import org.ringbook.followers.market.SqlMarketHistory;
import org.ringbook.followers.orders.SqlOrderHistory;
import org.ringbook.followers.orders.SqlTradeHistory;
import org.ringbook.followers.settlement.SqlFundingHistory;
import org.ringbook.readmodel.PageRequest;
import org.ringbook.readmodel.TimeRange;
import org.ringbook.readmodel.balances.BalanceHistory;
import org.ringbook.readmodel.funding.FundingHistory;
import org.ringbook.readmodel.funding.TransferKind;
import org.ringbook.readmodel.market.CandleInterval;
import org.ringbook.readmodel.market.MarketHistory;
import org.ringbook.readmodel.orders.OrderHistory;
import org.ringbook.readmodel.orders.OrderQuery;
import org.ringbook.readmodel.orders.OrderQuery.State;
import org.ringbook.readmodel.orders.TradeHistory;
import org.ringbook.readmodel.orders.TradeQuery;

/** Everything that the read model can be asked of the busy account of {@link ManyOrders}, each time with other values. */
final class HistoryQueries {
    private static final int LIMIT = 100;

    private final ManyOrders rows;
    private final Random chance;
    private final Map<String, Runnable> queries = new LinkedHashMap<>();

    HistoryQueries(final Database database, final ManyOrders rows, final long seed) {
        this.rows = rows;
        chance = new Random(seed);
        addOrders(new SqlOrderHistory(database));
        addTrades(new SqlTradeHistory(database), new SqlMarketHistory(database));
        addBalances(new SqlBalanceHistory(database));
        addFunding(new SqlFundingHistory(database));
    }

    Map<String, Runnable> all() {
        return queries;
    }

    private PageRequest newestBehindOrder() {
        return PageRequest.newest(LIMIT).after(rows.anOrder(chance));
    }

    private void addOrders(final OrderHistory orders) {
        final int account = ManyOrders.ACCOUNT;
        queries.put("order by id", () -> orders.order(account, rows.anOrder(chance)));
        queries.put(
                "order by client order id",
                () -> orders.byClientOrderId(account, ManyOrders.clientOrderId(rows.anOrder(chance))));
        for (final State state : State.values()) {
            final OrderQuery all = OrderQuery.of(account, 0, state);
            final OrderQuery market = OrderQuery.of(account, ManyOrders.MARKET, state);
            queries.put("orders, " + state + ", newest", () -> orders.orders(all, PageRequest.newest(LIMIT)));
            queries.put("orders, " + state + ", a page", () -> orders.orders(all, newestBehindOrder()));
            queries.put("orders of a market, " + state + ", a page", () -> orders.orders(market, newestBehindOrder()));
            queries.put(
                    "orders of a market, " + state + ", oldest first",
                    () -> orders.orders(market, PageRequest.oldest(LIMIT).after(rows.anOrder(chance))));
            queries.put(
                    "orders, " + state + ", of a time",
                    () -> orders.orders(all.entered(rows.aTime(chance)), PageRequest.newest(LIMIT)));
        }
    }

    private void addTrades(final TradeHistory trades, final MarketHistory markets) {
        final TradeQuery all = TradeQuery.of(ManyOrders.ACCOUNT, 0);
        final TradeQuery market = TradeQuery.of(ManyOrders.ACCOUNT, ManyOrders.MARKET);
        queries.put("trades, newest", () -> trades.trades(all, PageRequest.newest(LIMIT)));
        queries.put("trades, a page", () -> trades.trades(all, behindTrade()));
        queries.put("trades of a market, a page", () -> trades.trades(market, behindTrade()));
        queries.put(
                "trades of a market, of a time",
                () -> trades.trades(market.traded(rows.aTime(chance)), PageRequest.oldest(LIMIT)));
        queries.put(
                "trades of a market, by trade id",
                () -> trades.trades(market.tradeIds(rows.anOrder(chance), Long.MAX_VALUE), PageRequest.oldest(LIMIT)));
        queries.put(
                "trades of an order",
                () -> trades.trades(
                        TradeQuery.ofOrder(ManyOrders.ACCOUNT, rows.anOrder(chance)), PageRequest.oldest(LIMIT)));
        queries.put(
                "public trades, newest",
                () -> markets.trades(ManyOrders.MARKET, TimeRange.ALL, PageRequest.newest(LIMIT)));
        queries.put(
                "public trades, a page", () -> markets.trades(ManyOrders.MARKET, TimeRange.ALL, newestBehindOrder()));
        queries.put(
                "public trades, of a time",
                () -> markets.trades(ManyOrders.MARKET, rows.aTime(chance), PageRequest.newest(LIMIT)));
        queries.put(
                "candles",
                () -> markets.candles(ManyOrders.MARKET, CandleInterval.all().get(0), 0, LIMIT));
    }

    private PageRequest behindTrade() {
        return PageRequest.newest(LIMIT).after(rows.anOrder(chance) << (Short.SIZE + 1));
    }

    private void addBalances(final BalanceHistory balances) {
        final int account = ManyOrders.ACCOUNT;
        final int asset = ManyOrders.ASSET;
        queries.put("balances", () -> balances.balances(account));
        queries.put("balances at a record", () -> balances.balancesAt(account, rows.anOrder(chance)));
        queries.put(
                "entries, newest", () -> balances.entries(account, asset, TimeRange.ALL, PageRequest.newest(LIMIT)));
        queries.put("entries, a page", () -> balances.entries(account, asset, TimeRange.ALL, behindRow()));
        queries.put(
                "entries, of a time",
                () -> balances.entries(account, asset, rows.aTime(chance), PageRequest.oldest(LIMIT)));
        queries.put("statement, a page", () -> balances.statement(account, asset, TimeRange.ALL, behindRow()));
        queries.put(
                "statement, of a time",
                () -> balances.statement(account, asset, rows.aTime(chance), PageRequest.oldest(LIMIT)));
    }

    private PageRequest behindRow() {
        return PageRequest.newest(LIMIT).after(rows.aRow(chance));
    }

    private void addFunding(final FundingHistory funding) {
        final int account = ManyOrders.ACCOUNT;
        queries.put("withdrawals, a page", () -> funding.withdrawals(account, newestBehindOrder()));
        queries.put("withdrawal by id", () -> funding.withdrawal(account, rows.anOrder(chance)));
        queries.put("withdrawal by reference", () -> funding.withdrawal(account, "withdrawal-1000000"));
        for (final TransferKind kind : TransferKind.values()) {
            queries.put(
                    "transfers, " + kind + ", a page",
                    () -> funding.transfers(account, kind, TimeRange.ALL, newestBehindOrder()));
        }
        queries.put(
                "transfers, DEPOSIT, of a time",
                () -> funding.transfers(account, TransferKind.DEPOSIT, rows.aTime(chance), PageRequest.newest(LIMIT)));
    }
}
