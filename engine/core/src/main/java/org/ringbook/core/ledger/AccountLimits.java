package org.ringbook.core.ledger;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * What accounts may do in single markets. An account without any limit costs a look at its flag. Open orders are counted for
 * the limits there are only. Core thread only.
 */
public final class AccountLimits {
    private static final int MARKET_BITS = 16;
    private static final int MARKET_MASK = (1 << MARKET_BITS) - 1;
    private static final int NONE = -1;

    private final Accounts accounts;
    private final Long2LongHashMap indexes = new Long2LongHashMap(NONE);
    private long[] keys = new long[16];
    private int[] maxOpenOrders = new int[16];
    private int[] openOrders = new int[16];
    private long[] maxQtyLots = new long[16];
    private long[] maxNotionalUnits = new long[16];
    private int size;

    /**
     * No limits.
     *
     * @param accounts that have the flag
     */
    public AccountLimits(final Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Sets the limits of an account in a market, each 0 for none; all 0 removes them.
     *
     * @param accountId of an account
     * @param marketId of a market
     * @param openOrders that it has there now
     * @param maxOpenOrders open orders at a time
     * @param maxQtyLots quantity of an order
     * @param maxNotionalUnits notional of an order
     */
    public void set(
            final int accountId,
            final int marketId,
            final int openOrders,
            final int maxOpenOrders,
            final long maxQtyLots,
            final long maxNotionalUnits) {
        final long key = key(accountId, marketId);
        int index = (int) indexes.get(key);
        if ((maxOpenOrders | maxQtyLots | maxNotionalUnits) == 0) {
            if (index != NONE) {
                remove(index);
            }
            return;
        }
        if (index == NONE) {
            index = add(key);
        }
        this.openOrders[index] = openOrders;
        this.maxOpenOrders[index] = maxOpenOrders;
        this.maxQtyLots[index] = maxQtyLots;
        this.maxNotionalUnits[index] = maxNotionalUnits;
        accounts.limited(accountId, true);
    }

    /**
     * Removes the limits of all accounts in a market.
     *
     * @param marketId of a market
     */
    public void removeAll(final int marketId) {
        for (int index = size - 1; index >= 0; index--) {
            if (marketId(index) == marketId) {
                remove(index);
            }
        }
    }

    /**
     * Whether an order may have this quantity.
     *
     * @param accountId of an account
     * @param marketId of a market
     * @param lots its quantity
     * @return false if it is above the limit
     */
    public boolean allowsQty(final int accountId, final int marketId, final long lots) {
        return !accounts.isLimited(accountId) || isWithin(lots, maxQtyLots, index(accountId, marketId));
    }

    /**
     * Whether an order may have this notional.
     *
     * @param accountId of an account
     * @param marketId of a market
     * @param units its notional
     * @return false if it is above the limit
     */
    public boolean allowsNotional(final int accountId, final int marketId, final long units) {
        return !accounts.isLimited(accountId) || isWithin(units, maxNotionalUnits, index(accountId, marketId));
    }

    /**
     * Whether one more order may be open.
     *
     * @param accountId of an account
     * @param marketId of a market
     * @return false if as many are open as may be, or more
     */
    public boolean allowsAnotherOrder(final int accountId, final int marketId) {
        if (!accounts.isLimited(accountId)) {
            return true;
        }
        final int index = index(accountId, marketId);
        return index == NONE || maxOpenOrders[index] == 0 || openOrders[index] < maxOpenOrders[index];
    }

    /**
     * Counts an order.
     *
     * @param accountId whose
     * @param marketId where
     */
    public void orderOpened(final int accountId, final int marketId) {
        if (accounts.isLimited(accountId)) {
            count(index(accountId, marketId), 1);
        }
    }

    /**
     * Counts an order no longer.
     *
     * @param accountId whose
     * @param marketId where
     */
    public void orderEnded(final int accountId, final int marketId) {
        if (accounts.isLimited(accountId)) {
            count(index(accountId, marketId), -1);
        }
    }

    /**
     * Where the limits of an account in a market lie.
     *
     * @param accountId of an account
     * @param marketId of a market
     * @return an index, below 0 if it has none there
     */
    public int index(final int accountId, final int marketId) {
        return (int) indexes.get(key(accountId, marketId));
    }

    /**
     * Where the limits of the canonical state lie.
     *
     * @return indexes by account id and market id
     */
    public int[] sorted() {
        final long[] sortedKeys = Arrays.copyOf(keys, size);
        Arrays.sort(sortedKeys);
        final int[] sorted = new int[size];
        for (int i = 0; i < size; i++) {
            sorted[i] = (int) indexes.get(sortedKeys[i]);
        }
        return sorted;
    }

    /**
     * Whose limit it is.
     *
     * @param index from {@link #index} or {@link #sorted}
     * @return the account id
     */
    public int accountId(final int index) {
        return (int) (keys[index] >>> MARKET_BITS);
    }

    /**
     * Where it counts.
     *
     * @param index from {@link #index} or {@link #sorted}
     * @return the market id
     */
    public int marketId(final int index) {
        return (int) keys[index] & MARKET_MASK;
    }

    /**
     * Open orders at a time.
     *
     * @param index from {@link #index} or {@link #sorted}
     * @return 0 for no limit
     */
    public int maxOpenOrders(final int index) {
        return maxOpenOrders[index];
    }

    /**
     * Quantity of an order.
     *
     * @param index from {@link #index} or {@link #sorted}
     * @return lots, 0 for no limit
     */
    public long maxQtyLots(final int index) {
        return maxQtyLots[index];
    }

    /**
     * Notional of an order.
     *
     * @param index from {@link #index} or {@link #sorted}
     * @return quote units, 0 for no limit
     */
    public long maxNotionalUnits(final int index) {
        return maxNotionalUnits[index];
    }

    private static boolean isWithin(final long value, final long[] limits, final int index) {
        return index == NONE || limits[index] == 0 || value <= limits[index];
    }

    private void count(final int index, final int by) {
        if (index != NONE) {
            openOrders[index] += by;
        }
    }

    private static long key(final int accountId, final int marketId) {
        return (long) accountId << MARKET_BITS | marketId;
    }

    private int add(final long key) {
        if (size == keys.length) {
            grow();
        }
        keys[size] = key;
        indexes.put(key, size);
        return size++;
    }

    /** The last takes its place. The account's flag stays: it says that looking is worth while, not that it finds. */
    private void remove(final int index) {
        indexes.remove(keys[index]);
        final int last = --size;
        if (index != last) {
            keys[index] = keys[last];
            maxOpenOrders[index] = maxOpenOrders[last];
            openOrders[index] = openOrders[last];
            maxQtyLots[index] = maxQtyLots[last];
            maxNotionalUnits[index] = maxNotionalUnits[last];
            indexes.put(keys[index], index);
        }
    }

    private void grow() {
        final int capacity = keys.length * 2;
        keys = Arrays.copyOf(keys, capacity);
        maxOpenOrders = Arrays.copyOf(maxOpenOrders, capacity);
        openOrders = Arrays.copyOf(openOrders, capacity);
        maxQtyLots = Arrays.copyOf(maxQtyLots, capacity);
        maxNotionalUnits = Arrays.copyOf(maxNotionalUnits, capacity);
    }
}
