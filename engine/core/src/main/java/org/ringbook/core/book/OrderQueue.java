package org.ringbook.core.book;

/** Orders in time order without a price: the market orders of one side in an auction. Core thread only. */
final class OrderQueue {
    private final OrderStore orders;
    private int first;
    private int last;

    OrderQueue(final OrderStore orders) {
        this.orders = orders;
    }

    int first() {
        return first;
    }

    void add(final int slot) {
        orders.links(slot, last, 0);
        if (last == 0) {
            first = slot;
        } else {
            orders.next(last, slot);
        }
        last = slot;
    }

    void remove(final int slot) {
        final int previous = orders.previous(slot);
        final int next = orders.next(slot);
        if (previous == 0) {
            first = next;
        } else {
            orders.next(previous, next);
        }
        if (next == 0) {
            last = previous;
        } else {
            orders.previous(next, previous);
        }
    }
}
