package org.ringbook.core.market;

import java.util.Arrays;

/** The trades of a market that were undone: few, so an ascending list will do. Core thread only. */
public final class BustedTrades {
    private long[] tradeIds = new long[4];
    private int size;

    /**
     * Number of trades.
     *
     * @return at least 0
     */
    public int size() {
        return size;
    }

    /**
     * One of them.
     *
     * @param index by ascending id, from 0
     * @return the trade's id
     */
    public long tradeId(final int index) {
        return tradeIds[index];
    }

    /**
     * Whether a trade was undone.
     *
     * @param tradeId any number
     * @return true if so
     */
    public boolean contains(final long tradeId) {
        return Arrays.binarySearch(tradeIds, 0, size, tradeId) >= 0;
    }

    /**
     * Adds a trade.
     *
     * @param tradeId that is not here
     */
    public void add(final long tradeId) {
        if (size == tradeIds.length) {
            tradeIds = Arrays.copyOf(tradeIds, size * 2);
        }
        final int at = -1 - Arrays.binarySearch(tradeIds, 0, size, tradeId);
        System.arraycopy(tradeIds, at, tradeIds, at + 1, size - at);
        tradeIds[at] = tradeId;
        size++;
    }
}
