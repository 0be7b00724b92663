package org.ringbook.reference;

import java.math.BigInteger;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.Side;

/** What a replace would make of an order. The numbers are those of the checks in docs/rules.md. */
record Replacement(Order order, Command.ReplaceOrder command) {
    /** Is the new total not above what is filled? */
    boolean ends() {
        return command.orderQty() <= order.cumQty();
    }

    long orderQty() {
        return ends() ? order.cumQty() : command.orderQty();
    }

    long stopPriceTicks() {
        return command.stopPriceTicks() == 0 ? order.stopPriceTicks() : command.stopPriceTicks();
    }

    /** 0 if it has none. */
    long peak() {
        return peak(command.displayQty());
    }

    private long peak(final long displayQty) {
        final long peak = Math.min(displayQty == 0 ? order.peak() : displayQty, command.orderQty());
        return peak == command.orderQty() ? 0 : peak;
    }

    /** In units of the asset that the order holds. */
    BigInteger hold() {
        return ends()
                ? BigInteger.ZERO
                : order.market().hold(order.side(), command.priceTicks(), command.orderQty() - order.cumQty());
    }

    boolean keepsPlace() {
        return command.priceTicks() == order.limitTicks()
                && stopPriceTicks() == order.stopPriceTicks()
                && peak() == peak(0)
                && command.orderQty() <= order.orderQty();
    }

    private boolean isStopSell() {
        return order.ordType() == OrdType.STOP && order.side() == Side.SELL;
    }

    RejectReason checkForm() {
        if (order.isMarket() || order.isByQuote()) {
            return RejectReason.NOT_REPLACEABLE; // 6
        }
        if (isStopSell() ? command.priceTicks() != 0 : command.priceTicks() < 1) {
            return RejectReason.INVALID_PRICE; // 7
        }
        if (order.isStop() ? command.stopPriceTicks() < 0 : command.stopPriceTicks() != 0) {
            return RejectReason.INVALID_STOP_PRICE;
        }
        if (command.orderQty() < 1) {
            return RejectReason.INVALID_QUANTITY;
        }
        final boolean isBadDisplay = command.displayQty() < 0 || command.displayQty() > command.orderQty();
        if (command.displayQty() != 0 && (!order.isLimit() || isBadDisplay)) {
            return RejectReason.INVALID_DISPLAY_QTY; // 8
        }
        return peak() != 0 && OrderForm.isTooSmallAPeak(peak(), command.orderQty())
                ? RejectReason.INVALID_DISPLAY_QTY
                : RejectReason.NONE;
    }

    /** Of one that does not end the order. */
    RejectReason checkContent() {
        final RejectReason size = checkSize(); // 9
        if (size != RejectReason.NONE) {
            return size;
        }
        final Market market = order.market();
        final boolean isSweeping = !keepsPlace() && order.isLimit() && market.isOpen();
        if (isSweeping && market.dynamicBand().isBeyond(order.side(), command.priceTicks())) {
            return RejectReason.PRICE_OUTSIDE_BAND; // 10
        }
        final boolean isNewStopPrice = order.isStop() && stopPriceTicks() != order.stopPriceTicks();
        if (isNewStopPrice && market.isThrough(order.side(), stopPriceTicks())) {
            return RejectReason.STOP_PRICE_THROUGH; // 11
        }
        final boolean isNewPrice = command.priceTicks() != order.limitTicks();
        if (order.isPostOnly() && isNewPrice && market.wouldTrade(order.side(), command.priceTicks())) {
            return RejectReason.POST_ONLY_WOULD_TRADE; // 12
        }
        return RejectReason.NONE;
    }

    private RejectReason checkSize() {
        final Market market = order.market();
        if (command.orderQty() < market.terms().said().minQtyLots()) {
            return RejectReason.QUANTITY_TOO_SMALL;
        }
        if (command.orderQty() > market.terms().said().maxQtyLots()) {
            return RejectReason.QUANTITY_TOO_LARGE;
        }
        final RejectReason ofAccount = OrderEntry.checkAccountQuantity(command.orderQty(), order.account(), market);
        if (ofAccount != RejectReason.NONE || isStopSell()) {
            return ofAccount;
        }
        return OrderEntry.checkNotional(
                market.notional(command.priceTicks(), command.orderQty()), order.account(), market);
    }
}
