package org.ringbook.reference;

import java.math.BigInteger;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.RejectReason;

/** ReplaceOrder and CancelOrder. The numbers are those of the checks in docs/rules.md; see also {@link Replacement}. */
final class OrderChanges {
    private final Exchange exchange;
    private final OpenOrders openOrders;
    private final Matching matching;

    OrderChanges(final Exchange exchange, final OpenOrders openOrders, final Matching matching) {
        this.exchange = exchange;
        this.openOrders = openOrders;
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
        openOrders.cancel(order, CancelReason.REQUESTED, events);
        return Rejection.NONE;
    }

    Rejection replaceOrder(final Command.ReplaceOrder command, final Events events) {
        final Rejection addressed =
                checkAddress(command.accountId(), command.orderId(), command.origClOrdId(), command.clOrdId());
        if (!addressed.isNone()) {
            return addressed;
        }
        final Order order = find(command.accountId(), command.orderId(), command.origClOrdId());
        final Replacement replacement = new Replacement(order, command);
        RejectReason reason = checkState(order); // 5
        if (reason == RejectReason.NONE) {
            reason = replacement.checkForm();
        }
        if (reason == RejectReason.NONE && !replacement.ends()) {
            reason = replacement.checkContent();
            if (reason == RejectReason.NONE && !isCovered(order, replacement)) {
                reason = RejectReason.INSUFFICIENT_FUNDS; // 13
            }
        }
        if (reason != RejectReason.NONE) {
            return Rejection.of(reason, order.state());
        }
        replace(order, replacement, command, events);
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

    private RejectReason checkState(final Order order) {
        final RejectReason mode = OrderEntry.checkMode(exchange);
        return mode == RejectReason.NONE ? OrderEntry.checkState(order.market()) : mode;
    }

    private boolean isCovered(final Order order, final Replacement replacement) {
        final BigInteger available = exchange.ledger
                .balance(order.account().id(), order.holdAssetId())
                .available();
        return replacement.hold().subtract(order.held()).compareTo(available) <= 0;
    }

    private void replace(
            final Order order, final Replacement replacement, final Command.ReplaceOrder command, final Events events) {
        exchange.clientOrderIds.take(order, command.clOrdId());
        final BigInteger holdDelta = replacement.hold().subtract(order.held());
        exchange.ledger.hold(order.account().id(), order.holdAssetId(), holdDelta);
        final boolean keepsPlace = replacement.ends() || replacement.keepsPlace();
        if (!keepsPlace) {
            openOrders.leave(order);
        }
        order.replace(
                command.header().sessionId(),
                command.priceTicks(),
                replacement.stopPriceTicks(),
                replacement.orderQty(),
                replacement.hold());
        order.peak(replacement.peak());
        order.market().auction().isStirred(true);
        events.orderReplaced(order, replacement.ends(), keepsPlace, holdDelta);
        if (replacement.ends()) {
            openOrders.end(order, OrdStatus.FILLED);
        } else if (!keepsPlace) {
            enterAgain(order, events);
        }
    }

    private void enterAgain(final Order order, final Events events) {
        if (order.isStop() || order.market().state() == MarketState.AUCTION) {
            openOrders.place(order);
        } else {
            matching.run(order, new Course(order.market()), events);
        }
    }
}
