package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.ledger.Balances;
import org.ringbook.core.market.Market;
import org.ringbook.core.market.MarketTerms;
import org.ringbook.core.orders.ClOrdIdEntries;
import org.ringbook.core.orders.ClOrdIds;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.CancelOrderDecoder;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.CancelRejectedEncoder;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.ReplaceOrderDecoder;

/** Cancels and replaces of resting orders. {@code docs/rules.md}, ReplaceOrder and CancelOrder. Core thread only. */
final class OrderChanges {
    private final CoreState state;
    private final OrderStore orders;
    private final ClOrdIds clOrdIds;
    private final Matcher matcher;
    private final OrderEnds ends;
    private final Aggressor aggressor = new Aggressor();
    private boolean carriesClOrdId;
    /** The open order that is addressed, or that has the duplicate id; 0 if there is none. */
    private int slot;
    /** The client order id entry of an ended order that is addressed, or that has the duplicate id. */
    private int endedEntry;

    OrderChanges(final CoreState state, final Matcher matcher, final OrderEnds ends) {
        this.state = state;
        this.orders = state.orders;
        this.clOrdIds = state.clOrdIds;
        this.matcher = matcher;
        this.ends = ends;
    }

    void onCancelOrder(final CancelOrderDecoder command, final DirectBuffer buffer, final EventSink events) {
        final int accountId = command.accountId();
        final int origAt = command.limit() + 1;
        final int origLength = command.skipOrigClOrdId();
        final int clOrdIdAt = command.limit() + 1;
        final int clOrdIdLength = command.skipClOrdId();
        final RejectReason reason =
                find(accountId, command.orderId(), buffer, origAt, origLength, clOrdIdAt, clOrdIdLength);
        if (reason != RejectReason.NONE) {
            reject(accountId, reason, events);
            return;
        }
        takeClOrdId(accountId);
        ends.cancel(slot, CancelReason.REQUESTED, events);
    }

    void onReplaceOrder(final ReplaceOrderDecoder command, final DirectBuffer buffer, final EventSink events) {
        final int accountId = command.accountId();
        final long priceTicks = command.priceTicks();
        final long orderQty = command.orderQty();
        final int sessionId = command.header().sessionId();
        final int origAt = command.limit() + 1;
        final int origLength = command.skipOrigClOrdId();
        final int clOrdIdAt = command.limit() + 1;
        final int clOrdIdLength = command.skipClOrdId();
        RejectReason reason = find(accountId, command.orderId(), buffer, origAt, origLength, clOrdIdAt, clOrdIdLength);
        if (reason == RejectReason.NONE) {
            reason = checkReplace(priceTicks, orderQty);
        }
        if (reason != RejectReason.NONE) {
            reject(accountId, reason, events);
            return;
        }
        takeClOrdId(accountId);
        orders.sessionId(slot, sessionId);
        replace(priceTicks, orderQty, events);
    }

    private RejectReason find(
            final int accountId,
            final long orderId,
            final DirectBuffer buffer,
            final int origAt,
            final int origLength,
            final int clOrdIdAt,
            final int clOrdIdLength) {
        slot = 0;
        endedEntry = 0;
        if (!state.accounts.exists(accountId)) {
            return RejectReason.UNKNOWN_ACCOUNT;
        }
        carriesClOrdId = clOrdIdLength != 0;
        if (orderId == 0 && !clOrdIds.load(buffer, origAt, origLength)) {
            return RejectReason.INVALID_CL_ORD_ID;
        }
        final int origEntry = orderId == 0 ? clOrdIds.find(accountId) : 0;
        if (carriesClOrdId) {
            if (!clOrdIds.load(buffer, clOrdIdAt, clOrdIdLength)) {
                return RejectReason.INVALID_CL_ORD_ID;
            }
            final int duplicateOf = clOrdIds.find(accountId);
            if (duplicateOf != 0) {
                address(duplicateOf);
                return RejectReason.DUPLICATE_CL_ORD_ID;
            }
        }
        return orderId == 0 ? findByClOrdId(origEntry) : findById(accountId, orderId);
    }

    private RejectReason findById(final int accountId, final long orderId) {
        final int found = orders.slot(orderId);
        if (found == 0 || orders.accountId(found) != accountId) {
            return RejectReason.UNKNOWN_ORDER;
        }
        slot = found;
        return RejectReason.NONE;
    }

    private RejectReason findByClOrdId(final int entry) {
        if (entry == 0) {
            return RejectReason.UNKNOWN_ORDER;
        }
        address(entry);
        return endedEntry != 0 ? RejectReason.TOO_LATE : RejectReason.NONE;
    }

    private void address(final int entry) {
        final ClOrdIdEntries entries = clOrdIds.entries();
        if (entries.isOpen(entry)) {
            slot = entries.slot(entry);
        } else {
            endedEntry = entry;
        }
    }

    private RejectReason checkReplace(final long priceTicks, final long orderQty) {
        if (state.halted) {
            return RejectReason.ENGINE_HALTED;
        }
        if (state.lowSpace) {
            return RejectReason.LOW_SPACE;
        }
        final Market market = state.markets.getOrNull(orders.marketId(slot));
        final RejectReason stateReason = OrderEntry.checkState(market);
        if (stateReason != RejectReason.NONE) {
            return stateReason;
        }
        if (priceTicks < 1) {
            return RejectReason.INVALID_PRICE;
        }
        if (orderQty < 1) {
            return RejectReason.INVALID_QUANTITY;
        }
        return orderQty <= orders.cumQty(slot) ? RejectReason.NONE : checkTerms(market, priceTicks, orderQty);
    }

    private RejectReason checkTerms(final Market market, final long priceTicks, final long orderQty) {
        final MarketTerms terms = market.terms();
        if (orderQty > terms.maxQtyLots()) {
            return RejectReason.QUANTITY_TOO_LARGE;
        }
        if (orderQty < terms.minQtyLots()) {
            return RejectReason.QUANTITY_TOO_SMALL;
        }
        final RejectReason notionalReason = OrderEntry.checkNotional(market, priceTicks, orderQty);
        if (notionalReason != RejectReason.NONE) {
            return notionalReason;
        }
        final boolean sell = orders.isSell(slot);
        if (orders.isPostOnly(slot)
                && priceTicks != orders.priceTicks(slot)
                && market.book().side(!sell).isCrossedBy(priceTicks)) {
            return RejectReason.POST_ONLY_WOULD_TRADE;
        }
        final Balances balances = market.heldAsset(sell).balances();
        return holdDelta(market, priceTicks, orderQty - orders.cumQty(slot))
                        > balances.available(orders.accountId(slot))
                ? RejectReason.INSUFFICIENT_FUNDS
                : RejectReason.NONE;
    }

    private long holdDelta(final Market market, final long priceTicks, final long leavesQty) {
        final boolean sell = orders.isSell(slot);
        final long present = market.hold(sell, orders.priceTicks(slot), orders.leavesQty(slot));
        return (leavesQty == 0 ? 0 : market.hold(sell, priceTicks, leavesQty)) - present;
    }

    private void replace(final long priceTicks, final long orderQty, final EventSink events) {
        final Market market = state.markets.getOrNull(orders.marketId(slot));
        final long cumQty = orders.cumQty(slot);
        if (orderQty <= cumQty) {
            market.book().remove(slot);
            change(market, priceTicks, cumQty, true, OrdStatus.FILLED, events);
            ends.end(slot, OrdStatus.FILLED);
            return;
        }
        final OrdStatus ordStatus = cumQty == 0 ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED;
        if (priceTicks == orders.priceTicks(slot) && orderQty <= orders.orderQty(slot)) {
            change(market, priceTicks, orderQty, true, ordStatus, events);
            return;
        }
        market.book().remove(slot);
        change(market, priceTicks, orderQty, false, ordStatus, events);
        matchAnew(market, events);
    }

    private void change(
            final Market market,
            final long priceTicks,
            final long orderQty,
            final boolean keptPriority,
            final OrdStatus ordStatus,
            final EventSink events) {
        final boolean sell = orders.isSell(slot);
        final int accountId = orders.accountId(slot);
        final long leavesQty = orderQty - orders.cumQty(slot);
        final long holdDelta = holdDelta(market, priceTicks, leavesQty);
        events.orderReplaced()
                .orderId(orders.orderId(slot))
                .accountId(accountId)
                .marketId(market.id())
                .holdAssetId(market.heldAsset(sell).id())
                .ordStatus(ordStatus)
                .keptPriority(keptPriority ? BooleanType.TRUE : BooleanType.FALSE)
                .priceTicks(priceTicks)
                .orderQty(orderQty)
                .leavesQty(leavesQty)
                .holdDeltaUnits(holdDelta);
        market.heldAsset(sell).balances().hold(accountId, holdDelta);
        orders.terms(slot, priceTicks, orderQty, leavesQty);
    }

    private void matchAnew(final Market market, final EventSink events) {
        final boolean sell = orders.isSell(slot);
        aggressor.market = market;
        aggressor.orderId = orders.orderId(slot);
        aggressor.accountId = orders.accountId(slot);
        aggressor.sell = sell;
        aggressor.limited = true;
        aggressor.byQuote = false;
        aggressor.limitTicks = orders.priceTicks(slot);
        aggressor.leavesQty = orders.leavesQty(slot);
        matcher.match(aggressor, events);
        orders.leavesQty(slot, aggressor.leavesQty);
        if (aggressor.leavesQty == 0) {
            ends.end(slot, OrdStatus.FILLED);
        } else if (matcher.couldTrade(aggressor)) {
            ends.cancelUnbooked(slot, market, CancelReason.EVENT_LIMIT, events);
        } else {
            market.book().add(slot);
        }
    }

    /** Takes the id that {@link #find} has loaded last. */
    private void takeClOrdId(final int accountId) {
        if (carriesClOrdId) {
            final int first = orders.firstClOrdId(slot);
            final int newFirst = clOrdIds.take(accountId, orders.orderId(slot), first);
            clOrdIds.entries().slot(clOrdIds.entries().lastOfOrder(newFirst), slot);
            orders.firstClOrdId(slot, newFirst);
        }
    }

    private void reject(final int accountId, final RejectReason reason, final EventSink events) {
        final CancelRejectedEncoder event =
                events.cancelRejected().accountId(accountId).reason(reason);
        if (slot != 0) {
            event.ordStatus(orders.cumQty(slot) == 0 ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED)
                    .orderId(orders.orderId(slot))
                    .orderQty(orders.orderQty(slot))
                    .cumQty(orders.cumQty(slot))
                    .leavesQty(orders.leavesQty(slot));
        } else if (endedEntry != 0) {
            final ClOrdIdEntries entries = clOrdIds.entries();
            event.ordStatus(OrdStatus.get(entries.ordStatus(endedEntry)))
                    .orderId(entries.orderId(endedEntry))
                    .orderQty(entries.orderQty(endedEntry))
                    .cumQty(entries.cumQty(endedEntry))
                    .leavesQty(0);
        } else {
            event.ordStatus(OrdStatus.REJECTED).orderId(0).orderQty(0).cumQty(0).leavesQty(0);
        }
    }
}
