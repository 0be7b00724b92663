package org.ringbook.reference;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/** Orders in matching order: market orders, then by price, at one price who came first. Or stops that wait, by stop price. */
final class BookSide {
    private final TreeMap<Place, Order> orders;
    private long lastArrival;

    /** Where an order stands. */
    record Place(boolean isLimit, long priceTicks, long arrival) {}

    BookSide(final boolean lowestFirst) {
        final Comparator<Place> byPrice = Comparator.comparingLong(Place::priceTicks);
        orders = new TreeMap<>(Comparator.comparing(Place::isLimit)
                .thenComparing(lowestFirst ? byPrice : byPrice.reversed())
                .thenComparingLong(Place::arrival));
    }

    boolean isEmpty() {
        return orders.isEmpty();
    }

    /** Null if there is none. */
    Order first() {
        return orders.isEmpty() ? null : orders.firstEntry().getValue();
    }

    /** The first that has a price; null if there is none. */
    Order bestLimit() {
        final SortedMap<Place, Order> limits = orders.tailMap(limitsBegin());
        return limits.isEmpty() ? null : limits.get(limits.firstKey());
    }

    /** The first of those without a price; null if there is none. */
    Order firstMarket() {
        final Order first = first();
        return first != null && first.isMarket() ? first : null;
    }

    private Place limitsBegin() {
        final Place lowest = new Place(true, Long.MIN_VALUE, Long.MIN_VALUE);
        final Place highest = new Place(true, Long.MAX_VALUE, Long.MIN_VALUE);
        return orders.comparator().compare(lowest, highest) < 0 ? lowest : highest;
    }

    Collection<Order> orders() {
        return Collections.unmodifiableCollection(orders.values());
    }

    /** The number of the latest to join: behind it is who joins from now on. */
    long lastArrival() {
        return lastArrival;
    }

    /** To the back of the market orders. */
    void addMarket(final Order order) {
        add(order, false, 0);
    }

    /** To the back of this price. */
    void add(final Order order, final long priceTicks) {
        add(order, true, priceTicks);
    }

    private void add(final Order order, final boolean isLimit, final long priceTicks) {
        lastArrival++;
        order.place(new Place(isLimit, priceTicks, lastArrival));
        orders.put(order.place(), order);
    }

    void remove(final Order order) {
        if (!orders.remove(order.place(), order)) {
            throw new IllegalStateException("not in the book: orderId=" + order.id());
        }
        order.place(null);
    }
}
