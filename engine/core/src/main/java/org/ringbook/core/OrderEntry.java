package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.ledger.Balances;
import org.ringbook.core.market.Market;
import org.ringbook.core.market.MarketTerms;
import org.ringbook.core.orders.ClOrdIdEntries;
import org.ringbook.core.orders.ClOrdIds;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.OrderRejectedEncoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** New orders: all checks, then acceptance, matching and rest. {@code docs/rules.md}, NewOrder. Core thread only. */
final class OrderEntry {
    private static final int POST_ONLY_BIT = 1;
    private static final int BY_QUOTE_BIT = 2;
    private static final int KNOWN_FLAGS = POST_ONLY_BIT | BY_QUOTE_BIT;

    private final CoreState state;
    private final OrderStore orders;
    private final ClOrdIds clOrdIds;
    private final Matcher matcher;
    private final Aggressor aggressor = new Aggressor();
    private int duplicateOf;
    private boolean postOnly;
    private boolean carriesClOrdId;
    private int timeInForce;

    OrderEntry(final CoreState state, final Matcher matcher) {
        this.state = state;
        this.orders = state.orders;
        this.clOrdIds = state.clOrdIds;
        this.matcher = matcher;
    }

    void onNewOrder(final NewOrderDecoder command, final DirectBuffer buffer, final EventSink events) {
        duplicateOf = 0;
        final RejectReason reason = check(command, buffer);
        if (reason == RejectReason.NONE) {
            accept(command.header().sessionId(), events);
        } else {
            reject(command, reason, events);
        }
    }

    private RejectReason check(final NewOrderDecoder command, final DirectBuffer buffer) {
        final int accountId = command.accountId();
        if (!state.accounts.exists(accountId)) {
            return RejectReason.UNKNOWN_ACCOUNT;
        }
        final RejectReason idReason = checkClOrdId(command, buffer, accountId);
        if (idReason != RejectReason.NONE) {
            return idReason;
        }
        if (state.halted) {
            return RejectReason.ENGINE_HALTED;
        }
        if (state.lowSpace) {
            return RejectReason.LOW_SPACE;
        }
        final Market market = state.markets.getOrNull(command.marketId());
        if (market == null) {
            return RejectReason.UNKNOWN_MARKET;
        }
        final RejectReason stateReason = checkState(market);
        if (stateReason != RejectReason.NONE) {
            return stateReason;
        }
        final long validUntilNs = command.validUntilNs();
        if (validUntilNs != 0 && state.lastTimestampNs > validUntilNs) {
            return RejectReason.VALID_UNTIL_PASSED;
        }
        final RejectReason typeReason = checkType(command);
        return typeReason != RejectReason.NONE ? typeReason : checkTerms(command, market);
    }

    private RejectReason checkClOrdId(final NewOrderDecoder command, final DirectBuffer buffer, final int accountId) {
        final int textAt = command.limit() + 1;
        final int length = command.clOrdIdLength();
        carriesClOrdId = length != 0;
        if (!carriesClOrdId) {
            return RejectReason.NONE;
        }
        if (!clOrdIds.load(buffer, textAt, length)) {
            return RejectReason.INVALID_CL_ORD_ID;
        }
        duplicateOf = clOrdIds.find(accountId);
        return duplicateOf != 0 ? RejectReason.DUPLICATE_CL_ORD_ID : RejectReason.NONE;
    }

    static RejectReason checkState(final Market market) {
        final byte marketState = market.state();
        if (marketState == MarketState.OPEN.value()) {
            return RejectReason.NONE;
        }
        return marketState == MarketState.HALTED.value() ? RejectReason.MARKET_HALTED : RejectReason.MARKET_CLOSED;
    }

    private RejectReason checkType(final NewOrderDecoder command) {
        final int side = command.sideRaw();
        final int ordType = command.ordTypeRaw();
        timeInForce = command.timeInForceRaw();
        final int flags = command.flags().getRaw();
        final boolean sideKnown = side == Side.BUY.value() || side == Side.SELL.value();
        final boolean market = ordType == OrdType.MARKET.value();
        final boolean gtc = timeInForce == TimeInForce.GTC.value();
        final boolean timeKnown = gtc || timeInForce == TimeInForce.IOC.value() || isFok();
        if (!sideKnown || !timeKnown || (!market && ordType != OrdType.LIMIT.value()) || (flags & ~KNOWN_FLAGS) != 0) {
            return RejectReason.INVALID_ORDER_TYPE;
        }
        postOnly = (flags & POST_ONLY_BIT) != 0;
        if (postOnly && (market || !gtc)) {
            return RejectReason.POST_ONLY_NOT_ALLOWED;
        }
        aggressor.sell = side == Side.SELL.value();
        aggressor.limited = !market;
        aggressor.byQuote = (flags & BY_QUOTE_BIT) != 0;
        return aggressor.byQuote && (!market || aggressor.sell) ? RejectReason.BY_QUOTE_NOT_ALLOWED : RejectReason.NONE;
    }

    private boolean isFok() {
        return timeInForce == TimeInForce.FOK.value();
    }

    private RejectReason checkTerms(final NewOrderDecoder command, final Market market) {
        final long priceTicks = command.priceTicks();
        if (aggressor.limited ? priceTicks < 1 : priceTicks != 0) {
            return RejectReason.INVALID_PRICE;
        }
        final long quantity = command.quantity();
        if (quantity < 1) {
            return RejectReason.INVALID_QUANTITY;
        }
        final RejectReason boundReason = checkBounds(market, priceTicks, quantity);
        if (boundReason != RejectReason.NONE) {
            return boundReason;
        }
        aggressor.market = market;
        aggressor.accountId = command.accountId();
        aggressor.limitTicks = aggressor.limited ? priceTicks : aggressor.sell ? 1 : Long.MAX_VALUE;
        aggressor.orderQty = aggressor.byQuote ? 0 : quantity;
        aggressor.leavesQty = aggressor.orderQty;
        aggressor.cumQty = 0;
        return checkBookAndFunds(market, priceTicks, quantity);
    }

    private RejectReason checkBounds(final Market market, final long priceTicks, final long quantity) {
        final MarketTerms terms = market.terms();
        if (aggressor.byQuote) {
            if (quantity > terms.maxNotionalUnits()) {
                return RejectReason.NOTIONAL_TOO_LARGE;
            }
            return quantity < terms.minNotionalUnits() ? RejectReason.NOTIONAL_TOO_SMALL : RejectReason.NONE;
        }
        if (quantity < terms.minQtyLots()) {
            return RejectReason.QUANTITY_TOO_SMALL;
        }
        if (quantity > terms.maxQtyLots()) {
            return RejectReason.QUANTITY_TOO_LARGE;
        }
        return aggressor.limited ? checkNotional(market, priceTicks, quantity) : RejectReason.NONE;
    }

    static RejectReason checkNotional(final Market market, final long priceTicks, final long qtyLots) {
        if (!market.isWithinMaxNotional(priceTicks, qtyLots)) {
            return RejectReason.NOTIONAL_TOO_LARGE;
        }
        return market.notional(priceTicks, qtyLots) < market.terms().minNotionalUnits()
                ? RejectReason.NOTIONAL_TOO_SMALL
                : RejectReason.NONE;
    }

    private RejectReason checkBookAndFunds(final Market market, final long priceTicks, final long quantity) {
        if (postOnly && market.book().side(!aggressor.sell).isCrossedBy(priceTicks)) {
            return RejectReason.POST_ONLY_WOULD_TRADE;
        }
        if (!aggressor.limited && market.book().side(!aggressor.sell).isEmpty()) {
            return RejectReason.NO_LIQUIDITY;
        }
        aggressor.holdLeft = holdOf(market, priceTicks, quantity);
        final Balances balances = market.heldAsset(aggressor.sell).balances();
        return aggressor.holdLeft > balances.available(aggressor.accountId)
                ? RejectReason.INSUFFICIENT_FUNDS
                : RejectReason.NONE;
    }

    private long holdOf(final Market market, final long priceTicks, final long quantity) {
        if (aggressor.byQuote) {
            return quantity;
        }
        if (aggressor.limited || aggressor.sell) {
            return market.hold(aggressor.sell, priceTicks, quantity);
        }
        matcher.walk(aggressor);
        return matcher.reachedCost();
    }

    private void reject(final NewOrderDecoder command, final RejectReason reason, final EventSink events) {
        final OrderRejectedEncoder event = events.orderRejected()
                .accountId(command.accountId())
                .marketId(command.marketId())
                .reason(reason);
        if (duplicateOf == 0) {
            event.firstOrdStatus(OrdStatus.REJECTED)
                    .firstOrderId(0)
                    .firstOrderQty(0)
                    .firstCumQty(0)
                    .firstLeavesQty(0);
            return;
        }
        final ClOrdIdEntries entries = clOrdIds.entries();
        final boolean open = entries.isOpen(duplicateOf);
        final long orderId = entries.orderId(duplicateOf);
        final int slot = open ? entries.slot(duplicateOf) : 0;
        event.firstOrdStatus(open ? openStatus(slot) : OrdStatus.get(entries.ordStatus(duplicateOf)))
                .firstOrderId(orderId)
                .firstOrderQty(open ? orders.orderQty(slot) : entries.orderQty(duplicateOf))
                .firstCumQty(open ? orders.cumQty(slot) : entries.cumQty(duplicateOf))
                .firstLeavesQty(open ? orders.leavesQty(slot) : 0);
    }

    private OrdStatus openStatus(final int slot) {
        return orders.cumQty(slot) == 0 ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED;
    }

    private void accept(final int sessionId, final EventSink events) {
        final Market market = aggressor.market;
        final long orderId = state.lastSequence;
        aggressor.orderId = orderId;
        aggressor.firstClOrdId = carriesClOrdId ? clOrdIds.take(aggressor.accountId, orderId, 0) : 0;
        events.orderAccepted()
                .accountId(aggressor.accountId)
                .marketId(market.id())
                .holdAssetId(market.heldAsset(aggressor.sell).id())
                .holdUnits(aggressor.holdLeft);
        market.heldAsset(aggressor.sell).balances().hold(aggressor.accountId, aggressor.holdLeft);
        if (isFok() && !canFillWhole()) {
            endAggressor(CancelReason.FOK_KILLED, OrdStatus.CANCELED, events);
            return;
        }
        matcher.match(aggressor, events);
        finish(sessionId, events);
    }

    private boolean canFillWhole() {
        matcher.walk(aggressor);
        return matcher.reachedEnd();
    }

    /** What becomes of the rest. */
    private void finish(final int sessionId, final EventSink events) {
        if (aggressor.byQuote) {
            finishByQuote(events);
        } else if (aggressor.leavesQty == 0) {
            endClOrdIds(OrdStatus.FILLED);
        } else if (matcher.couldTrade(aggressor)) {
            endAggressor(CancelReason.EVENT_LIMIT, OrdStatus.CANCELED, events);
        } else if (!aggressor.limited) {
            endAggressor(CancelReason.NO_LIQUIDITY, OrdStatus.CANCELED, events);
        } else if (timeInForce != TimeInForce.GTC.value()) {
            endAggressor(CancelReason.IOC_REST, OrdStatus.CANCELED, events);
        } else {
            rest(sessionId);
        }
    }

    private void finishByQuote(final EventSink events) {
        if (matcher.couldTrade(aggressor)) {
            endAggressor(CancelReason.EVENT_LIMIT, OrdStatus.CANCELED, events);
        } else if (aggressor.holdLeft == 0
                || !aggressor.market.book().side(true).isEmpty()) {
            final OrdStatus ordStatus = aggressor.cumQty > 0 ? OrdStatus.FILLED : OrdStatus.CANCELED;
            endAggressor(CancelReason.QUOTE_REST, ordStatus, events);
        } else {
            endAggressor(CancelReason.NO_LIQUIDITY, OrdStatus.CANCELED, events);
        }
    }

    private void endAggressor(final CancelReason reason, final OrdStatus ordStatus, final EventSink events) {
        final Market market = aggressor.market;
        events.orderCanceled()
                .orderId(aggressor.orderId)
                .accountId(aggressor.accountId)
                .marketId(market.id())
                .releasedAssetId(market.heldAsset(aggressor.sell).id())
                .reason(reason)
                .ordStatus(ordStatus)
                .releasedUnits(aggressor.holdLeft)
                .canceledQty(aggressor.leavesQty)
                .cumQty(aggressor.cumQty);
        market.heldAsset(aggressor.sell).balances().release(aggressor.accountId, aggressor.holdLeft);
        endClOrdIds(ordStatus);
    }

    private void endClOrdIds(final OrdStatus ordStatus) {
        if (aggressor.firstClOrdId != 0) {
            final long orderQty = aggressor.byQuote ? aggressor.cumQty : aggressor.orderQty;
            clOrdIds.end(aggressor.firstClOrdId, (byte) ordStatus.value(), orderQty, aggressor.cumQty);
        }
    }

    private void rest(final int sessionId) {
        final Market market = aggressor.market;
        final int slot = orders.add(aggressor.orderId, aggressor.accountId, market.id(), aggressor.sell, postOnly);
        orders.terms(slot, aggressor.limitTicks, aggressor.orderQty, aggressor.leavesQty);
        orders.sessionId(slot, sessionId);
        if (aggressor.firstClOrdId != 0) {
            orders.firstClOrdId(slot, aggressor.firstClOrdId);
            clOrdIds.entries().slot(aggressor.firstClOrdId, slot);
        }
        market.book().add(slot);
        state.accountOrders.add(slot);
    }
}
