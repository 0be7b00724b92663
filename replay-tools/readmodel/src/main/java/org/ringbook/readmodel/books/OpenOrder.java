package org.ringbook.readmodel.books;

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

    void save(final StateOutput out) {
        out.put(orderId).put(market.marketId()).put(sell).put(byQuote);
        out.put(priceTicks).put(leavesQty).put(peakQty).put(marketOrder).put(waiting);
        out.put(shown != null);
        if (shown != null) {
            out.put(shown.priority()).put(shown.priceTicks()).put(shown.qtyLots());
        }
    }

    /** Also into the book, at the back of its price. */
    static OpenOrder load(final StateInput in, final MarketDataBuilder builder) {
        final OpenOrder order =
                new OpenOrder(in.getLong(), builder.market(in.getInt()), in.getBoolean(), in.getBoolean());
        order.priceTicks = in.getLong();
        order.leavesQty = in.getLong();
        order.peakQty = in.getLong();
        order.marketOrder = in.getBoolean();
        order.waiting = in.getBoolean();
        if (in.getBoolean()) {
            order.shown = order.market.book().add(order.orderId, in.getLong(), order.sell, in.getLong(), in.getLong());
        }
        return order;
    }
}
