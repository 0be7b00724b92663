package org.ringbook.core;

import org.ringbook.core.book.OrderFlags;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.market.Market;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.TimeInForce;

/** An order on its way to the book: what it is, and what is left of it. One object is reused for all. */
final class Aggressor {
    private static final int LIMIT = OrdType.LIMIT.value();
    private static final int IOC = TimeInForce.IOC.value();
    private static final int FOK = TimeInForce.FOK.value();

    Market market;
    /** Where it is stored; 0 for a new order, which is stored only if it stays. */
    int slot;

    long orderId;
    int accountId;
    int sessionId;
    int firstClOrdId;
    /** Of {@link OrderFlags}. */
    int flags;

    boolean sell;
    /** Buys for an amount of quote, which is {@link #holdLeft}; else for a quantity. */
    boolean byQuote;

    int selfTradePrevention;
    /** Its limit, 0 if it has none. */
    long limitTicks;
    /** Its limit, or the worst price there is. */
    long worstTicks;
    /** The same, but not beyond the dynamic band. */
    long reachTicks;
    /** The market's reference when the command began. */
    long referenceTicks;

    long orderQty;
    long leavesQty;
    long cumQty;
    long peakQty;
    long expireTimeNs;
    /** Held for it and not yet spent or given back, in quote for a buy and base for a sell. */
    long holdLeft;
    /** Canceled while it swept. */
    boolean canceled;

    /** Sets what it may trade at, after market, flags and limit. */
    void setOut(final long newReferenceTicks) {
        referenceTicks = newReferenceTicks;
        canceled = false;
        sell = OrderFlags.isSell(flags);
        byQuote = OrderFlags.isByQuote(flags);
        selfTradePrevention = OrderFlags.selfTradePrevention(flags);
        worstTicks = isLimited() ? limitTicks : sell ? 1 : Long.MAX_VALUE;
        reachTicks = market.bands().dynamicPpm() == 0 ? worstTicks : withinDynamic();
    }

    private long withinDynamic() {
        final long bandTicks = market.bands().dynamicLimit(sell, referenceTicks);
        return sell ? Math.max(worstTicks, bandTicks) : Math.min(worstTicks, bandTicks);
    }

    /** Takes an open order that is in no queue. */
    void load(final OrderStore orders, final int from, final Market where, final long newReferenceTicks) {
        market = where;
        slot = from;
        orderId = orders.orderId(from);
        accountId = orders.accountId(from);
        flags = orders.flags(from);
        limitTicks = orders.limitTicks(from);
        setOut(newReferenceTicks);
        peakQty = orders.peakQty(from);
        if (byQuote) {
            orderQty = 0;
            leavesQty = 0;
            cumQty = 0;
            holdLeft = orders.leavesQty(from);
        } else {
            orderQty = orders.orderQty(from);
            leavesQty = orders.leavesQty(from);
            cumQty = orderQty - leavesQty;
            holdLeft = market.hold(sell, limitTicks, leavesQty);
        }
    }

    boolean isLimited() {
        return limitTicks != 0;
    }

    /** Whether its rest, if there is one, goes to the book. */
    boolean mayRest() {
        final int timeInForce = OrderFlags.timeInForce(flags);
        return isLimitOrder() && timeInForce != IOC && timeInForce != FOK;
    }

    boolean isLimitOrder() {
        return OrderFlags.ordType(flags) == LIMIT;
    }

    /** Lots it can still take at a price, at most those on offer there. */
    long lotsAt(final long priceTicks, final long offeredLots) {
        if (!byQuote) {
            return Math.min(leavesQty, offeredLots);
        }
        return Math.min(holdLeft / market.notional(priceTicks, 1), offeredLots);
    }

    boolean isWithinLimit(final long priceTicks) {
        return sell ? priceTicks >= worstTicks : priceTicks <= worstTicks;
    }

    boolean isWithinReach(final long priceTicks) {
        return sell ? priceTicks >= reachTicks : priceTicks <= reachTicks;
    }
}
