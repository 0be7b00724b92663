package org.ringbook.followers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringbook.core.CoreView;
import org.ringbook.followers.balances.SqlBalanceHistory;
import org.ringbook.followers.market.SqlMarketHistory;
import org.ringbook.followers.orders.SqlOrderHistory;
import org.ringbook.followers.orders.SqlTradeHistory;
import org.ringbook.followers.settlement.SqlFundingHistory;
import org.ringbook.readmodel.Page;
import org.ringbook.readmodel.PageRequest;
import org.ringbook.readmodel.TimeRange;
import org.ringbook.readmodel.balances.Balance;
import org.ringbook.readmodel.balances.BalanceHistory;
import org.ringbook.readmodel.balances.LedgerEntry;
import org.ringbook.readmodel.funding.FundingHistory;
import org.ringbook.readmodel.funding.Transfer;
import org.ringbook.readmodel.funding.TransferKind;
import org.ringbook.readmodel.market.MarketHistory;
import org.ringbook.readmodel.market.PublicTrade;
import org.ringbook.readmodel.orders.AccountTrade;
import org.ringbook.readmodel.orders.OrderHistory;
import org.ringbook.readmodel.orders.OrderQuery;
import org.ringbook.readmodel.orders.OrderQuery.State;
import org.ringbook.readmodel.orders.OrderReport;
import org.ringbook.readmodel.orders.TradeHistory;
import org.ringbook.readmodel.orders.TradeQuery;
import org.ringbook.sbe.messages.Side;

/** The read model's answers and pages, compared with the core and with what the journal's events say by themselves. */
final class HistoryTest {
    private static final int LIMIT = 23;
    /** Accounts whose histories are read in every way. */
    private static final int ACCOUNTS = 4;

    @TempDir
    private Path data;

    private record Units(long available, long held) {}

    private static Map<Integer, Map<Integer, Units>> balancesOf(final CoreView view) {
        final Map<Integer, Map<Integer, Units>> balances = new TreeMap<>();
        view.accounts(-1, account -> {
            final int accountId = account.accountId();
            view.balances(accountId, 0, (assetId, available, held) -> {
                if (available != 0 || held != 0) {
                    balances.computeIfAbsent(accountId, id -> new TreeMap<>()).put(assetId, new Units(available, held));
                }
                return true;
            });
            return true;
        });
        return balances;
    }

    private static Map<Integer, Map<Integer, Units>> balancesOf(
            final int accounts, final Function<Integer, List<Balance>> query) {
        final Map<Integer, Map<Integer, Units>> balances = new TreeMap<>();
        for (int accountId = 0; accountId <= accounts; accountId++) {
            for (final Balance balance : query.apply(accountId)) {
                if (balance.availableUnits() != 0 || balance.heldUnits() != 0) {
                    balances.computeIfAbsent(accountId, id -> new TreeMap<>())
                            .put(balance.assetId(), new Units(balance.availableUnits(), balance.heldUnits()));
                }
            }
        }
        return balances;
    }

    /** All rows, by pages. */
    private static <T> List<T> all(final boolean isNewestFirst, final Function<PageRequest, Page<T>> query) {
        final List<T> rows = new ArrayList<>();
        long cursor = 0;
        do {
            final Page<T> page = query.apply(new PageRequest(isNewestFirst, cursor, LIMIT));
            assertTrue(page.next() == Page.END || page.rows().size() == LIMIT);
            rows.addAll(page.rows());
            cursor = page.next();
        } while (cursor != Page.END);
        return rows;
    }

    /** Both directions; oldest first is returned. */
    private static <T> List<T> all(final Function<PageRequest, Page<T>> query) {
        final List<T> rows = all(false, query);
        final List<T> newestFirst = all(true, query);
        Collections.reverse(newestFirst);
        assertEquals(rows, newestFirst);
        return rows;
    }

    private static <T> List<T> where(final List<T> rows, final Predicate<T> predicate) {
        return rows.stream().filter(predicate).toList();
    }

    @ParameterizedTest
    @EnumSource
    void shouldAnswerWhatTheCoreAndTheEventsSay(final TestDatabase kind) {
        try (GeneratedJournal journal = new GeneratedJournal(data, 11);
                Database database = kind.make(data).keepReaders(1)) {
            journal.write(2_000);
            final long middle = journal.core().lastSequence();
            final Map<Integer, Map<Integer, Units>> balancesThen =
                    balancesOf(journal.core().view());
            journal.write(2_000);
            Followed.all(data, database);
            final PlainHistory plain = PlainHistory.of(data);
            checkOrders(new SqlOrderHistory(database), plain, journal.core().view());
            checkTrades(new SqlTradeHistory(database), plain);
            checkPublicTrades(new SqlMarketHistory(database), plain);
            checkFunding(new SqlFundingHistory(database), plain);
            final BalanceHistory balances = new SqlBalanceHistory(database);
            final long last = journal.core().lastSequence();
            assertEquals(last, balances.balances(1).sequence());
            assertEquals(
                    balancesOf(journal.core().view()),
                    balancesOf(
                            plain.accounts(),
                            account -> balances.balances(account).value()));
            assertEquals(
                    balancesThen,
                    balancesOf(
                            plain.accounts(),
                            account -> balances.balancesAt(account, middle).value()));
            assertThrows(IllegalArgumentException.class, () -> balances.balancesAt(1, last + 1));
            checkEntries(balances, plain);
        }
    }

    private static void checkOrders(final OrderHistory orders, final PlainHistory plain, final CoreView view) {
        final TimeRange range = plain.middleThird();
        for (int account = 1; account <= ACCOUNTS; account++) {
            final int accountId = account;
            final List<Long> open = new ArrayList<>();
            view.openOrders(accountId, 0, order -> {
                open.add(order.orderId());
                return true;
            });
            Collections.sort(open);
            final List<PlainHistory.Order> accepted = where(plain.orders(), order -> order.accountId() == accountId);
            final List<OrderReport> any = all(page -> orders.orders(OrderQuery.of(accountId, 0, State.ANY), page));
            assertEquals(accepted, any.stream().map(PlainHistory::plain).toList());
            assertEquals(
                    open,
                    any.stream()
                            .filter(OrderReport::isOpen)
                            .map(OrderReport::orderId)
                            .toList());
            for (final State state : State.values()) {
                for (int market = 0; market <= 2; market++) {
                    final int marketId = market;
                    final OrderQuery query =
                            OrderQuery.of(accountId, marketId, state).entered(range);
                    assertEquals(
                            where(
                                    any,
                                    order -> (marketId == 0 || order.marketId() == marketId)
                                            && (state == State.ANY || order.isOpen() == (state == State.OPEN))
                                            && order.enteredNs() >= range.fromNs()
                                            && order.enteredNs() < range.untilNs()),
                            all(page -> orders.orders(query, page)));
                }
            }
            any.stream().limit(10).forEach(order -> {
                assertEquals(
                        Optional.of(order),
                        orders.order(accountId, order.orderId()).value());
                assertEquals(
                        Optional.empty(),
                        orders.order(accountId + 1, order.orderId()).value());
            });
        }
        assertTrue(plain.clientIds().size() > 100);
        plain.clientIds().entrySet().stream()
                .limit(300)
                .forEach(id -> assertEquals(
                        Optional.of(id.getValue()),
                        orders.byClientOrderId(
                                        id.getKey().accountId(), id.getKey().text())
                                .value()
                                .map(OrderReport::orderId)));
        assertEquals(Optional.empty(), orders.byClientOrderId(1, "").value());
        assertEquals(Optional.empty(), orders.byClientOrderId(1, "of-nobody").value());
    }

    private static void checkTrades(final TradeHistory trades, final PlainHistory plain) {
        final TimeRange range = plain.middleThird();
        for (int account = 1; account <= ACCOUNTS; account++) {
            final int accountId = account;
            final List<AccountTrade> of = where(plain.trades(), trade -> trade.accountId() == accountId);
            assertEquals(of, all(page -> trades.trades(TradeQuery.of(accountId, 0), page)));
            assertEquals(
                    where(of, trade -> trade.marketId() == 1 && trade.tradeId() >= 10 && trade.tradeId() < 200),
                    all(page -> trades.trades(TradeQuery.of(accountId, 1).tradeIds(10, 200), page)));
            assertEquals(
                    where(of, trade -> trade.timestampNs() >= range.fromNs() && trade.timestampNs() < range.untilNs()),
                    all(page -> trades.trades(TradeQuery.of(accountId, 0).traded(range), page)));
            of.stream().limit(5).map(AccountTrade::orderId).forEach(orderId -> {
                final List<AccountTrade> ofOrder = where(of, trade -> trade.orderId() == orderId);
                assertEquals(ofOrder, all(page -> trades.trades(TradeQuery.ofOrder(accountId, orderId), page)));
                assertEquals(
                        List.of(),
                        trades.trades(TradeQuery.ofOrder(accountId + 1, orderId), PageRequest.newest(LIMIT))
                                .rows());
            });
        }
        assertTrue(plain.trades().stream().anyMatch(trade -> trade.bustedNs() > 0));
    }

    private static void checkPublicTrades(final MarketHistory markets, final PlainHistory plain) {
        final TimeRange range = plain.middleThird();
        for (int market = 1; market <= 2; market++) {
            final int marketId = market;
            final List<AccountTrade> bought =
                    where(plain.trades(), trade -> trade.marketId() == marketId && trade.side() == Side.BUY);
            final List<PublicTrade> all = all(page -> markets.trades(marketId, TimeRange.ALL, page));
            assertEquals(
                    bought.stream().map(AccountTrade::tradeId).toList(),
                    all.stream().map(PublicTrade::tradeId).toList());
            assertEquals(
                    where(all, trade -> trade.timestampNs() >= range.fromNs() && trade.timestampNs() < range.untilNs()),
                    all(page -> markets.trades(marketId, range, page)));
            assertTrue(!markets.terms(marketId).isEmpty());
        }
    }

    private static void checkFunding(final FundingHistory funding, final PlainHistory plain) {
        final TimeRange range = plain.middleThird();
        for (int account = 1; account <= ACCOUNTS; account++) {
            final int accountId = account;
            for (final TransferKind kind : TransferKind.values()) {
                final List<Transfer> of = all(page -> funding.transfers(accountId, kind, TimeRange.ALL, page));
                assertEquals(
                        where(
                                plain.transfers(),
                                transfer -> transfer.accountId() == accountId && transfer.kind() == kind),
                        of);
                assertEquals(
                        where(
                                of,
                                transfer -> transfer.timestampNs() >= range.fromNs()
                                        && transfer.timestampNs() < range.untilNs()),
                        all(page -> funding.transfers(accountId, kind, range, page)));
            }
            all(page -> funding.withdrawals(accountId, page)).forEach(withdrawal -> {
                assertEquals(
                        Optional.of(withdrawal),
                        funding.withdrawal(accountId, withdrawal.withdrawalId()).value());
                assertEquals(
                        Optional.of(withdrawal),
                        funding.withdrawal(accountId, withdrawal.reference()).value());
                assertEquals(
                        Optional.empty(),
                        funding.withdrawal(accountId + 1, withdrawal.reference())
                                .value());
            });
            assertEquals(
                    where(plain.withdrawals(), withdrawal -> withdrawal.accountId() == accountId),
                    all(page -> funding.withdrawals(accountId, page)));
        }
        assertTrue(plain.transfers().size() > 20);
        assertTrue(plain.withdrawals().size() > 20);
    }

    private static void checkEntries(final BalanceHistory balances, final PlainHistory plain) {
        final TimeRange range = plain.middleThird();
        for (int accountId = 0; accountId <= ACCOUNTS; accountId++) {
            for (final Balance now : balances.balances(accountId).value()) {
                final int account = accountId;
                final int asset = now.assetId();
                final List<LedgerEntry> entries = all(page -> balances.entries(account, asset, TimeRange.ALL, page));
                checkRunning(entries, now);
                assertEquals(
                        where(entries, e -> e.timestampNs() >= range.fromNs() && e.timestampNs() < range.untilNs()),
                        all(page -> balances.entries(account, asset, range, page)));
                final List<LedgerEntry> statement = where(entries, e -> e.availableDelta() + e.heldDelta() != 0);
                assertEquals(statement, all(page -> balances.statement(account, asset, TimeRange.ALL, page)));
                assertEquals(
                        where(statement, e -> e.timestampNs() >= range.fromNs() && e.timestampNs() < range.untilNs()),
                        all(page -> balances.statement(account, asset, range, page)));
            }
        }
    }

    private static void checkRunning(final List<LedgerEntry> entries, final Balance now) {
        long available = 0;
        long held = 0;
        long row = 0;
        long statementRow = 0;
        for (final LedgerEntry entry : entries) {
            available += entry.availableDelta();
            held += entry.heldDelta();
            statementRow += entry.availableDelta() + entry.heldDelta() != 0 ? 1 : 0;
            assertEquals(++row, entry.row());
            assertEquals(statementRow, entry.statementRow());
            assertEquals(available, entry.availableUnits());
            assertEquals(held, entry.heldUnits());
        }
        assertEquals(row, now.rows());
        assertEquals(statementRow, now.statementRows());
        assertEquals(available, now.availableUnits());
        assertEquals(held, now.heldUnits());
    }
}
