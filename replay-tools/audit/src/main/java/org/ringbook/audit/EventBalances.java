package org.ringbook.audit;

import org.agrona.collections.Long2LongHashMap;

/** Available and held units per account and asset, as events moved them. */
final class EventBalances {
    private static final int ASSET_BITS = 16;
    private static final long ASSET_MASK = (1L << ASSET_BITS) - 1;

    private final Long2LongHashMap available = new Long2LongHashMap(0);
    private final Long2LongHashMap held = new Long2LongHashMap(0);
    private long negativeKey = -1;

    void move(final int accountId, final int assetId, final long availableDelta, final long heldDelta) {
        final long key = (long) accountId << ASSET_BITS | assetId;
        final boolean isAvailableNegative = add(available, key, availableDelta) < 0;
        final boolean isHeldNegative = add(held, key, heldDelta) < 0;
        if (isAvailableNegative || isHeldNegative) {
            negativeKey = key;
        }
    }

    /** A map without zeros, so that its size is what there is. */
    private static long add(final Long2LongHashMap units, final long key, final long delta) {
        if (delta == 0) {
            return 0;
        }
        final long sum = Math.addExact(units.get(key), delta);
        if (sum == 0) {
            units.remove(key);
        } else {
            units.put(key, sum);
        }
        return sum;
    }

    /** Where a balance is below zero, in words; null if none was since the last call. */
    String takeNegative() {
        if (negativeKey < 0) {
            return null;
        }
        final long key = negativeKey;
        negativeKey = -1;
        if (available.get(key) >= 0 && held.get(key) >= 0) {
            return null;
        }
        return "accountId=" + (key >>> ASSET_BITS) + " assetId=" + (key & ASSET_MASK) + " availableUnits="
                + available.get(key) + " heldUnits=" + held.get(key);
    }

    long available(final int accountId, final int assetId) {
        return available.get((long) accountId << ASSET_BITS | assetId);
    }

    long held(final int accountId, final int assetId) {
        return held.get((long) accountId << ASSET_BITS | assetId);
    }

    /** How many accounts and assets there are something of, available and held counted apart. */
    int size() {
        return available.size() + held.size();
    }

    /** Sum of available and held over all accounts. */
    long sum(final int assetId) {
        return sum(available, assetId) + sum(held, assetId);
    }

    private static long sum(final Long2LongHashMap units, final int assetId) {
        final long[] sum = new long[1];
        units.forEachLong((key, value) -> {
            if ((key & ASSET_MASK) == assetId) {
                sum[0] = Math.addExact(sum[0], value);
            }
        });
        return sum[0];
    }
}
