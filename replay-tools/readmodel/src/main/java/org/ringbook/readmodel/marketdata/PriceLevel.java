package org.ringbook.readmodel.marketdata;

/** The displayed orders of one price, or in an auction the market orders of one side. Live, as {@link BookOrder} is. One thread. */
public final class PriceLevel {
    private final boolean sell;
    private long priceTicks;
    private BookOrder last;
    BookOrder first;
    long qtyLots;
    int orderCount;

    PriceLevel(final boolean sell, final long priceTicks) {
        this.sell = sell;
        this.priceTicks = priceTicks;
    }

    /** {@return the price; 0 of an auction's market orders, which come before every price} */
    public long priceTicks() {
        return priceTicks;
    }

    /** {@return what all its orders display, in lots} */
    public long qtyLots() {
        return qtyLots;
    }

    /** {@return how many orders there are} */
    public int orderCount() {
        return orderCount;
    }

    /** {@return whether these are offers} */
    public boolean isSell() {
        return sell;
    }

    /** {@return the order that trades first; null in a book that knows levels only} */
    public BookOrder first() {
        return first;
    }

    void begin(final long price) {
        priceTicks = price;
        qtyLots = 0;
        orderCount = 0;
        first = null;
        last = null;
    }

    void append(final BookOrder order) {
        order.level = this;
        order.previous = last;
        order.next = null;
        if (last == null) {
            first = order;
        } else {
            last.next = order;
        }
        last = order;
        qtyLots += order.qtyLots;
        orderCount++;
    }

    void remove(final BookOrder order) {
        if (order.previous == null) {
            first = order.next;
        } else {
            order.previous.next = order.next;
        }
        if (order.next == null) {
            last = order.previous;
        } else {
            order.next.previous = order.previous;
        }
        qtyLots -= order.qtyLots;
        orderCount--;
    }

    long lastPriority() {
        return last == null ? Long.MIN_VALUE : last.priority;
    }

    long checksum() {
        return orderCount == 0 ? 0 : BookChecksum.ofLevel(sell, priceTicks, qtyLots, orderCount);
    }
}
