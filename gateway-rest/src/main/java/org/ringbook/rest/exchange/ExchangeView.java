package org.ringbook.rest.exchange;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.ringbook.client.venue.Account;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.client.venue.Asset;
import org.ringbook.client.venue.Market;
import org.ringbook.readmodel.balances.Balance;
import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.funding.Transfer;
import org.ringbook.readmodel.funding.Withdrawal;
import org.ringbook.readmodel.orders.AccountTrade;
import org.ringbook.readmodel.orders.OrderReport;
import org.ringbook.sbe.Frames;

/**
 * The exchange as the records say it that were applied so far. One thread applies them; any thread reads, and every answer is of one moment between
 * two records. Several questions are of one moment inside {@link #read}.
 */
public final class ExchangeView {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final ReentrantLock waitersLock = new ReentrantLock();
    private final Condition moved = waitersLock.newCondition();
    private final AtomicInteger waiters = new AtomicInteger();
    private final ExchangeState state = new ExchangeState();
    private volatile long sequence;

    /** Before the first record. */
    public ExchangeView() {}

    /**
     * Who is told of changes. To be added before records are applied.
     *
     * @param listener on the applying thread.
     */
    public void add(final ViewListener listener) {
        state.listeners.add(listener);
    }

    /**
     * Applies the next record. One thread only.
     *
     * @param recordSequence    the last one plus one.
     * @param recordTimestampNs its time, nanoseconds since the epoch.
     * @param buffer            that holds its frames, as {@link Frames} lays them out.
     * @param from              of the first frame, the command.
     * @param length            of all frames.
     * @throws IllegalStateException if it is not the next one, or contradicts what was applied before.
     */
    public void apply(
            final long recordSequence,
            final long recordTimestampNs,
            final DirectBuffer buffer,
            final int from,
            final int length) {
        lock.writeLock().lock();
        try {
            state.apply(recordSequence, recordTimestampNs, buffer, from, length);
            sequence = recordSequence;
        } finally {
            lock.writeLock().unlock();
        }
        wakeWaiters();
    }

    private void wakeWaiters() {
        if (waiters.get() == 0) {
            return;
        }
        waitersLock.lock();
        try {
            moved.signalAll();
        } finally {
            waitersLock.unlock();
        }
    }

    /**
     * How far it is.
     *
     * @return the record applied last; 0 before the first.
     */
    public long sequence() {
        return sequence;
    }

    /**
     * When the last record was sequenced.
     *
     * @return nanoseconds since the epoch; 0 before the first.
     */
    public long timestampNs() {
        return read(state::timestampNs);
    }

    /**
     * Waits until a record is applied.
     *
     * @param wanted    the record.
     * @param timeoutNs how long at most.
     * @return whether it is.
     * @throws InterruptedException if the caller is interrupted.
     */
    public boolean await(final long wanted, final long timeoutNs) throws InterruptedException {
        if (sequence >= wanted) {
            return true;
        }
        waitersLock.lock();
        try {
            waiters.incrementAndGet(); // before the sequence is looked at: who applies looks at them after it
            long remainingNs = timeoutNs;
            while (sequence < wanted && remainingNs > 0) {
                remainingNs = moved.awaitNanos(remainingNs);
            }
        } finally {
            waiters.decrementAndGet();
            waitersLock.unlock();
        }
        return sequence >= wanted;
    }

    /**
     * Asks several questions of one moment. Short: the engine's records wait meanwhile.
     *
     * @param question calls methods of this view.
     * @param <T>      what it answers.
     * @return its answer.
     */
    public <T> T read(final Supplier<T> question) {
        lock.readLock().lock();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * All assets.
     *
     * @return by id.
     */
    public List<Asset> assets() {
        return read(() -> List.copyOf(state.catalog.assets()));
    }

    /**
     * An asset by id.
     *
     * @param assetId its id.
     * @return null if there is none.
     */
    public Asset asset(final int assetId) {
        return read(() -> state.catalog.asset(assetId));
    }

    /**
     * An asset by code.
     *
     * @param code such as XBT.
     * @return null if there is none.
     */
    public Asset asset(final String code) {
        return read(() -> state.catalog.assets().stream()
                .filter(asset -> asset.code().equals(code))
                .findFirst()
                .orElse(null));
    }

    /**
     * All markets.
     *
     * @return by id.
     */
    public List<MarketView> markets() {
        return read(() -> state.catalog.markets().stream().map(this::view).toList());
    }

    /**
     * A market by symbol.
     *
     * @param symbol such as XBTZAR.
     * @return null if there is none.
     */
    public MarketView market(final String symbol) {
        return read(() -> view(state.catalog.market(symbol)));
    }

    /**
     * A market by id.
     *
     * @param marketId its id.
     * @return null if there is none.
     */
    public MarketView market(final int marketId) {
        return read(() -> view(state.catalog.market(marketId)));
    }

    private MarketView view(final Market market) {
        return market == null ? null : MarketData.view(market, state.books.market(market.marketId()));
    }

    /**
     * A market's terms alone, for who needs them often.
     *
     * @param marketId its id.
     * @return null if there is none.
     */
    public Market terms(final int marketId) {
        return read(() -> state.catalog.market(marketId));
    }

    /**
     * An account by id.
     *
     * @param accountId its id.
     * @return null if there is none.
     */
    public Account account(final int accountId) {
        return read(() -> state.catalog.account(accountId));
    }

    /** {@return all accounts, by id} */
    public List<Account> accounts() {
        return read(() -> state.catalog.accounts().stream()
                .sorted(Comparator.comparingInt(Account::accountId))
                .toList());
    }

    /**
     * The accounts of an owner.
     *
     * @param ownerId the owner.
     * @return by id.
     */
    public List<Account> accountsOf(final int ownerId) {
        return accounts().stream()
                .filter(account -> account.ownerId() == ownerId)
                .toList();
    }

    /**
     * A key that is not revoked.
     *
     * @param keyId its id.
     * @return null if there is none.
     */
    public ApiKey key(final String keyId) {
        return read(() -> state.catalog.key(keyId));
    }

    /**
     * All keys that are not revoked.
     *
     * @return by session id.
     */
    public Collection<ApiKey> keys() {
        return read(() -> List.copyOf(state.catalog.keys()));
    }

    /**
     * All displayed orders of a market.
     *
     * @param marketId of one that there is.
     * @return a copy.
     */
    public BookImage book(final int marketId) {
        return read(() -> {
            final MarketBook market = state.books.market(marketId);
            return new BookImage(
                    sequence,
                    state.timestampNs(),
                    MarketData.entries(market.book().bids()),
                    MarketData.entries(market.book().offers()));
        });
    }

    /**
     * The best price levels of a market.
     *
     * @param marketId of one that there is.
     * @param limit    at most so many of each side.
     * @return a copy.
     */
    public DepthImage depth(final int marketId, final int limit) {
        return read(() -> {
            final MarketBook market = state.books.market(marketId);
            return new DepthImage(
                    sequence,
                    state.timestampNs(),
                    MarketData.levels(market.book().bids(), limit),
                    MarketData.levels(market.book().offers(), limit));
        });
    }

    /**
     * The latest trades of a market, of the last 1,000 under the terms in force; without those that were undone.
     *
     * @param marketId of one that there is.
     * @param limit    at most so many.
     * @return the latest first.
     */
    public List<MarketTrade> trades(final int marketId, final int limit) {
        return read(() -> state.marketData.trades(marketId, limit));
    }

    /**
     * What an account has.
     *
     * @param accountId the account; 0 = the exchange's fee account.
     * @return by asset id; assets that it never had are left out.
     */
    public List<Balance> balances(final int accountId) {
        return read(() -> state.ledger.balances(accountId));
    }

    /**
     * What an account has of an asset.
     *
     * @param accountId the account.
     * @param assetId   the asset.
     * @return with zeros if it never had any.
     */
    public Balance balance(final int accountId, final int assetId) {
        return read(() -> state.ledger.balance(accountId, assetId));
    }

    /**
     * The fees of an account.
     *
     * @param accountId the account.
     * @return of its tier, now.
     */
    public FeeRates fees(final int accountId) {
        return read(() -> state.terms.fees(accountId));
    }

    /**
     * An order that is open, or one of the last 1,000 of its account that have ended.
     *
     * @param orderId its id.
     * @return null if it is not known, or not any more.
     */
    public OrderReport order(final long orderId) {
        return read(() -> report(state.orders.find(orderId)));
    }

    /**
     * The same by one of its client order ids.
     *
     * @param accountId whose.
     * @param clientId  any of the order's.
     * @return null if it is not known, or not any more.
     */
    public OrderReport order(final int accountId, final String clientId) {
        return read(() -> report(state.orders.byClientId(accountId, clientId)));
    }

    private static OrderReport report(final LiveOrder order) {
        return order == null ? null : order.report();
    }

    /**
     * The fills of an order, of one that is still known.
     *
     * @param orderId its id.
     * @return the first one first; of more than 1,000 the latest.
     */
    public List<AccountTrade> fills(final long orderId) {
        return read(() -> {
            final LiveOrder order = state.orders.find(orderId);
            return order == null ? List.of() : List.copyOf(order.fills);
        });
    }

    /**
     * The open orders of an account.
     *
     * @param accountId the account.
     * @return in entry order.
     */
    public List<OrderReport> openOrders(final int accountId) {
        return read(() ->
                state.orders.open(accountId).stream().map(LiveOrder::report).toList());
    }

    /**
     * The last 1,000 orders of an account that have ended.
     *
     * @param accountId the account.
     * @return the one that ended last first.
     */
    public List<OrderReport> endedOrders(final int accountId) {
        return read(() ->
                state.orders.ended(accountId).stream().map(LiveOrder::report).toList());
    }

    /**
     * The fills of an account's orders that are still known.
     *
     * @param accountId the account.
     * @return the latest first.
     */
    public List<AccountTrade> trades(final int accountId) {
        return read(() -> {
            final List<AccountTrade> fills = new ArrayList<>();
            state.orders.open(accountId).forEach(order -> fills.addAll(order.fills));
            state.orders.ended(accountId).forEach(order -> fills.addAll(order.fills));
            fills.sort(Comparator.comparingLong(AccountTrade::cursor).reversed());
            return fills;
        });
    }

    /**
     * A withdrawal that is held, or one of the last of its account.
     *
     * @param withdrawalId its id.
     * @return null if it is not known, or not any more.
     */
    public Withdrawal withdrawal(final long withdrawalId) {
        return read(() -> state.funding.withdrawal(withdrawalId));
    }

    /**
     * The last 1,000 withdrawals of an account, and all that are held.
     *
     * @param accountId the account.
     * @return the latest first.
     */
    public List<Withdrawal> withdrawals(final int accountId) {
        return read(() -> state.funding.withdrawals(accountId));
    }

    /**
     * The last 1,000 deposits, paid withdrawals and transfers of an account.
     *
     * @param accountId the account.
     * @return the latest first.
     */
    public List<Transfer> transfers(final int accountId) {
        return read(() -> state.funding.transfers(accountId));
    }

    /**
     * Whether the engine as a whole takes orders.
     *
     * @return false: an operator halted it, or the journal's disk is nearly full; it takes cancels only.
     */
    public boolean takesOrders() {
        return read(state.terms::takesOrders);
    }

    /**
     * The markets as the listeners see them. Only inside {@link #read} or a listener's call.
     *
     * @return by id, live.
     */
    public List<MarketBook> books() {
        return state.books.markets();
    }

    /** How many threads wait for a record. */
    int waiting() {
        return waiters.get();
    }

    /** All that it knows. On the applying thread, between two records. */
    void write(final DataOutput out) throws IOException {
        state.write(out);
    }

    /** Takes up what was written, before the first record. */
    void read(final DataInput in) throws IOException {
        lock.writeLock().lock();
        try {
            state.read(in);
            sequence = state.sequence();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
