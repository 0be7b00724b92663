package org.ringbook.rest.exchange;

import java.util.List;

/**
 * All displayed orders of a market behind one record, in matching order. Orders of an auction that have no price are not among them.
 *
 * @param sequence    the record.
 * @param timestampNs its time, nanoseconds since the epoch.
 * @param bids        best first.
 * @param offers      best first.
 */
public record BookImage(long sequence, long timestampNs, List<Entry> bids, List<Entry> offers) {
    /**
     * An order in the book.
     *
     * @param orderId    its id.
     * @param priceTicks its limit.
     * @param qtyLots    what it displays.
     */
    public record Entry(long orderId, long priceTicks, long qtyLots) {}
}
