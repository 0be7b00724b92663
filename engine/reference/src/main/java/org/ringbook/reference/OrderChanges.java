package org.ringbook.reference;

import java.math.BigInteger;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.RejectReason;

/** ReplaceOrder and CancelOrder. The numbers are those of the checks in docs/rules.md. */
final class OrderChanges {
    private final Exchange exchange;
    private final Matching matching;

    OrderChanges(final Exchange exchange, final Matching matching) {
        this.exchange = exchange;
        this.matching = matching;
    }

    Rejection cancelOrder(final Command.CancelOrder command, final Events events) {
        final Rejection addressed =
                checkAddress(command.accountId(), command.orderId(), command.origClOrdId(), command.clOrdId());
        if (!addressed.isNone()) {
            return addressed;
        }
        final Order order = find(command.accountId(), command.orderId(), command.origClOrdId());
        exchange.clientOrderIds.take(order, command.clOrdId());
        matching.leaveBook(order);
        matching.cancel(order, CancelReason.REQUESTED, OrdStatus.CANCELED, events);
        return Rejection.NONE;
    }

    Rejection replaceOrder(final Command.ReplaceOrder command, final Events events) {
        final Rejection addressed =
                checkAddress(command.accountId(), command.orderId(), command.origClOrdId(), command.clOrdId());
        if (!addressed.isNone()) {
            return addressed;
        }
        final Order order = find(command.accountId(), command.orderId(), command.origClOrdId());
        RejectReason reason = checkState(order.market());
        if (reason == RejectReason.NONE) {
            reason = checkForm(command);
        }
        if (reason == RejectReason.NONE && command.orderQty() > order.cumQty()) {
            reason = checkContent(command, order);
        }
        if (reason != RejectReason.NONE) {
            return Rejection.of(reason, order.state());
        }
        replace(order, command, events);
        return Rejection.NONE;
    }

    private Rejection checkAddress(
            final int accountId, final long orderId, final String origClOrdId, final String clOrdId) {
        if (exchange.account(accountId) == null) {
            return Rejection.of(RejectReason.UNKNOWN_ACCOUNT); // 1
        }
        final boolean badOwn = !clOrdId.isEmpty() && !Text.isClOrdId(clOrdId);
        final boolean badOriginal = orderId == 0 && !Text.isClOrdId(origClOrdId);
        if (badOwn || badOriginal) {
            return Rejection.of(RejectReason.INVALID_CL_ORD_ID); // 2
        }
        if (exchange.clientOrderIds.isRemembered(accountId, clOrdId)) {
            return Rejection.of(
                    RejectReason.DUPLICATE_CL_ORD_ID, exchange.clientOrderIds.state(accountId, clOrdId)); // 3
        }
        if (find(accountId, orderId, origClOrdId) != null) {
            return Rejection.NONE; // 4
        }
        final OrderState ended = orderId == 0 ? exchange.clientOrderIds.endedOrder(accountId, origClOrdId) : null;
        return ended == null ? Rejection.of(RejectReason.UNKNOWN_ORDER) : Rejection.of(RejectReason.TOO_LATE, ended);
    }

    /** The open order, or null. */
    private Order find(final int accountId, final long orderId, final String origClOrdId) {
        return orderId == 0
                ? exchange.clientOrderIds.openOrder(accountId, origClOrdId)
                : exchange.account(accountId).openOrders().get(orderId);
    }

    private RejectReason checkState(final Market market) {
        if (exchange.isHalted) {
            return RejectReason.ENGINE_HALTED; // 5
        }
        if (exchange.isLowSpace) {
            return RejectReason.LOW_SPACE;
        }
        return OrderEntry.checkState(market);
    }

    private static RejectReason checkForm(final Command.ReplaceOrder command) {
        if (command.priceTicks() < 1) {
            return RejectReason.INVALID_PRICE; // 6
        }
        return command.orderQty() < 1 ? RejectReason.INVALID_QUANTITY : RejectReason.NONE;
    }

    private RejectReason checkContent(final Command.ReplaceOrder command, final Order order) {
        final Market market = order.market();
        if (command.orderQty() > market.added().maxQtyLots()) {
            return RejectReason.QUANTITY_TOO_LARGE; // 7
        }
        if (command.orderQty() < market.added().minQtyLots()) {
            return RejectReason.QUANTITY_TOO_SMALL;
        }
        final RejectReason size =
                OrderEntry.checkNotional(market, market.notional(command.priceTicks(), command.orderQty()));
        if (size != RejectReason.NONE) {
            return size;
        }
        if (order.entered().postOnly()
                && command.priceTicks() != order.priceTicks()
                && market.wouldTrade(order.side(), command.priceTicks())) {
            return RejectReason.POST_ONLY_WOULD_TRADE; // 8
        }
        final BigInteger available = exchange.ledger
                .balance(order.account().id(), order.holdAssetId())
                .available();
        return newHold(command, order).subtract(order.held()).compareTo(available) > 0
                ? RejectReason.INSUFFICIENT_FUNDS // 9
                : RejectReason.NONE;
    }

    private static BigInteger newHold(final Command.ReplaceOrder command, final Order order) {
        return order.market().hold(order.side(), command.priceTicks(), command.orderQty() - order.cumQty());
    }

    private void replace(final Order order, final Command.ReplaceOrder command, final Events events) {
        exchange.clientOrderIds.take(order, command.clOrdId());
        final boolean ends = command.orderQty() <= order.cumQty();
        final long orderQty = ends ? order.cumQty() : command.orderQty();
        final BigInteger held = ends ? BigInteger.ZERO : newHold(command, order);
        final boolean keepsPlace = !ends && command.priceTicks() == order.priceTicks() && orderQty <= order.orderQty();
        final BigInteger holdDelta = held.subtract(order.held());

        exchange.ledger.hold(order.account().id(), order.holdAssetId(), holdDelta);
        if (!keepsPlace) {
            matching.leaveBook(order);
        }
        order.replace(command.header().sessionId(), command.priceTicks(), orderQty, held);
        events.orderReplaced(order, ends, ends || keepsPlace, holdDelta);
        if (ends) {
            matching.end(order, OrdStatus.FILLED);
        } else if (!keepsPlace) {
            matching.run(order, events);
        }
    }
}
