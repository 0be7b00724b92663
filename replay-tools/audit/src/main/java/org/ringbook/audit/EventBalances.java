package org.ringbook.audit;

import java.util.Arrays;

/**
 * Available and held units per account and asset, as events moved them. Ids are dense, so they are places in arrays, a page of
 * accounts at a time.
 */
final class EventBalances {
    private static final int PAGE_BITS = 9;
    private static final int PAGE_ACCOUNTS = 1 << PAGE_BITS;
    private static final int PAGE_MASK = PAGE_ACCOUNTS - 1;

    /** By asset and page: available and held of an account beside each other. */
    private long[][][] pages = new long[0][][];

    private int size;
    private int negativeAccountId = -1;
    private int negativeAssetId;

    void move(final int accountId, final int assetId, final long availableDelta, final long heldDelta) {
        final long[] page = page(accountId, assetId);
        final int at = (accountId & PAGE_MASK) << 1;
        final long available = add(page, at, availableDelta);
        final long held = add(page, at + 1, heldDelta);
        if ((available | held) < 0) {
            negativeAccountId = accountId;
            negativeAssetId = assetId;
        }
    }

    private long add(final long[] page, final int at, final long delta) {
        final long before = page[at];
        final long after = Math.addExact(before, delta);
        page[at] = after;
        size += (after == 0 ? 0 : 1) - (before == 0 ? 0 : 1);
        return after;
    }

    private long[] page(final int accountId, final int assetId) {
        if (assetId >= pages.length) {
            pages = Arrays.copyOf(pages, assetId + 1);
        }
        final int index = accountId >>> PAGE_BITS;
        long[][] ofAsset = pages[assetId];
        if (ofAsset == null || index >= ofAsset.length) {
            ofAsset = ofAsset == null ? new long[index + 1][] : Arrays.copyOf(ofAsset, index + 1 + index / 2);
            pages[assetId] = ofAsset;
        }
        if (ofAsset[index] == null) {
            ofAsset[index] = new long[2 * PAGE_ACCOUNTS];
        }
        return ofAsset[index];
    }

    /** Where a balance is below zero, in words; null if none was since the last call, or if it recovered. */
    String takeNegative() {
        if (negativeAccountId < 0) {
            return null;
        }
        final int accountId = negativeAccountId;
        negativeAccountId = -1;
        final long available = available(accountId, negativeAssetId);
        final long held = held(accountId, negativeAssetId);
        if (available >= 0 && held >= 0) {
            return null;
        }
        return "accountId=" + accountId + " assetId=" + negativeAssetId + " availableUnits=" + available + " heldUnits="
                + held;
    }

    long available(final int accountId, final int assetId) {
        return at(accountId, assetId, 0);
    }

    long held(final int accountId, final int assetId) {
        return at(accountId, assetId, 1);
    }

    private long at(final int accountId, final int assetId, final int which) {
        final int index = accountId >>> PAGE_BITS;
        if (assetId >= pages.length
                || pages[assetId] == null
                || index >= pages[assetId].length
                || pages[assetId][index] == null) {
            return 0;
        }
        return pages[assetId][index][((accountId & PAGE_MASK) << 1) + which];
    }

    /** How many accounts and assets there are something of, available and held counted apart. */
    int size() {
        return size;
    }

    /** Sum of available and held over all accounts. */
    long sum(final int assetId) {
        long sum = 0;
        if (assetId < pages.length && pages[assetId] != null) {
            for (final long[] page : pages[assetId]) {
                if (page != null) {
                    for (final long units : page) {
                        sum = Math.addExact(sum, units);
                    }
                }
            }
        }
        return sum;
    }
}
