package org.ringbook.core;

import org.ringbook.core.book.OrderFlags;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.ledger.Balances;
import org.ringbook.core.market.Market;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.ReplaceOrderDecoder;

/** Replaces of an order that was found: the checks, which only read, and then the change. Core thread only. */
final class OrderReplace {
    private static final byte OPEN = (byte) MarketState.OPEN.value();
    private static final byte AUCTION = (byte) MarketState.AUCTION.value();
    private static final int MARKET = OrdType.MARKET.value();
    private static final int LIMIT = OrdType.LIMIT.value();
    private static final int STOP = OrdType.STOP.value();

    private final CoreState state;
    private final OrderStore orders;
    private final Sweep sweep;
    private final Continuous continuous;
    private final StopOrders stops;
    private final OrderEnds ends;
    private final Aggressor aggressor = new Aggressor();
    private long priceTicks;
    private long orderQty;
    private long commandStopTicks;
    private long displayQty;
    private int sessionId;

    private int slot;
    private int accountId;
    private Market market;
    private boolean sell;
    private boolean waiting;
    private boolean limitOrder;
    /** A stop sell that waits, which has no price. */
    private boolean unpriced;

    private long cumQty;
    private long stopTicks;
    private long peakQty;
    private boolean keepsPlace;

    OrderReplace(
            final CoreState state,
            final Sweep sweep,
            final Continuous continuous,
            final StopOrders stops,
            final OrderEnds ends) {
        this.state = state;
        this.orders = state.orders;
        this.sweep = sweep;
        this.continuous = continuous;
        this.stops = stops;
        this.ends = ends;
    }

    void read(final ReplaceOrderDecoder command) {
        priceTicks = command.priceTicks();
        orderQty = command.orderQty();
        commandStopTicks = command.stopPriceTicks();
        displayQty = command.displayQty();
        sessionId = command.header().sessionId();
    }

    RejectReason check(final int of) {
        slot = of;
        accountId = orders.accountId(slot);
        market = state.markets.getOrNull(orders.marketId(slot));
        final RejectReason reason = checkModes();
        if (reason != RejectReason.NONE) {
            return reason;
        }
        final int flags = orders.flags(slot);
        final int ordType = OrderFlags.ordType(flags);
        sell = OrderFlags.isSell(flags);
        waiting = OrderFlags.isWaiting(flags);
        limitOrder = ordType == LIMIT;
        unpriced = ordType == STOP && sell;
        cumQty = orders.cumQty(slot);
        if (ordType == MARKET || OrderFlags.isByQuote(flags)) {
            return RejectReason.NOT_REPLACEABLE;
        }
        if (unpriced ? priceTicks != 0 : priceTicks < 1) {
            return RejectReason.INVALID_PRICE;
        }
        if (waiting ? commandStopTicks < 0 : commandStopTicks != 0) {
            return RejectReason.INVALID_STOP_PRICE;
        }
        return orderQty < 1 ? RejectReason.INVALID_QUANTITY : checkPeak();
    }

    /** An account that is killed has no order to replace. */
    private RejectReason checkModes() {
        if (state.halted) {
            return RejectReason.ENGINE_HALTED;
        }
        if (state.lowSpace) {
            return RejectReason.LOW_SPACE;
        }
        return NewOrderChecks.checkState(market);
    }

    private RejectReason checkPeak() {
        if (displayQty != 0 && (!limitOrder || displayQty < 0 || displayQty > orderQty)) {
            return RejectReason.INVALID_DISPLAY_QTY;
        }
        final long fallen = peakOf(orders.peakQty(slot));
        peakQty = displayQty == 0 ? fallen : peakOf(displayQty);
        if (peakQty != 0 && !NewOrderChecks.isPeak(peakQty, orderQty)) {
            return RejectReason.INVALID_DISPLAY_QTY;
        }
        stopTicks = waiting && commandStopTicks != 0 ? commandStopTicks : orders.stopPriceTicks(slot);
        keepsPlace = priceTicks == orders.limitTicks(slot)
                && stopTicks == orders.stopPriceTicks(slot)
                && peakQty == fallen
                && orderQty <= orders.orderQty(slot);
        return orderQty <= cumQty ? RejectReason.NONE : checkTerms();
    }

    private long peakOf(final long qty) {
        return qty >= orderQty ? 0 : qty;
    }

    private RejectReason checkTerms() {
        RejectReason reason = NewOrderChecks.checkQuantity(market, state, accountId, orderQty);
        if (reason == RejectReason.NONE && !unpriced) {
            reason = NewOrderChecks.checkNotional(market, state, accountId, priceTicks, orderQty);
        }
        if (reason != RejectReason.NONE) {
            return reason;
        }
        if (!keepsPlace
                && limitOrder
                && market.state() == OPEN
                && market.bands().isBeyondDynamic(sell, priceTicks, market.referenceTicks())) {
            return RejectReason.PRICE_OUTSIDE_BAND;
        }
        if (stopTicks != orders.stopPriceTicks(slot) && NewOrderChecks.isThrough(market, sell, stopTicks)) {
            return RejectReason.STOP_PRICE_THROUGH;
        }
        if (OrderFlags.isPostOnly(orders.flags(slot))
                && priceTicks != orders.limitTicks(slot)
                && market.book().side(!sell).isCrossedBy(priceTicks)) {
            return RejectReason.POST_ONLY_WOULD_TRADE;
        }
        final Balances balances = market.heldAsset(sell).balances();
        return holdDelta(orderQty - cumQty) > balances.available(accountId)
                ? RejectReason.INSUFFICIENT_FUNDS
                : RejectReason.NONE;
    }

    private long holdDelta(final long leavesQty) {
        return (leavesQty == 0 ? 0 : market.hold(sell, priceTicks, leavesQty)) - ends.holdOf(market, slot);
    }

    /** Makes the change that was checked. */
    void run(final EventSink events) {
        orders.sessionId(slot, sessionId);
        if (orderQty <= cumQty) {
            market.book().remove(slot);
            say(cumQty, OrdStatus.FILLED, true, events);
            orders.terms(slot, priceTicks, cumQty, 0);
            ends.end(slot, OrdStatus.FILLED);
            return;
        }
        final OrdStatus ordStatus = cumQty == 0 ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED;
        if (keepsPlace) {
            say(orderQty, ordStatus, true, events);
            reduce();
            return;
        }
        market.book().remove(slot);
        say(orderQty, ordStatus, false, events);
        orders.terms(slot, priceTicks, orderQty, orderQty - cumQty);
        orders.peakQty(slot, peakQty);
        if (waiting) {
            orders.waitFor(slot, stopTicks, priceTicks);
            market.book().add(slot);
        } else if (market.state() == AUCTION) {
            market.book().add(slot);
        } else {
            trade(events);
        }
    }

    private void say(
            final long newOrderQty, final OrdStatus ordStatus, final boolean keptPriority, final EventSink events) {
        final long leavesQty = newOrderQty - cumQty;
        final long holdDelta = holdDelta(leavesQty);
        events.orderReplaced()
                .orderId(orders.orderId(slot))
                .accountId(accountId)
                .marketId(market.id())
                .holdAssetId(market.heldAsset(sell).id())
                .ordStatus(ordStatus)
                .keptPriority(keptPriority ? BooleanType.TRUE : BooleanType.FALSE)
                .priceTicks(priceTicks)
                .orderQty(newOrderQty)
                .leavesQty(leavesQty)
                .holdDeltaUnits(holdDelta)
                .stopPriceTicks(stopTicks)
                .displayQty(peakQty);
        market.heldAsset(sell).balances().hold(accountId, holdDelta);
    }

    /** In its place. What is displayed is at most what is left; with the peak as large as the order, all is. */
    private void reduce() {
        final long leavesQty = orderQty - cumQty;
        final long displayed = Math.min(orders.displayedQty(slot), leavesQty);
        orders.terms(slot, orders.priceTicks(slot), orderQty, leavesQty);
        if (orders.hasPeak(slot)) {
            orders.peakQty(slot, peakQty);
            orders.displayedQty(slot, displayed);
        }
        market.book().change();
    }

    private void trade(final EventSink events) {
        aggressor.load(orders, slot, market, market.referenceTicks());
        sweep.beginRange();
        continuous.run(aggressor, events);
        stops.afterTrading(market, aggressor.referenceTicks, events);
    }
}
