package org.ringbook.reference;

import org.ringbook.reference.Deadlines.Kind;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.OrdStatus;

/** How orders come to their places, leave them and end. */
final class OpenOrders {
    private final Exchange exchange;

    OpenOrders(final Exchange exchange) {
        this.exchange = exchange;
    }

    /** At the back of its stop price, of the market orders, or of its price with a new peak. */
    void place(final Order order) {
        final Market market = order.market();
        if (order.isStop()) {
            market.waiting(order.side()).add(order, order.stopPriceTicks());
        } else if (order.isMarket()) {
            market.book(order.side()).addMarket(order);
        } else {
            order.beginPeak();
            market.book(order.side()).add(order, order.limitTicks());
        }
        market.auction().isStirred(true);
        order.account().opened(order);
        if (order.expireTimeNs() != 0) {
            exchange.expiring.put(order.id(), order);
            exchange.deadlines.move(Kind.ORDER_EXPIRES, order.id(), 0, order.expireTimeNs());
        }
    }

    /** To the back of its price with a new peak. */
    static void renewPeak(final Order order) {
        final BookSide side = order.market().book(order.side());
        side.remove(order);
        order.beginPeak();
        side.add(order, order.limitTicks());
    }

    /** Out of its place, if it has one. */
    void leave(final Order order) {
        if (order.place() == null) {
            return;
        }
        final Market market = order.market();
        final BookSide side = order.isStop() ? market.waiting(order.side()) : market.book(order.side());
        side.remove(order);
        market.auction().isStirred(true);
        order.account().closed(order);
        if (order.expireTimeNs() != 0) {
            exchange.expiring.remove(order.id());
            exchange.deadlines.move(Kind.ORDER_EXPIRES, order.id(), order.expireTimeNs(), 0);
        }
    }

    void cancel(final Order order, final CancelReason reason, final Events events) {
        cancel(order, reason, reason == CancelReason.EXPIRED ? OrdStatus.EXPIRED : OrdStatus.CANCELED, events);
    }

    void cancel(final Order order, final CancelReason reason, final OrdStatus status, final Events events) {
        exchange.ledger.release(order.account().id(), order.holdAssetId(), order.held());
        events.orderCanceled(order, reason, status);
        end(order, status);
    }

    void end(final Order order, final OrdStatus status) {
        leave(order);
        exchange.clientOrderIds.end(order, status);
    }
}
