package org.ringbook.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.transport.QueryKind;

/**
 * Questions to the core, outside the sequence: each call waits for the whole answer, page by page. A list of several pages is not of one moment.
 * Every call may throw {@link EngineException.Unreachable}. The connection's thread only.
 */
public final class EngineQueries {
    private static final long QUERY_REPEAT_NS = TimeUnit.SECONDS.toNanos(1);

    private final EngineConnection connection;
    private final RowCollector rows;

    EngineQueries(final EngineConnection connection, final RowCollector rows) {
        this.connection = connection;
        this.rows = rows;
    }

    /**
     * The engine as a whole.
     *
     * @param withStateHash whether to have the state's hash made, which takes the core a while.
     * @return its status.
     */
    public Rows.Status status(final boolean withStateHash) {
        return list(QueryKind.STATUS, Rows.Status.class, withStateHash ? 1 : 0, 0)
                .get(0);
    }

    /**
     * All assets.
     *
     * @return by id.
     */
    public List<Rows.Asset> assets() {
        return list(QueryKind.ASSETS, Rows.Asset.class, 0, 0);
    }

    /**
     * All markets.
     *
     * @return by id.
     */
    public List<Rows.Market> markets() {
        return list(QueryKind.MARKETS, Rows.Market.class, 0, 0);
    }

    /**
     * All accounts.
     *
     * @return by id.
     */
    public List<Rows.Account> accounts() {
        return list(QueryKind.ACCOUNTS, Rows.Account.class, 0, 0);
    }

    /**
     * An account's balances.
     *
     * @param accountId the account; 0 = the exchange's fee account.
     * @return by asset id.
     */
    public List<Rows.Balance> balances(final int accountId) {
        return list(QueryKind.BALANCES, Rows.Balance.class, accountId, 0);
    }

    /**
     * An account's open orders.
     *
     * @param accountId the account.
     * @return in entry order.
     */
    public List<Rows.Order> openOrders(final int accountId) {
        return list(QueryKind.OPEN_ORDERS, Rows.Order.class, accountId, 0);
    }

    /**
     * A market's price levels.
     *
     * @param marketId the market.
     * @param depth    at most so many of each side.
     * @return bids and offers.
     */
    public Rows.Book book(final int marketId, final int depth) {
        final List<Rows.Level> levels = list(QueryKind.BOOK, Rows.Level.class, marketId, depth);
        return new Rows.Book(
                rows.sequence(),
                levels.stream().filter(level -> level.side() == Side.BUY).toList(),
                levels.stream().filter(level -> level.side() == Side.SELL).toList());
    }

    /**
     * The fees of all tiers.
     *
     * @return by tier.
     */
    public List<Rows.Fee> fees() {
        return list(QueryKind.FEES, Rows.Fee.class, 0, 0);
    }

    /**
     * The gateways that the core knows.
     *
     * @return by id.
     */
    public List<Rows.Gateway> gateways() {
        return list(QueryKind.GATEWAYS, Rows.Gateway.class, 0, 0);
    }

    /**
     * The API keys, also those that were revoked.
     *
     * @return by session.
     */
    public List<Rows.Key> keys() {
        return list(QueryKind.KEYS, Rows.Key.class, 0, 0);
    }

    /**
     * What an account may do in single markets.
     *
     * @param accountId the account.
     * @return by market id; none where it has no limits.
     */
    public List<Rows.Limits> limits(final int accountId) {
        return list(QueryKind.LIMITS, Rows.Limits.class, accountId, 0);
    }

    /**
     * When a market goes into a state by itself.
     *
     * @param marketId the market.
     * @return by time of day.
     */
    public List<ScheduleEntry> schedule(final int marketId) {
        return list(QueryKind.SCHEDULE, ScheduleEntry.class, marketId, 0);
    }

    private <R> List<R> list(final QueryKind kind, final Class<R> type, final long key1, final long key2) {
        final List<R> all = new ArrayList<>();
        final long deadlineNs = connection.deadline();
        long afterId = 0;
        do {
            page(kind, key1, key2, afterId, deadlineNs);
            rows.rows().forEach(row -> all.add(type.cast(row)));
            afterId = rows.nextAfterId();
        } while (afterId != 0);
        return all;
    }

    private void page(
            final QueryKind kind, final long key1, final long key2, final long afterId, final long deadlineNs) {
        do {
            final long result = connection.client().query(kind, key1, key2, afterId);
            if (result > 0) {
                rows.begin(result);
                if (connection.waitFor(
                        rows::isComplete, Math.min(deadlineNs, connection.nanoTime() + QUERY_REPEAT_NS))) {
                    return;
                }
            } else {
                connection.idle();
            }
        } while (connection.nanoTime() - deadlineNs < 0);
        throw new EngineException.Unreachable("The engine did not answer in time.");
    }
}
