package org.ringbook.reference;

/** At one price of a side, the order that was its last when matching reached the price: what is behind it shows all it has. */
final class Mark {
    private final BookSide side;
    private Order reached;
    private long lastArrival;

    Mark(final BookSide side) {
        this.side = side;
    }

    /** Of the side's first order. */
    long lotsAtHand(final Order first) {
        if (reached == null || !hasPriceOf(first)) {
            lastArrival = side.lastArrival();
        }
        reached = first;
        return first.place().arrival() <= lastArrival ? first.displayedQty() : first.leavesQty();
    }

    private boolean hasPriceOf(final Order order) {
        return reached.isMarket() == order.isMarket() && reached.limitTicks() == order.limitTicks();
    }
}
