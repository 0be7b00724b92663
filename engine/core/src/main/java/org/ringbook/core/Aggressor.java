package org.ringbook.core;

import org.ringbook.core.market.Market;

/** The incoming order while it is matched. One object, filled anew for each. Core thread only. */
final class Aggressor {
    Market market;
    long orderId;
    int accountId;
    int firstClOrdId;
    boolean sell;
    /** Has a limit of its own; else {@link #limitTicks} is the worst price there is. */
    boolean limited;
    /** Buys for an amount of quote; else for a quantity. */
    boolean byQuote;

    long limitTicks;
    long orderQty;
    long leavesQty;
    long cumQty;
    /** Held for it and not yet spent or given back, in quote for a buy and base for a sell. */
    long holdLeft;

    /** Lots it can still take of an order at a price, at most those on offer there. */
    long lotsAt(final long priceTicks, final long offeredLots) {
        if (!byQuote) {
            return Math.min(leavesQty, offeredLots);
        }
        return Math.min(holdLeft / market.notional(priceTicks, 1), offeredLots);
    }
}
