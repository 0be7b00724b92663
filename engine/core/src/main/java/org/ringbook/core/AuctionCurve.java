package org.ringbook.core;

import java.util.Arrays;
import org.ringbook.core.book.BookSide;
import org.ringbook.core.book.OrderBook;
import org.ringbook.core.book.OrderStore;

/**
 * What one side of an auction would trade at a price: a step for each level, from the best. Sums that don't fit are the
 * largest number. Core thread only.
 */
final class AuctionCurve {
    private final OrderStore orders;
    private final boolean sell;
    /** Prices so turned that they ascend from the best. */
    private long[] keys = new long[64];

    private long[] sums = new long[64];
    private int count;
    private long marketQty;

    AuctionCurve(final OrderStore orders, final boolean sell) {
        this.orders = orders;
        this.sell = sell;
    }

    void readMarketOrders(final OrderBook book) {
        count = 0;
        marketQty = 0;
        int slot = book.firstMarketOrder(sell);
        while (slot != 0 && book.isMarket(slot)) {
            marketQty = saturatedSum(marketQty, orders.leavesQty(slot));
            slot = book.after(sell, slot);
        }
    }

    /** Reads the levels from the best to a price. */
    void readLevels(final BookSide side, final long worstTicks) {
        final long worstKey = key(worstTicks);
        long sum = marketQty;
        for (int slot = side.firstOrder(); slot != 0; slot = side.orderAfter(slot)) {
            final long key = key(orders.priceTicks(slot));
            if (key > worstKey) {
                return;
            }
            if (count == 0 || keys[count - 1] != key) {
                addLevel(key);
            }
            sum = saturatedSum(sum, orders.leavesQty(slot));
            sums[count - 1] = sum;
        }
    }

    /** Market orders, which trade at any price. */
    long marketQty() {
        return marketQty;
    }

    /** The best price read; there is one. */
    long bestTicks() {
        return ticks(keys[0]);
    }

    /** The worst price read; there is one. */
    long worstTicks() {
        return ticks(keys[count - 1]);
    }

    boolean hasLevels() {
        return count > 0;
    }

    long qtyAt(final long priceTicks) {
        final int found = Arrays.binarySearch(keys, 0, count, key(priceTicks));
        final int levels = found < 0 ? -found - 1 : found + 1;
        return levels == 0 ? marketQty : sums[levels - 1];
    }

    private void addLevel(final long key) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count * 2);
            sums = Arrays.copyOf(sums, count * 2);
        }
        keys[count++] = key;
    }

    private long key(final long priceTicks) {
        return sell ? priceTicks : -priceTicks;
    }

    private long ticks(final long key) {
        return sell ? key : -key;
    }

    private static long saturatedSum(final long a, final long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}
