package org.ringbook.core.ledger;

import java.util.Arrays;

/**
 * What every account has of one asset: available and held, in units. Both are never below zero, and their sum over all
 * accounts is the asset's total; a movement that would break this throws, which stops the process. Pages of accounts
 * come into being as they are used. Core thread only.
 */
public final class Balances {
    /** Largest total of an asset: no sum of balances can overflow. */
    public static final long MAX_TOTAL = 1L << 62;

    private static final int PAGE_SHIFT = 9;
    private static final int PAGE_ACCOUNTS = 1 << PAGE_SHIFT;
    private static final int PAGE_MASK = PAGE_ACCOUNTS - 1;

    private final int assetId;
    private long[][] pages = new long[4][];
    private long totalUnits;

    /**
     * No balances yet.
     *
     * @param assetId for messages
     */
    public Balances(final int assetId) {
        this.assetId = assetId;
    }

    /**
     * Deposits less settled withdrawals.
     *
     * @return units, 0 to {@link #MAX_TOTAL}
     */
    public long totalUnits() {
        return totalUnits;
    }

    /**
     * What an account can spend.
     *
     * @param accountId any account
     * @return units
     */
    public long available(final int accountId) {
        final long[] page = pageOrNull(accountId);
        return page == null ? 0 : page[availableAt(accountId)];
    }

    /**
     * What stands behind an account's open orders and withdrawals.
     *
     * @param accountId any account
     * @return units
     */
    public long held(final int accountId) {
        final long[] page = pageOrNull(accountId);
        return page == null ? 0 : page[availableAt(accountId) + 1];
    }

    /**
     * Sets a balance as a snapshot says; the total grows by it.
     *
     * @param accountId whose, with nothing so far
     * @param available units, at least 0
     * @param held units, at least 0
     */
    public void load(final int accountId, final long available, final long held) {
        totalUnits = Math.addExact(totalUnits, Math.addExact(available, held));
        final long[] page = page(accountId);
        page[availableAt(accountId)] = available;
        page[availableAt(accountId) + 1] = held;
    }

    /**
     * Brings units in from outside.
     *
     * @param accountId whose
     * @param units above 0
     */
    public void deposit(final int accountId, final long units) {
        totalUnits = Math.addExact(totalUnits, units);
        credit(accountId, units);
    }

    /**
     * Lets held units out.
     *
     * @param accountId whose
     * @param units above 0
     */
    public void withdraw(final int accountId, final long units) {
        pay(accountId, units, 0);
        totalUnits -= units;
    }

    /**
     * available to held.
     *
     * @param accountId whose
     * @param units at least 0; a negative number goes the other way
     */
    public void hold(final int accountId, final long units) {
        final long[] page = page(accountId);
        final int at = availableAt(accountId);
        page[at] -= units;
        page[at + 1] += units;
        check(page, at, accountId);
    }

    /**
     * held to available.
     *
     * @param accountId whose
     * @param units at least 0
     */
    public void release(final int accountId, final long units) {
        hold(accountId, -units);
    }

    /**
     * Raises available.
     *
     * @param accountId whose
     * @param units at least 0; a negative number lowers it
     */
    public void credit(final int accountId, final long units) {
        final long[] page = page(accountId);
        final int at = availableAt(accountId);
        page[at] += units;
        check(page, at, accountId);
    }

    /**
     * Lowers held by a payment and what it did not need, which goes back to available.
     *
     * @param accountId whose
     * @param paidUnits at least 0
     * @param releasedUnits at least 0
     */
    public void pay(final int accountId, final long paidUnits, final long releasedUnits) {
        final long[] page = page(accountId);
        final int at = availableAt(accountId);
        page[at] += releasedUnits;
        page[at + 1] -= paidUnits + releasedUnits;
        check(page, at, accountId);
    }

    private void check(final long[] page, final int at, final int accountId) {
        if ((page[at] | page[at + 1]) < 0) {
            throw negative(page, at, accountId);
        }
    }

    private IllegalStateException negative(final long[] page, final int at, final int accountId) {
        return new IllegalStateException("balance below zero: assetId=" + assetId + " accountId=" + accountId
                + " available=" + page[at] + " held=" + page[at + 1]);
    }

    private long[] pageOrNull(final int accountId) {
        final int index = accountId >>> PAGE_SHIFT;
        return index < pages.length ? pages[index] : null;
    }

    private long[] page(final int accountId) {
        final long[] page = pageOrNull(accountId);
        return page == null ? newPage(accountId >>> PAGE_SHIFT) : page;
    }

    private long[] newPage(final int index) {
        if (index >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(index + 1, pages.length * 2));
        }
        pages[index] = new long[PAGE_ACCOUNTS * 2];
        return pages[index];
    }

    private static int availableAt(final int accountId) {
        return (accountId & PAGE_MASK) << 1;
    }
}
