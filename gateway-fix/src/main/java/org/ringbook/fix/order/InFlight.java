package org.ringbook.fix.order;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.ringbook.client.venue.Market;
import org.ringbook.fix.message.FixMessage;
import org.ringbook.fix.message.Tags;
import org.ringbook.fix.report.FixCode;
import org.ringbook.fix.report.Order;
import org.ringbook.fix.report.Orders;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/**
 * What is fixed about an order that a replace names, though the event stream may not have shown the order yet: so that a replace which says
 * another market, side, type or time in force is refused, and its price is never read in another market's ticks. One thread.
 */
public final class InFlight {
    private final Orders orders;
    private final Map<String, Terms> byClOrdId = new HashMap<>();
    private final ArrayDeque<Sent> sent = new ArrayDeque<>();

    private record Terms(int marketId, Side side, OrdType ordType, TimeInForce timeInForce, boolean triggered) {
        private static Terms of(final Order order) {
            return new Terms(order.marketId(), order.side(), order.ordType(), order.timeInForce(), order.isTriggered());
        }
    }

    private record Sent(int sessionId, int number, String key) {}

    InFlight(final Orders orders) {
        this.orders = orders;
    }

    private static String key(final int accountId, final String clOrdId) {
        return accountId + "/" + clOrdId;
    }

    void onOrder(
            final int sessionId,
            final int number,
            final int accountId,
            final String clOrdId,
            final FixMessage message,
            final Market market) {
        final Terms terms = new Terms(
                market.marketId(),
                FixCode.side(message.character(Tags.SIDE, '1')),
                FixCode.ordType(message.character(Tags.ORD_TYPE, '2')),
                FixCode.timeInForce(message.character(Tags.TIME_IN_FORCE, '0')),
                false);
        remember(new Sent(sessionId, number, key(accountId, clOrdId)), terms);
    }

    void onReplace(
            final int sessionId,
            final int number,
            final int accountId,
            final String origClOrdId,
            final String clOrdId) {
        final Terms terms = terms(accountId, 0, origClOrdId);
        if (terms != null) {
            remember(new Sent(sessionId, number, key(accountId, clOrdId)), terms);
        }
    }

    private void remember(final Sent command, final Terms terms) {
        byClOrdId.putIfAbsent(command.key(), terms);
        sent.addLast(command);
    }

    /**
     * A command of this gateway was seen in the event stream, in the order in which they were sent.
     *
     * @param sessionId its session.
     * @param number    its MsgSeqNum.
     */
    public void onSeen(final int sessionId, final int number) {
        final Sent first = sent.peekFirst();
        if (first != null && first.sessionId() == sessionId && first.number() == number) {
            sent.removeFirst();
            byClOrdId.remove(first.key());
        }
    }

    /** The command that was made last was not sent after all. */
    public void onNotSent() {
        final Sent last = sent.pollLast();
        if (last != null) {
            byClOrdId.remove(last.key());
        }
    }

    private Terms terms(final int accountId, final long orderId, final String clOrdId) {
        final Order order = orderId == 0 ? orders.byClOrdId(accountId, clOrdId) : orders.byId(orderId);
        if (order != null && order.accountId() == accountId) {
            return Terms.of(order);
        }
        return orderId == 0 ? byClOrdId.get(key(accountId, clOrdId)) : null;
    }

    /** Refuses a replace of what can't be changed. Returns whether the order may wait for a stop price. */
    boolean checkReplace(
            final int accountId,
            final long orderId,
            final String origClOrdId,
            final FixMessage message,
            final Market market) {
        final Terms terms = terms(accountId, orderId, origClOrdId);
        if (terms == null) {
            return true; // the engine knows it, or says that there is none
        }
        fixed(terms.marketId() == market.marketId(), "Symbol (55)");
        fixed(terms.side() == FixCode.side(message.character(Tags.SIDE, '1')), "Side (54)");
        fixed(terms.ordType() == FixCode.ordType(message.character(Tags.ORD_TYPE, '2')), "OrdType (40)");
        fixed(
                !message.has(Tags.TIME_IN_FORCE)
                        || terms.timeInForce() == FixCode.timeInForce(message.character(Tags.TIME_IN_FORCE, '0')),
                "TimeInForce (59)");
        return !terms.triggered();
    }

    private static void fixed(final boolean same, final String what) {
        if (!same) {
            throw new Refusal(RejectReason.NOT_REPLACEABLE, what + " of an order can't be changed.");
        }
    }
}
