package org.ringbook.readmodel.marketdata;

/**
 * What a book's checksum is made of: a number for every displayed order (or every level), added up modulo 2^64. So it is carried
 * along with every change instead of computed anew, and is the same in whatever order a book came about. An order's place is in
 * it by its priority. It is made to notice mistakes, not malice.
 *
 * <pre>
 *   mix(z)   z ^= z &gt;&gt;&gt; 32; z *= M; z ^= z &gt;&gt;&gt; 32; z *= M; z ^= z &gt;&gt;&gt; 32        M = 0xd6e8feb86659fd93
 *   order    mix(orderId * A + priority * B + (priceTicks * 2 + side) * C + qtyLots * D)      side: bid 0, offer 1
 *   level    mix(orderCount * A + (priceTicks * 2 + side) * C + qtyLots * D)
 * </pre>
 */
public final class BookChecksum {
    private static final long A = 0x9e3779b97f4a7c15L;
    private static final long B = 0xc2b2ae3d27d4eb4fL;
    private static final long C = 0x165667b19e3779f9L;
    private static final long D = 0x27d4eb2f165667c5L;
    private static final long M = 0xd6e8feb86659fd93L;

    private BookChecksum() {}

    /**
     * The number of one displayed order.
     *
     * @param orderId its id
     * @param priority as {@link BookOrder#priority(long, int)}
     * @param sell whether it is an offer
     * @param priceTicks its limit; 0 of a market order
     * @param qtyLots what it displays
     * @return any number
     */
    public static long ofOrder(
            final long orderId, final long priority, final boolean sell, final long priceTicks, final long qtyLots) {
        return mix(orderId * A + priority * B + place(sell, priceTicks) * C + qtyLots * D);
    }

    /**
     * The number of one price level.
     *
     * @param sell whether it is of offers
     * @param priceTicks its price; 0 of the market orders
     * @param qtyLots what its orders display
     * @param orderCount how many they are
     * @return any number
     */
    public static long ofLevel(final boolean sell, final long priceTicks, final long qtyLots, final int orderCount) {
        return mix(orderCount * A + place(sell, priceTicks) * C + qtyLots * D);
    }

    private static long place(final boolean sell, final long priceTicks) {
        return priceTicks * 2 + (sell ? 1 : 0);
    }

    private static long mix(final long value) {
        long z = value;
        z ^= z >>> 32;
        z *= M;
        z ^= z >>> 32;
        z *= M;
        return z ^ (z >>> 32);
    }
}
