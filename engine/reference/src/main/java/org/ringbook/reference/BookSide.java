package org.ringbook.reference;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ringbook.sbe.messages.Side;

/** One side of a book in matching order: the best price first, at one price who came first. */
final class BookSide {
    private final SortedMap<Place, Order> orders;
    private long lastArrival;

    /** Where an order stands. */
    record Place(long priceTicks, long arrival) {}

    BookSide(final Side side) {
        final Comparator<Place> byPrice = Comparator.comparingLong(Place::priceTicks);
        orders = new TreeMap<>((side == Side.BUY ? byPrice.reversed() : byPrice).thenComparingLong(Place::arrival));
    }

    boolean isEmpty() {
        return orders.isEmpty();
    }

    Order best() {
        return orders.get(orders.firstKey());
    }

    Collection<Order> orders() {
        return Collections.unmodifiableCollection(orders.values());
    }

    /** To the back of its price. */
    void add(final Order order) {
        lastArrival++;
        order.place(new Place(order.priceTicks(), lastArrival));
        orders.put(order.place(), order);
    }

    void remove(final Order order) {
        if (!orders.remove(order.place(), order)) {
            throw new IllegalStateException("not in the book: orderId=" + order.id());
        }
    }
}
