package org.ringbook.fix.report;

import java.util.ArrayList;
import java.util.List;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** An order as reports say it. Changed by {@link ReportMaker} alone. */
public final class Order {
    long orderId;
    int accountId;
    int marketId;
    int sessionId;
    Side side = Side.BUY;
    OrdType ordType = OrdType.LIMIT;
    TimeInForce timeInForce = TimeInForce.GTC;
    SelfTradePrevention selfTradePrevention = SelfTradePrevention.CANCEL_NEWEST;
    boolean postOnly;
    boolean byQuote;
    boolean triggered;
    OrdStatus status = OrdStatus.NEW;
    long priceTicks;
    long stopPriceTicks;
    long displayQty;
    long minQty;
    long expireTimeNs;

    /** Lots; of an order by quote the amount. */
    long quantity;

    long cumQty;
    long leavesQty;

    /** Σ price × quantity over its fills, ticks × lots. */
    long filledTicksLots;

    /** Latest last. */
    final List<String> clOrdIds = new ArrayList<>(1);

    Order() {}

    /** What a command asks for, before anything has come of it. */
    static Order of(final NewOrderDecoder asked) {
        final Order order = new Order();
        order.accountId = asked.accountId();
        order.marketId = asked.marketId();
        order.side = asked.side();
        order.ordType = asked.ordType();
        order.timeInForce = asked.timeInForce();
        order.postOnly = asked.flags().postOnly();
        order.byQuote = asked.flags().byQuote();
        order.selfTradePrevention = asked.selfTradePrevention();
        order.priceTicks = asked.priceTicks();
        order.quantity = asked.quantity();
        order.stopPriceTicks = asked.stopPriceTicks();
        order.displayQty = asked.displayQty();
        order.minQty = asked.minQty();
        order.expireTimeNs = asked.expireTimeNs();
        return order;
    }

    /**
     * Its id.
     *
     * @return FIX tag 37.
     */
    public long orderId() {
        return orderId;
    }

    /**
     * Where.
     *
     * @return a market.
     */
    public int marketId() {
        return marketId;
    }

    /**
     * Whose.
     *
     * @return an account.
     */
    public int accountId() {
        return accountId;
    }

    /**
     * Buy or sell.
     *
     * @return FIX tag 54.
     */
    public Side side() {
        return side;
    }

    /**
     * What it was entered as.
     *
     * @return FIX tag 40.
     */
    public OrdType ordType() {
        return ordType;
    }

    /**
     * How long.
     *
     * @return FIX tag 59.
     */
    public TimeInForce timeInForce() {
        return timeInForce;
    }

    /**
     * Whether it is open.
     *
     * @return false once it has ended.
     */
    public boolean isOpen() {
        return status == OrdStatus.NEW || status == OrdStatus.PARTIALLY_FILLED;
    }

    /**
     * Whether it was a stop and has been triggered.
     *
     * @return then it has no stop price any more.
     */
    public boolean isTriggered() {
        return triggered;
    }

    String clOrdId() {
        return clOrdIds.isEmpty() ? "" : clOrdIds.get(clOrdIds.size() - 1);
    }

    /** Total in lots: what is filled and what is open, once nothing is open what it was; by quote what it bought. */
    long orderQty() {
        return byQuote ? cumQty : quantity;
    }
}
