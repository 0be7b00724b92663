package org.ringbook.flow.lobster;

import org.ringbook.flow.Side;

/**
 * One row of a message file.
 *
 * @param timeNs ns since midnight, never going back.
 * @param type what happened.
 * @param orderId Nasdaq's order reference; 0 for a hidden execution.
 * @param size shares: entered, taken off, left when deleted, or executed.
 * @param price 1/10000 USD; for a halt -1, 0 or 1.
 * @param side side of the resting order.
 */
public record LobsterMessage(long timeNs, Type type, long orderId, long size, long price, Side side) {
    /** Kinds of message, in the order of their numbers from 1. */
    public enum Type {
        /** 1: new limit order, which never trades on entry. */
        NEW,
        /** 2: part of an order taken off; the rest keeps its place. */
        REDUCE,
        /** 3: order deleted. */
        DELETE,
        /** 4: a visible order executed. */
        EXECUTE,
        /** 5: a hidden order executed. */
        EXECUTE_HIDDEN,
        /** 6: cross trade of an auction. */
        CROSS,
        /** 7: trading halted or resumed. */
        HALT
    }
}
