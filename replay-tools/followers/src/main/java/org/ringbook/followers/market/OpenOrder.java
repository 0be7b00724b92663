package org.ringbook.followers.market;

import org.ringbook.readmodel.marketdata.BookOrder;

/** What has to be known of an order that has not ended, displayed or not. */
final class OpenOrder {
    final long orderId;
    final MarketBook market;
    final boolean sell;
    final boolean byQuote;
    /** Limit, also of a stop that will have one; not read of a market order. */
    long priceTicks;

    long leavesQty;
    /** What an iceberg displays at most; 0 of an order that displays all. */
    long peakQty;

    boolean marketOrder;
    boolean waiting;
    /** Its place in the book; null while it waits or sweeps. */
    BookOrder shown;

    OpenOrder(final long orderId, final MarketBook market, final boolean sell, final boolean byQuote) {
        this.orderId = orderId;
        this.market = market;
        this.sell = sell;
        this.byQuote = byQuote;
    }

    long qtyToShow() {
        return peakQty == 0 ? leavesQty : Math.min(peakQty, leavesQty);
    }
}
