package org.ringbook.readmodel.marketdata;

import org.agrona.collections.Long2ObjectHashMap;

/**
 * The displayed orders of one market in matching order, with the checksums of both feeds. Orders of an auction that have no price stand
 * before every price, at price 0. One thread; objects that it gives are live.
 */
public final class OrderBook {
    private final Long2ObjectHashMap<BookOrder> orders = new Long2ObjectHashMap<>();
    private final BookSide bids = new BookSide(false);
    private final BookSide offers = new BookSide(true);
    private BookOrder spares;
    private long checksum;
    private long levelChecksum;

    /** An empty book. */
    public OrderBook() {}

    /** {@return the bids} */
    public BookSide bids() {
        return bids;
    }

    /** {@return the offers} */
    public BookSide offers() {
        return offers;
    }

    /**
     * One side.
     *
     * @param sell true for the offers
     * @return the side
     */
    public BookSide side(final boolean sell) {
        return sell ? offers : bids;
    }

    /** {@return how many orders are displayed} */
    public int size() {
        return orders.size();
    }

    /** {@return the checksum by order, {@link BookChecksum}; 0 if the book is empty} */
    public long checksum() {
        return checksum;
    }

    /** {@return the checksum by level, {@link BookChecksum}; 0 if the book is empty} */
    public long levelChecksum() {
        return levelChecksum;
    }

    /**
     * A displayed order.
     *
     * @param orderId any number
     * @return it, or null
     */
    public BookOrder order(final long orderId) {
        return orders.get(orderId);
    }

    /**
     * Puts an order at the back of its price.
     *
     * @param orderId not in the book
     * @param priority above those of all orders at that price
     * @param sell whether it is an offer
     * @param priceTicks its limit; 0 of a market order
     * @param qtyLots what it displays, at least 1
     * @return the order
     * @throws IllegalStateException if that can't be
     */
    public BookOrder add(
            final long orderId, final long priority, final boolean sell, final long priceTicks, final long qtyLots) {
        final PriceLevel level = side(sell).findOrAdd(priceTicks);
        if (qtyLots < 1 || priceTicks < 0 || priority <= level.lastPriority() || orders.containsKey(orderId)) {
            throw new IllegalStateException("not an order to add: orderId=" + orderId + " priority=" + priority
                    + " priceTicks=" + priceTicks + " qtyLots=" + qtyLots + " lastPriority=" + level.lastPriority());
        }
        final BookOrder order = newOrder();
        order.orderId = orderId;
        order.priority = priority;
        order.qtyLots = qtyLots;
        levelChecksum -= level.checksum();
        level.append(order);
        levelChecksum += level.checksum();
        checksum += order.checksum();
        orders.put(orderId, order);
        return order;
    }

    /**
     * Changes what an order displays; it keeps its place.
     *
     * @param order of this book
     * @param qtyLots at least 1
     * @throws IllegalStateException if that can't be
     */
    public void change(final BookOrder order, final long qtyLots) {
        if (qtyLots < 1) {
            throw new IllegalStateException("an order displays at least a lot: orderId=" + order.orderId);
        }
        final PriceLevel level = order.level;
        checksum -= order.checksum();
        levelChecksum -= level.checksum();
        level.qtyLots += qtyLots - order.qtyLots;
        order.qtyLots = qtyLots;
        checksum += order.checksum();
        levelChecksum += level.checksum();
    }

    /**
     * Takes an order out. It says what it was until the book changes next.
     *
     * @param order of this book
     */
    public void remove(final BookOrder order) {
        final PriceLevel level = order.level;
        checksum -= order.checksum();
        levelChecksum -= level.checksum();
        level.remove(order);
        if (level.orderCount() == 0) {
            side(level.isSell()).remove(level);
        } else {
            levelChecksum += level.checksum();
        }
        orders.remove(order.orderId);
        order.previous = null;
        order.next = spares;
        spares = order;
    }

    /** Takes all orders out. */
    public void clear() {
        orders.clear();
        bids.clear();
        offers.clear();
        checksum = 0;
        levelChecksum = 0;
    }

    private BookOrder newOrder() {
        if (spares == null) {
            return new BookOrder();
        }
        final BookOrder order = spares;
        spares = order.next;
        return order;
    }
}
