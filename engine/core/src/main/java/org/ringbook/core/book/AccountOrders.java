package org.ringbook.core.book;

import java.util.Arrays;
import org.ringbook.core.ledger.AccountLimits;

/** The open orders of each account in entry order, as links between the slots of an {@link OrderStore}. Core thread only. */
public final class AccountOrders {
    private final OrderStore orders;
    private final AccountLimits limits;
    private int[] first = new int[1 << 10];
    private int[] last = new int[1 << 10];
    private int[] count = new int[1 << 10];

    /**
     * No orders.
     *
     * @param orders whose slots are linked
     * @param limits that count the orders of accounts that have some
     */
    public AccountOrders(final OrderStore orders, final AccountLimits limits) {
        this.orders = orders;
        this.limits = limits;
    }

    /**
     * Adds an order at the end.
     *
     * @param slot of an order whose id is above those of all orders of its account
     */
    public void add(final int slot) {
        final int accountId = orders.accountId(slot);
        if (accountId >= first.length) {
            grow(accountId);
        }
        final int previous = last[accountId];
        orders.linksOfAccount(slot, previous, 0);
        if (previous == 0) {
            first[accountId] = slot;
        } else {
            orders.linksOfAccount(previous, orders.previousOfAccount(previous), slot);
        }
        last[accountId] = slot;
        count[accountId]++;
        limits.orderOpened(accountId, orders.marketId(slot));
    }

    /**
     * Takes an order out.
     *
     * @param slot of an order that was added
     */
    public void remove(final int slot) {
        final int accountId = orders.accountId(slot);
        final int previous = orders.previousOfAccount(slot);
        final int next = orders.nextOfAccount(slot);
        if (previous == 0) {
            first[accountId] = next;
        } else {
            orders.linksOfAccount(previous, orders.previousOfAccount(previous), next);
        }
        if (next == 0) {
            last[accountId] = previous;
        } else {
            orders.linksOfAccount(next, previous, orders.nextOfAccount(next));
        }
        count[accountId]--;
        limits.orderEnded(accountId, orders.marketId(slot));
    }

    /**
     * The oldest open order of an account.
     *
     * @param accountId of an account
     * @return a slot, or 0
     */
    public int first(final int accountId) {
        return accountId < first.length ? first[accountId] : 0;
    }

    /**
     * Number of open orders of an account.
     *
     * @param accountId of an account
     * @return at least 0
     */
    public int count(final int accountId) {
        return accountId < count.length ? count[accountId] : 0;
    }

    private void grow(final int accountId) {
        final int capacity = Math.max(accountId + 1, first.length * 2);
        first = Arrays.copyOf(first, capacity);
        last = Arrays.copyOf(last, capacity);
        count = Arrays.copyOf(count, capacity);
    }
}
