package org.ringbook.core.book;

import java.util.Arrays;
import org.ringbook.core.ledger.AccountLimits;

/** The open orders of each account in entry order, as links between the slots of an {@link OrderStore}. Core thread only. */
public final class AccountOrders {
    private final OrderStore orders;
    private final AccountLimits limits;
    /** Of account n: at 2n the last slot in the high and the first in the low 32 bits, at 2n + 1 how many there are. */
    private long[] rows = new long[2 << 10];

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
        final int row = accountId << 1;
        if (row >= rows.length) {
            grow(row);
        }
        final long ends = rows[row];
        final int previous = last(ends);
        orders.linksOfAccount(slot, previous, 0);
        if (previous == 0) {
            rows[row] = OrderStore.pack(slot, slot);
        } else {
            orders.nextOfAccount(previous, slot);
            rows[row] = OrderStore.pack(slot, first(ends));
        }
        rows[row + 1]++;
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
        final int row = accountId << 1;
        if (previous != 0) {
            orders.nextOfAccount(previous, next);
        }
        if (next != 0) {
            orders.previousOfAccount(next, previous);
        }
        if (previous == 0 || next == 0) {
            final long ends = rows[row];
            rows[row] = OrderStore.pack(next == 0 ? previous : last(ends), previous == 0 ? next : first(ends));
        }
        rows[row + 1]--;
        limits.orderEnded(accountId, orders.marketId(slot));
    }

    /**
     * The oldest open order of an account.
     *
     * @param accountId of an account
     * @return a slot, or 0
     */
    public int first(final int accountId) {
        final int row = accountId << 1;
        return row < rows.length ? first(rows[row]) : 0;
    }

    /**
     * Number of open orders of an account.
     *
     * @param accountId of an account
     * @return at least 0
     */
    public int count(final int accountId) {
        final int row = accountId << 1;
        return row < rows.length ? (int) rows[row + 1] : 0;
    }

    private static int first(final long ends) {
        return (int) ends;
    }

    private static int last(final long ends) {
        return (int) (ends >>> Integer.SIZE);
    }

    private void grow(final int row) {
        rows = Arrays.copyOf(rows, Math.max(row + 2, rows.length * 2));
    }
}
