package org.ringbook.flow.bitstamp;

import org.ringbook.flow.Side;

/**
 * One event.
 *
 * @param timeNs when the client had it, ns since the epoch.
 * @param type what happened.
 * @param orderId Bitstamp's order id; 0 for a trade or a snapshot.
 * @param side side of the order; null for a trade or a snapshot.
 * @param priceTicks cents; 0 for a snapshot.
 * @param qtyLots satoshi: what is left of an order, or what traded; 0 for a snapshot.
 */
record BitstampEvent(long timeNs, Type type, long orderId, Side side, long priceTicks, long qtyLots) {
    /** Kinds of event. */
    enum Type {
        /** Order entered, also one that trades at once. */
        CREATED,
        /** Order partly filled; its amount is what is left. */
        CHANGED,
        /** Order filled (nothing left) or canceled (something left). */
        DELETED,
        /** Two orders traded. */
        TRADE,
        /** The best levels at about that time. */
        SNAPSHOT
    }
}
