package org.ringbook.flow;

/** What a step asks of the engine. */
public enum FlowAction {
    /** A limit order that trades what it can and rests with what is left (good till canceled). */
    NEW_LIMIT,
    /** A limit order that trades what it can; the rest is canceled. */
    NEW_IOC_LIMIT,
    /** An order without limit that sweeps the other side; the rest is canceled. */
    NEW_MARKET,
    /**
     * An order without limit that becomes a limit order at the best opposite price: what it can't trade there rests there.
     */
    NEW_MARKET_TO_LIMIT,
    /** Takes the rest of a resting order out of the book. */
    CANCEL,
    /**
     * Gives a resting order a new price and a new total quantity (what has traded counts). The same price with less quantity
     * keeps the place in the queue; everything else goes to the tail and may trade.
     */
    REPLACE,
    /** From now on orders gather and nothing trades: an auction begins. It concerns the market, not an order. */
    GATHER,
    /** Makes the auction's trades, at one price, and goes on with continuous trading. It concerns the market, not an order. */
    UNCROSS
}
