package org.ringbook.flow.itch;

import org.ringbook.flow.Side;

/**
 * One message, as far as order flow needs it.
 *
 * @param type its type.
 * @param locate the stock's number on this day.
 * @param timeNs ns since midnight.
 * @param orderRef the order; 0 when the type has none.
 * @param newRef the order's next reference, of a replace; else 0.
 * @param side side of the order, of an add; else null.
 * @param shares entered, executed, taken off, or the new quantity of a replace; else 0.
 * @param price 1/10000 USD of an add, a replace or an execution at another price; else 0.
 * @param stock the symbol without padding, of an add or a directory entry; else empty.
 */
record ItchMessage(
        ItchType type,
        int locate,
        long timeNs,
        long orderRef,
        long newRef,
        Side side,
        long shares,
        long price,
        String stock) {}
