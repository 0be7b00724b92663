package org.ringbook.flow;

/** What a step asks of the engine. */
public enum FlowAction {
    /** A limit order that trades what it can and rests with what is left (good till canceled). */
    NEW_LIMIT,
    /** A limit order that trades what it can; the rest is canceled. */
    NEW_IOC_LIMIT,
    /** An order without limit that sweeps the other side; the rest is canceled. */
    NEW_MARKET,
    /** Takes the rest of a resting order out of the book. */
    CANCEL,
    /**
     * Gives a resting order a new price and a new total quantity (what has traded counts). The same price with less quantity
     * keeps the place in the queue; everything else goes to the tail and may trade.
     */
    REPLACE
}
