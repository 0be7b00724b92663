package org.ringbook.fix.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.ringbook.client.venue.Account;
import org.ringbook.client.venue.Catalog;
import org.ringbook.client.venue.Market;
import org.ringbook.fix.message.OutMessage;
import org.ringbook.fix.message.Tags;
import org.ringbook.sbe.messages.OrdStatus;

/** Writes what every execution report says of its order. */
final class OrderText {
    static final int AVG_PX = 6;
    static final int CUM_QTY = 14;
    static final int EXEC_ID = 17;
    static final int LAST_PX = 31;
    static final int LAST_QTY = 32;
    static final int ORD_STATUS = 39;
    static final int TEXT = 58;
    static final int TRANSACT_TIME = 60;
    static final int EXEC_TYPE = 150;
    static final int LEAVES_QTY = 151;

    /** Decimals that an average price has beyond those of the tick. */
    private static final int AVERAGE_DECIMALS = 8;

    private static final char PARTICIPATE_DONT_INITIATE = '6';

    private final Catalog catalog;

    OrderText(final Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Begins a report of an order.
     *
     * @param clOrdId  FIX tag 11, or empty.
     * @param origId   FIX tag 41, or empty.
     */
    void begin(
            final OutMessage out,
            final Order order,
            final String clOrdId,
            final String origId,
            final String execId,
            final char execType,
            final OrdStatus status) {
        final Account account = catalog.account(order.accountId);
        final Market market = catalog.market(order.marketId);
        out.begin("8")
                .put(Tags.ORDER_ID, order.orderId)
                .put(Tags.CL_ORD_ID, clOrdId)
                .put(Tags.ORIG_CL_ORD_ID, origId)
                .put(EXEC_ID, execId)
                .put(EXEC_TYPE, execType)
                .put(ORD_STATUS, FixCode.of(status))
                .put(Tags.ACCOUNT, account == null ? "" : account.name())
                .put(Tags.SYMBOL, market.symbol())
                .put(Tags.SIDE, FixCode.of(order.side));
        if (FixCode.isKnown(order.ordType)) {
            out.put(Tags.ORD_TYPE, FixCode.of(order.ordType));
        }
        if (FixCode.isKnown(order.timeInForce)) {
            out.put(Tags.TIME_IN_FORCE, FixCode.of(order.timeInForce));
        }
        out.put(Tags.ORDER_QTY, market.quantity(), order.orderQty());
        if (order.byQuote) {
            out.put(Tags.CASH_ORDER_QTY, market.quote().amount(), order.quantity);
        }
        terms(out, order, market);
    }

    private static void terms(final OutMessage out, final Order order, final Market market) {
        if (order.priceTicks > 0) {
            out.put(Tags.PRICE, market.price(), order.priceTicks);
        }
        if (order.stopPriceTicks > 0) {
            out.put(Tags.STOP_PX, market.price(), order.stopPriceTicks);
        }
        if (order.minQty > 0) {
            out.put(Tags.MIN_QTY, market.quantity(), order.minQty);
        }
        if (order.displayQty > 0) {
            out.put(Tags.MAX_FLOOR, market.quantity(), order.displayQty);
        }
        if (order.postOnly) {
            out.put(Tags.EXEC_INST, PARTICIPATE_DONT_INITIATE);
        }
        if (order.expireTimeNs > 0) {
            out.putTime(Tags.EXPIRE_TIME, order.expireTimeNs);
        }
    }

    /** Quantities, and the time of the record. */
    void end(final OutMessage out, final Order order, final long lastQty, final long lastTicks, final long timeNs) {
        final Market market = catalog.market(order.marketId);
        out.put(LAST_QTY, market.quantity(), lastQty)
                .put(LAST_PX, market.price(), lastTicks)
                .put(LEAVES_QTY, market.quantity(), order.leavesQty)
                .put(CUM_QTY, market.quantity(), order.cumQty)
                .put(AVG_PX, average(order, market))
                .putTime(TRANSACT_TIME, timeNs);
    }

    private static String average(final Order order, final Market market) {
        if (order.cumQty == 0) {
            return "0";
        }
        final long whole = order.filledTicksLots / order.cumQty;
        if (whole * order.cumQty == order.filledTicksLots) {
            return market.price().text(whole);
        }
        final BigDecimal tick =
                BigDecimal.valueOf(market.terms().tickMantissa(), market.terms().tickScale());
        return BigDecimal.valueOf(order.filledTicksLots)
                .multiply(tick)
                .divide(
                        BigDecimal.valueOf(order.cumQty),
                        market.price().decimals() + AVERAGE_DECIMALS,
                        RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
