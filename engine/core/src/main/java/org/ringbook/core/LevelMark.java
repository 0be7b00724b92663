package org.ringbook.core;

import org.ringbook.core.book.BookSide;
import org.ringbook.core.book.OrderStore;

/**
 * Sees to it that what is displayed at a price is taken before what is hidden there. When a price is reached, the last order
 * then in its queue is marked: up to and with it an order has its displayed part at hand, and behind it, where orders with
 * a new peak go, all its leaves. Nothing goes behind before an order with a peak is met, so the mark is set only then. Core
 * thread only.
 */
final class LevelMark {
    private final OrderStore orders;
    private long levelTicks;
    private int markedSlot;
    private boolean passed;

    LevelMark(final OrderStore orders) {
        this.orders = orders;
    }

    void reset() {
        levelTicks = 0;
        markedSlot = 0;
        passed = false;
    }

    /** What the best order of a side has at hand. */
    long atHand(final BookSide side, final int slot) {
        return orders.hasPeak(slot) ? ofPeak(side, slot) : orders.leavesQty(slot);
    }

    /** Says that an order has left its place. */
    void leaves(final int slot) {
        if (slot == markedSlot) {
            passed = true;
        }
    }

    private long ofPeak(final BookSide side, final int slot) {
        final long priceTicks = orders.priceTicks(slot);
        if (priceTicks != levelTicks) {
            levelTicks = priceTicks;
            markedSlot = side.lastOfBest();
            passed = false;
        }
        return passed ? orders.leavesQty(slot) : orders.displayedQty(slot);
    }
}
