package org.ringbook.rest.exchange;

import java.util.List;

/**
 * The price levels of a market behind one record. Orders of an auction that have no price are not among them.
 *
 * @param sequence    the record.
 * @param timestampNs its time, nanoseconds since the epoch.
 * @param bids        best first.
 * @param offers      best first.
 */
public record DepthImage(long sequence, long timestampNs, List<Level> bids, List<Level> offers) {
    /**
     * A price.
     *
     * @param priceTicks the price.
     * @param qtyLots    what its orders display together.
     * @param orderCount how many they are.
     */
    public record Level(long priceTicks, long qtyLots, int orderCount) {}
}
